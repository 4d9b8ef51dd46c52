package org.neuralquanta.parity;

/**
 * The subtasks of multitask sparse parity, and how often each is asked. Immutable, thread-safe.
 *
 * @param tasks T, number of subtasks, 1 ≤ T ≤ 65,536 and not more than there are subsets
 * @param bits n, number of data bits, 1 ≤ n ≤ 128
 * @param subset k, bits whose parity is a subtask's label, 1 ≤ k ≤ n
 * @param alpha α of the subtasks' frequencies \(p_i \propto i^{-(1+\alpha)}\), −1 &lt; α ≤ 99
 */
public record Subtasks(int tasks, int bits, int subset, double alpha) {

    private static final int MOST_BITS = 2 * Long.SIZE;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Subtasks {
        Training.within("tasks", tasks, 1, 1 << 16);
        Training.within("bits", bits, 1, MOST_BITS);
        Training.within("subset", subset, 1, bits);
        if (!(alpha > -1 && alpha <= 99)) {
            throw new IllegalArgumentException("alpha must be > -1 and <= 99, was " + alpha);
        }
        if (subsets(bits, subset) < tasks) {
            throw new IllegalArgumentException("tasks must be at most " + (long) subsets(bits, subset)
                    + ", the number of subsets of " + subset + " of " + bits + " bits, was " + tasks);
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
     * Other frequencies.
     *
     * @param other α
     * @return the same subtasks otherwise
     */
    public Subtasks withAlpha(double other) {
        return new Subtasks(tasks, bits, subset, other);
    }
}
