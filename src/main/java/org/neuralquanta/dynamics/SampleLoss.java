package org.neuralquanta.dynamics;

import org.neuralquanta.Statement;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.numerics.BinomialTail;
import org.neuralquanta.numerics.Bisection;

/**
 * The loss on a single sample that uses m quanta, drawn independently by use frequency, where its loss is their mean and each
 * has gap 1 (T24). After n quanta have been learned the number of its unlearned quanta is binomial with m trials and
 * probability T(n), the tail, so the mean over samples is exactly T(n) for every m. A sample with m = 1 is monogenic: its loss jumps.
 *
 * <p>Immutable, thread-safe. Source: Michaud et al., arXiv 2303.13506, section 5.
 *
 * @param quanta how often each quantum is used
 * @param uses m, 1 ≤ m ≤ 10^6
 */
@Statement("T24")
public record SampleLoss(QuantaDistribution quanta, int uses) {

    private static final int MOST = 1_000_000;

    /**
     * Checks m.
     *
     * @throws IllegalArgumentException if m is out of range
     */
    public SampleLoss {
        checkUses(uses);
    }

    static void checkUses(int uses) {
        if (uses < 1 || uses > MOST) {
            throw new IllegalArgumentException("a sample must use between 1 and 1000000 quanta, was " + uses);
        }
    }

    /**
     * The mean over samples.
     *
     * @param learned n, 0 ≤ n ≤ 2^62
     * @return T(n)
     * @throws IllegalArgumentException if n is out of range
     */
    public double mean(long learned) {
        return quanta.tail(learned);
    }

    /**
     * The variance over samples.
     *
     * @param learned n, 0 ≤ n ≤ 2^62
     * @return T(n) (1 − T(n)) / m
     * @throws IllegalArgumentException if n is out of range
     */
    public double variance(long learned) {
        double tail = quanta.tail(learned);
        return tail * (1 - tail) / uses;
    }

    /**
     * The probability that the loss of a sample is at most a given value.
     *
     * @param learned n, 0 ≤ n ≤ 2^62
     * @param loss a loss, not NaN
     * @return P(loss of the sample ≤ loss)
     * @throws IllegalArgumentException if an argument is out of range
     */
    public double atMost(long learned, double loss) {
        if (Double.isNaN(loss)) {
            throw new IllegalArgumentException("loss must be a number, was NaN");
        }
        double unlearned = Math.floor(loss * uses);
        if (unlearned < 0) {
            return 0;
        }
        return unlearned >= uses ? 1 : below((long) unlearned + 1, quanta.tail(learned));
    }

    /** P(fewer than the given number of the m quanta are unlearned). */
    private double below(long count, double tail) {
        if (tail == 0 || tail == 1) {
            return tail == 0 ? 1 : 0;
        }
        return BinomialTail.below(uses, count, tail);
    }

    /**
     * A quantile of the losses of samples: the smallest loss j/m with at least this share of samples at or below it.
     *
     * @param learned n, 0 ≤ n ≤ 2^62
     * @param share the share of samples, above 0 and at most 1
     * @return the loss
     * @throws IllegalArgumentException if an argument is out of range
     */
    public double quantile(long learned, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share of samples must be above 0 and at most 1, was " + share);
        }
        double tail = quanta.tail(learned);
        long most = Bisection.last(-1, uses, unlearned -> below(unlearned + 1, tail) < share) + 1;
        return (double) most / uses;
    }
}
