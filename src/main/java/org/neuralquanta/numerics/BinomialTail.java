package org.neuralquanta.numerics;

import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;

/**
 * The lower tail of the binomial distribution, \(P(\mathrm{Bin}(D,p)\lt\tau)=I_{1-p}(D-\tau+1,\tau)\): the
 * probability that fewer than τ of D samples use a quantum of use frequency p (T12, multinomial sampling). It is a
 * finite sum of positive terms, taken from its largest term on, or one minus the sum of the others.
 *
 * <p>Accurate to 1e-13 times the condition number in p (measured figures: docs/accuracy.md). Stateless, thread-safe.
 */
@Statement("T12")
public final class BinomialTail {

    private static final long MOST_TRIALS = 1L << 62;
    /** The number of terms that matter grows as 9√τ. */
    private static final long MOST_SUCCESSES = 1_000_000;

    private BinomialTail() {}

    /**
     * \(P(\mathrm{Bin}(D,p)\lt\tau)\).
     *
     * @param trials D in [1, 2^62]
     * @param successes τ in [1, 10^6]
     * @param p p in [0, 1]
     * @return the probability; below 1e-300 it may be 0
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double below(long trials, long successes, double p) {
        check(trials, successes, p);
        if (isCertain(trials, successes, p)) {
            return 1;
        }
        if (p == 1) {
            return 0;
        }
        if (successes == 1) {
            return Math.exp(trials * Math.log1p(-p));
        }
        return upperIsSmaller(trials, successes, p)
                ? Math.max(0, 1 - atLeast(trials, successes, p).value())
                : Math.min(1, fewer(trials, successes, p).value());
    }

    /**
     * An enclosure of {@link #below}, with all rounding, and the truncated tail bounded by a geometric series.
     *
     * @param trials D in [1, 2^62]
     * @param successes τ in [1, 10^6]
     * @param p p in [0, 1]
     * @return an interval that contains the probability, of relative width about 1e-14 times its condition number in p
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Enclosure belowEnclosure(long trials, long successes, double p) {
        check(trials, successes, p);
        if (isCertain(trials, successes, p)) {
            return Enclosure.exactly(1);
        }
        if (p == 1) {
            return Enclosure.exactly(0);
        }
        return upperIsSmaller(trials, successes, p)
                ? atLeast(trials, successes, p).complement()
                : fewer(trials, successes, p).probability();
    }

    /**
     * The complement \(P(\mathrm{Bin}(D,p)\ge\tau)\), without cancellation where it is small.
     *
     * @param trials D in [1, 2^62]
     * @param successes τ in [1, 10^6]
     * @param p p in [0, 1]
     * @return the probability; below 1e-300 it may be 0
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double notBelow(long trials, long successes, double p) {
        check(trials, successes, p);
        if (isCertain(trials, successes, p)) {
            return 0;
        }
        if (successes == 1 && p < 1) {
            return -Math.expm1(trials * Math.log1p(-p));
        }
        return p < 1 && upperIsSmaller(trials, successes, p)
                ? Math.min(1, atLeast(trials, successes, p).value())
                : 1 - below(trials, successes, p);
    }

    /**
     * An enclosure of {@link #notBelow}, with all rounding.
     *
     * @param trials D in [1, 2^62]
     * @param successes τ in [1, 10^6]
     * @param p p in [0, 1]
     * @return an interval that contains the probability
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Enclosure notBelowEnclosure(long trials, long successes, double p) {
        check(trials, successes, p);
        if (isCertain(trials, successes, p)) {
            return Enclosure.exactly(0);
        }
        if (p == 1) {
            return Enclosure.exactly(1);
        }
        return upperIsSmaller(trials, successes, p)
                ? atLeast(trials, successes, p).probability()
                : fewer(trials, successes, p).complement();
    }

    /**
     * An enclosure of {@link #term}, with all rounding.
     *
     * @param trials D in [1, 2^62]
     * @param successes j in [0, 10^6)
     * @param p p in [0, 1]
     * @return an interval that contains the probability
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Enclosure termEnclosure(long trials, long successes, double p) {
        check(trials, successes + 1, p);
        return successes > trials || p == 0 || p == 1
                ? Enclosure.exactly(term(trials, successes, p))
                : SaddlePoint.binomial(trials, successes, p).probability();
    }

    /**
     * The probability \(P(\mathrm{Bin}(D,p)=j)\).
     *
     * @param trials D in [1, 2^62]
     * @param successes j in [0, 10^6)
     * @param p p in [0, 1]
     * @return the probability; below 1e-300 it may be 0
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double term(long trials, long successes, double p) {
        check(trials, successes + 1, p);
        if (successes > trials || (p == 0 && successes > 0) || (p == 1 && successes < trials)) {
            return 0;
        }
        if (p == 0 || p == 1) {
            return 1;
        }
        return successes == 0
                ? Math.exp(trials * Math.log1p(-p))
                : SaddlePoint.binomial(trials, successes, p).value();
    }

    private static void check(long trials, long successes, double p) {
        if (trials < 1 || trials > MOST_TRIALS) {
            throw new IllegalArgumentException("trials must lie in [1, 2^62], was " + trials);
        }
        if (successes < 1 || successes > MOST_SUCCESSES) {
            throw new IllegalArgumentException("successes must lie in [1, 1000000], was " + successes);
        }
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p must lie in [0, 1], was " + p);
        }
    }

    private static boolean isCertain(long trials, long successes, double p) {
        return successes > trials || p == 0;
    }

    private static boolean upperIsSmaller(long trials, long successes, double p) {
        return trials * p < successes;
    }

    /** The sum of the terms τ, τ + 1, …; their ratios (D−j) p/((j+1)(1−p)) fall from below 1. */
    private static RelativeBound atLeast(long trials, long successes, double p) {
        double odds = p / (1 - p);
        return SaddlePoint.binomial(trials, successes, p)
                .times(RelativeBound.sumOfProducts(
                        i -> (trials - successes - i) / (double) (successes + 1 + i) * odds, 6 * RelativeBound.U));
    }

    /** The sum of the terms τ − 1, τ − 2, …, 0; their ratios j (1−p)/((D−j+1) p) fall from below 1. */
    private static RelativeBound fewer(long trials, long successes, double p) {
        double odds = (1 - p) / p;
        return SaddlePoint.binomial(trials, successes - 1, p)
                .times(RelativeBound.sumOfProducts(
                        i -> (successes - 1 - i) / (double) (trials - successes + 2 + i) * odds, 6 * RelativeBound.U));
    }
}
