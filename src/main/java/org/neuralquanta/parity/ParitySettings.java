package org.neuralquanta.parity;

import java.util.OptionalLong;
import org.neuralquanta.Statement;

/**
 * What a run of multitask sparse parity is made of. Immutable, thread-safe.
 *
 * @param tasks T, number of subtasks, 1 ≤ T ≤ 65,536 and not more than there are subsets
 * @param bits n, number of data bits, 1 ≤ n ≤ 62
 * @param subset k, bits whose parity is a subtask's label, 1 ≤ k ≤ n
 * @param alpha α of the subtasks' frequencies \(p_i \propto i^{-(1+\alpha)}\), −1 &lt; α ≤ 99
 * @param width number of hidden units, ≥ 1
 * @param batch samples of a step, ≥ 1
 * @param rate learning rate of Adam, &gt; 0
 * @param steps most steps, ≥ 1
 * @param data size D of the training set, at least a batch; empty for fresh samples at every step
 * @param seed names subsets, start and samples
 */
@Statement("T34")
public record ParitySettings(
        int tasks,
        int bits,
        int subset,
        double alpha,
        int width,
        int batch,
        double rate,
        long steps,
        OptionalLong data,
        long seed) {

    private static final int MOST_TASKS = 1 << 16;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public ParitySettings {
        within("tasks", tasks, 1, MOST_TASKS);
        within("bits", bits, 1, 62);
        within("subset", subset, 1, bits);
        if (!(alpha > -1 && alpha <= 99)) {
            throw new IllegalArgumentException("alpha must be > -1 and <= 99, was " + alpha);
        }
        within("width", width, 1, 1 << 16);
        within("batch", batch, 1, 1 << 20);
        if (!(rate > 0 && rate <= 1e30)) {
            throw new IllegalArgumentException("rate must be > 0 and <= 1e30, was " + rate);
        }
        within("steps", steps, 1, 1L << 40);
        if (data.isPresent() && data.getAsLong() < batch) {
            throw new IllegalArgumentException(
                    "data must be at least a batch of " + batch + " samples, was " + data.getAsLong() + "; take a smaller batch");
        }
        if (subsets(bits, subset) < tasks) {
            throw new IllegalArgumentException("tasks must be at most " + (long) subsets(bits, subset)
                    + ", the number of subsets of " + subset + " of " + bits + " bits, was " + tasks);
        }
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be between " + least + " and " + most + ", was " + value);
        }
    }

    private static double subsets(int bits, int subset) {
        double count = 1;
        for (int i = 0; i < subset; i++) {
            count = count * (bits - i) / (i + 1);
        }
        return Math.rint(count);
    }

    /**
     * The reference: 200 subtasks of 3 among 30 bits, α = 0.4, width 512, batch 1000, rate 1e-3, 40,000 steps, seed 1.
     *
     * @return settings of about a minute's run
     */
    public static ParitySettings reference() {
        return new ParitySettings(200, 30, 3, 0.4, 512, 1000, 1e-3, 40_000, OptionalLong.empty(), 1);
    }

    /**
     * The small configuration: 100 subtasks of 2 among 20 bits, α = 0.4, width 128, batch 500, rate 2e-3, 8,000 steps, seed 1.
     *
     * @return settings of about 3 seconds' run
     */
    public static ParitySettings small() {
        return new ParitySettings(100, 20, 2, 0.4, 128, 500, 2e-3, 8_000, OptionalLong.empty(), 1);
    }

    /**
     * Another seed.
     *
     * @param other the seed
     * @return the same settings otherwise
     */
    public ParitySettings withSeed(long other) {
        return new ParitySettings(tasks, bits, subset, alpha, width, batch, rate, steps, data, other);
    }

    /**
     * Another number of hidden units.
     *
     * @param other the width
     * @return the same settings otherwise
     */
    public ParitySettings withWidth(int other) {
        return new ParitySettings(tasks, bits, subset, alpha, other, batch, rate, steps, data, seed);
    }

    /**
     * Another exponent of frequencies.
     *
     * @param other α
     * @return the same settings otherwise
     */
    public ParitySettings withAlpha(double other) {
        return new ParitySettings(tasks, bits, subset, other, width, batch, rate, steps, data, seed);
    }

    /**
     * Another number of steps.
     *
     * @param other the most steps
     * @return the same settings otherwise
     */
    public ParitySettings withSteps(long other) {
        return new ParitySettings(tasks, bits, subset, alpha, width, batch, rate, other, data, seed);
    }

    /**
     * A training set of limited size instead of fresh samples.
     *
     * @param size D
     * @return the same settings otherwise
     */
    public ParitySettings withData(long size) {
        return new ParitySettings(tasks, bits, subset, alpha, width, batch, rate, steps, OptionalLong.of(size), seed);
    }
}
