package org.neuralquanta.montecarlo;

import java.util.Arrays;
import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.race.Range;

/**
 * Simulates the loss as a function of network size and data (T38): data sets are drawn as in {@link Simulation} under Poisson sampling, and
 * a quantum is learned if the network has room for it and it has met its τ useful samples. Immutable, thread-safe.
 *
 * <p>With room for the n most used quanta, n is at most 10^9, and infinitely many quanta are simulated without truncation, since those
 * beyond n are never learned. With room by chance, the number of quanta must be finite. The result depends on neither the kernel nor the
 * number of threads.
 *
 * @param data quanta, samples needed, exponents, replicates, seed, threads and kernel
 * @param room which quanta a network of a size has room for
 */
@Statement("T38")
public record JointSimulation(Simulation data, Room room) {

    private static final double LARGEST_COUNT = 1e9;
    private static final double LARGEST_SIZE = 1e18;

    /**
     * Checks that data and room are compatible.
     *
     * @throws IllegalArgumentException if sampling is not Poisson, samples are not drawn with the use frequencies, or room is drawn for
     *     infinitely many quanta
     */
    public JointSimulation {
        if (data.sampling() != Sampling.POISSON) {
            throw new IllegalArgumentException("sampling must be POISSON for parameters and data together, was " + data.sampling());
        }
        if (!data.training().equals(data.quanta())) {
            throw new IllegalArgumentException("samples must be drawn with the frequencies of use for parameters and data together, was " + data.training());
        }
        if (room instanceof Room.Drawn && data.quanta().quanta().isEmpty()) {
            throw new IllegalArgumentException("quanta must be finitely many where capacity is drawn for each; give their number");
        }
    }

    /**
     * Runs the simulation: each replicate gives the loss at all sizes and amounts of data.
     *
     * @param progress receives the progress of the run
     * @param sizes the sizes, increasing: numbers of quanta n, 0 ≤ n ≤ 10^9 and ≤ K; where room is drawn, values of x, 0 ≤ x ≤ 1e18
     * @param grid the amounts of data D, increasing, 1 ≤ D ≤ 1e18
     * @return for each size an estimate at each amount of data, with their digest
     * @throws IllegalArgumentException if sizes or grid do not increase or are out of range, or the run would take more memory than
     *     there is
     * @throws InterruptedException if the thread is interrupted; there is then no result
     */
    public List<Result> run(Observer.Progress progress, double[] sizes, double... grid) throws InterruptedException {
        double most = room instanceof Room.First
                ? Math.min(LARGEST_COUNT, (double) data.quanta().quanta().orElse(Long.MAX_VALUE))
                : LARGEST_SIZE;
        double before = -1;
        for (double size : sizes) {
            if (!(size > before && size >= 0 && size <= most)) {
                throw new IllegalArgumentException(
                        "sizes must increase and lie between 0 and " + most + ", were " + Arrays.toString(sizes));
            }
            if (room instanceof Room.First && size != Math.rint(size)) {
                throw new IllegalArgumentException("sizes must be whole numbers of quanta, was " + size);
            }
            before = size;
        }
        if (sizes.length == 0) {
            throw new IllegalArgumentException("sizes must have at least one number");
        }
        return new JointRun(this, progress, sizes, grid).results();
    }

    /** Which quanta a network of a given size has room for (T38). Immutable, thread-safe. */
    @Statement("T38")
    public sealed interface Room {

        /** Room for the n most used quanta; the size is n, a whole number. */
        @Statement("T38")
        record First() implements Room {}

        /**
         * Room for each quantum by chance: it has an exponential clock of rate \(p_k\), and there is room for it if the clock has rung by
         * x. The size is x. With probability ω a quantum is limited by room and data together; otherwise it counts twice, once limited by
         * room alone and once by data alone, so that the mean loss is \(T_N + T_D - \omega\,\sum_k w_k a_k b_k\).
         *
         * @param overlap ω, 0 ≤ ω ≤ 1
         */
        @Statement("T38")
        record Drawn(double overlap) implements Room {

            /**
             * Checks the share.
             *
             * @throws IllegalArgumentException if ω is out of range
             */
            public Drawn {
                Range.check("overlap", overlap, 0, 1);
            }
        }
    }
}
