package org.neuralquanta.lanes;

import java.util.Optional;
import org.neuralquanta.Kernel;
import org.neuralquanta.random.GammaDraws;
import org.neuralquanta.random.MixedGammas;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.random.ZipfDraws;

/**
 * Stages of a computation over blocks of numbers. A block is an array with a row for each of several quanta and, in the row, a
 * column for each stream of a group; its size is a multiple of 8. Every stage gives the same bits, scalar or vector, for any number of
 * lanes. For one thread; the arrays belong to the caller.
 *
 * <p>Stages are short, and arrays carry the numbers from one to the next: a long vector kernel is not compiled into registers.
 */
public sealed interface Blocks permits ScalarBlocks, VectorBlocks {

    /** The numbers that a block should hold at most, so that a few blocks stay in the nearest cache. */
    int SIZE = 1024;

    /**
     * The blocks of a kernel.
     *
     * @param kernel which one; AUTO and VECTOR are the vector kernel where the Vector API is there, else the scalar one, and the first
     *     time the log says so
     * @return blocks for one thread
     */
    static Blocks of(Kernel kernel) {
        return kernel == Kernel.SCALAR || !VectorApi.isPresent(System.Logger.Level.INFO) ? new ScalarBlocks() : new VectorBlocks();
    }

    /**
     * The kernel's name.
     *
     * @return {@code scalar} or {@code vector}
     */
    String name();

    /**
     * How many doubles are computed at once.
     *
     * @return the lanes, 1 for the scalar kernel
     */
    int lanes();

    /**
     * The coarse race, if this kernel has one.
     *
     * @param draws the distribution
     * @return one for one thread, or empty for the scalar kernel
     */
    Optional<CoarseRace> race(GammaDraws draws);

    /**
     * The coarse race of numbers of a random shape, if this kernel has one.
     *
     * @param draws the distribution
     * @return one for one thread, or empty for the scalar kernel
     */
    Optional<CoarseRace> race(MixedGammas draws);

    /**
     * Random bits for consecutive quanta of one stream.
     *
     * @param stream the stream
     * @param quantum the first quantum
     * @param draw which of the quantum's numbers
     * @param bits receives as many as it is long, a multiple of 8
     */
    void bits(RandomStream stream, long quantum, long draw, long[] bits);

    /**
     * Uniform numbers, those of {@link RandomStream#uniform}.
     *
     * @param bits random bits
     * @param count how many, a multiple of 8
     * @param uniforms receives them
     */
    void uniforms(long[] bits, int count, double[] uniforms);

    /**
     * Exponential numbers, those of {@link RandomStream#exponential}.
     *
     * @param bits random bits
     * @param count how many, a multiple of 8
     * @param exponentials receives them
     */
    void exponentials(long[] bits, int count, double[] exponentials);

    /**
     * Normal numbers, those of {@link RandomStream#normal}.
     *
     * @param bits random bits
     * @param count how many, a multiple of 8
     * @param normals receives them
     */
    void normals(long[] bits, int count, double[] normals);

    /**
     * Ranks of Zipf's distribution, those of {@link ZipfDraws#draw} with consecutive counters.
     *
     * @param draws the distribution
     * @param stream the stream
     * @param counter the counter of the first
     * @param ranks receives as many as it is long, a multiple of 8
     */
    void ranks(ZipfDraws draws, RandomStream stream, long counter, long[] ranks);

    /**
     * Natural logarithms to 1 ulp.
     *
     * @param x any doubles
     * @param count how many, a multiple of 8
     * @param logs receives them
     */
    void logs(double[] x, int count, double[] logs);

    /**
     * Exponentials to 1 ulp above the subnormal numbers.
     *
     * @param x any doubles
     * @param count how many, a multiple of 8
     * @param exps receives them
     */
    void exps(double[] x, int count, double[] exps);
}
