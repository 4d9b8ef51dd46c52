package org.neuralquanta.parity;

import java.util.stream.IntStream;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.special.HurwitzZeta;

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

    /**
     * How often each subtask comes.
     *
     * @return \(p_1, \dots, p_T\)
     */
    public double[] frequencies() {
        var zipf = Zipf.finite(alpha, tasks);
        return IntStream.rangeClosed(1, tasks).mapToDouble(zipf::probability).toArray();
    }

    /**
     * T3's staircase over a number of learned subtasks that grows with a resource, as a smooth curve through the middle of its drops: by
     * Hurwitz's zeta \(\log 2 \sum_{i > n - 1/2} p_i\), so that at \(n = m + \frac12\) it is the staircase of m learned subtasks. A
     * curve through the lower corners of the drops lies below the staircase everywhere else, by half a subtask in the mean.
     *
     * @param learned n ≥ 0, a real number
     * @return the loss in nats; 0 from where the last subtask is learned
     * @throws IllegalArgumentException if α is not above 0 or n not at least 0
     */
    public double loss(double learned) {
        if (!(alpha > 0)) {
            throw new IllegalArgumentException("alpha must be > 0 for the staircase, was " + alpha);
        }
        if (!(learned >= 0)) {
            throw new IllegalArgumentException("learned must be >= 0, was " + learned);
        }
        double first = Zipf.finite(alpha, tasks).probability(1);
        double above = HurwitzZeta.value(alpha, learned + 0.5) - HurwitzZeta.value(alpha, tasks + 1.0);
        return SubtaskCurves.GAP * first * Math.max(0, above);
    }
}
