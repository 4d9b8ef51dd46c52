package org.neuralquanta.modular;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.transformer.Sequences;
import org.neuralquanta.transformer.TransformerShape;

/**
 * Addition modulo p, \(a, b, = \mapsto a + b \bmod p\), with some of the p² ordered pairs for training and the rest for test (T46).
 * Immutable, thread-safe.
 *
 * <p>Source: Nanda et al., arXiv 2301.05217.
 */
public final class ModularTask {

    /** A replicate of the seed that nothing else draws from. */
    private static final long SPLIT = -46;

    private static final int LARGEST = 1000;

    private final int p;
    private final int[] training;
    private final int[] rest;

    private ModularTask(int p, int[] training, int[] rest) {
        this.p = p;
        this.training = training;
        this.rest = rest;
    }

    /**
     * A random split.
     *
     * @param p the modulus, odd, from 3 to 999
     * @param pairs the number of pairs for training, ≥ 1 and fewer than p²
     * @param seed the seed of the split: those pairs are for training that draw the smallest numbers
     * @return the task
     * @throws IllegalArgumentException if a number is out of range
     */
    public static ModularTask of(int p, int pairs, long seed) {
        if (p < 3 || p % 2 == 0 || p >= LARGEST) {
            throw new IllegalArgumentException("the modulus must be odd and between 3 and 999, was " + p);
        }
        if (pairs < 1 || pairs >= p * p) {
            throw new IllegalArgumentException("training pairs must be between 1 and " + (p * p - 1) + ", were " + pairs);
        }
        RandomStream stream = RandomStream.of(seed, SPLIT);
        int[] drawn = IntStream.range(0, p * p)
                .boxed()
                .sorted(Comparator.comparingLong(pair -> stream.bits(pair, 0)))
                .mapToInt(Integer::intValue)
                .toArray();
        return new ModularTask(
                p,
                IntStream.of(drawn).limit(pairs).sorted().toArray(),
                IntStream.of(drawn).skip(pairs).sorted().toArray());
    }

    /**
     * The modulus.
     *
     * @return p
     */
    public int p() {
        return p;
    }

    /**
     * The pairs for training.
     *
     * @return p a + b for each, ascending
     */
    public int[] trainingPairs() {
        return training.clone();
    }

    /** The pairs for training, in ascending order. */
    Sequences train() {
        return sequences(training);
    }

    /** The pairs for test, in ascending order. */
    Sequences test() {
        return sequences(rest);
    }

    /** All pairs, in ascending order. */
    Sequences all() {
        return sequences(IntStream.range(0, p * p).toArray());
    }

    private Sequences sequences(int[] pairs) {
        var result = new Sequences(pairs.length, TransformerShape.modularAddition(p));
        for (int k = 0; k < pairs.length; k++) {
            int a = pairs[k] / p;
            int b = pairs[k] % p;
            result.symbols()[3 * k] = a;
            result.symbols()[3 * k + 1] = b;
            result.symbols()[3 * k + 2] = p;
            result.labels()[k] = (a + b) % p;
        }
        return result;
    }

    @Override
    public String toString() {
        return "ModularTask[p=" + p + ", train=" + training.length + ", test=" + rest.length + "]";
    }
}
