package org.neuralquanta.distribution;

import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;

/**
 * Use frequencies of infinitely many quanta as an analytic function p(k) of the rank, with bounds in the complex plane and a tail: what is
 * needed to prove sums over ranks. Every bound includes rounding. Implementations are immutable and thread-safe.
 */
@Statement("T48")
public interface Continuation {

    /**
     * The frequency at a real rank.
     *
     * @param rank k ≥ 1
     * @return p(k), 0 where it is too small for a double
     */
    double at(double rank);

    /**
     * A proven enclosure of the frequencies at all ranks k (1 + ε) with |ε| ≤ spread.
     *
     * @param rank k ≥ 1
     * @param spread the relative uncertainty of the rank, 0 where it is exact
     * @return an interval that contains them
     */
    Enclosure enclosureAt(double rank, double spread);

    /**
     * Bounds of p over the complex ranks k with logLeast ≤ log |k| ≤ logMost and |arg k| ≤ argument.
     *
     * @param logLeast the logarithm of the smallest modulus
     * @param logMost the logarithm of the largest modulus
     * @param argument the largest |arg k|, ≥ 0
     * @return a range that contains all values; unbounded where p may have a zero or a singularity
     */
    Range over(double logLeast, double logMost, double argument);

    /**
     * The tail, continued to real ranks.
     *
     * @param first the first rank, ≥ 1
     * @return a proven enclosure of \(\sum_{j\ge0}p(\mathrm{first}+j)\)
     */
    Enclosure tail(double first);

    /**
     * Complex numbers z with logLeast ≤ log |z| ≤ logMost and |arg z| ≤ argument.
     *
     * @param logLeast the logarithm of the smallest modulus, −∞ if unbounded
     * @param logMost the logarithm of the largest modulus, ∞ if unbounded
     * @param argument the largest |arg z|, ≥ 0, ∞ if unbounded
     */
    record Range(double logLeast, double logMost, double argument) {

        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException if one is not a number, or the argument is negative
         */
        public Range {
            if (Double.isNaN(logLeast) || Double.isNaN(logMost) || !(argument >= 0)) {
                throw new IllegalArgumentException(
                        "bounds must be numbers and the argument >= 0, were " + logLeast + ", " + logMost + " and " + argument);
            }
        }

        /** No bound at all. */
        public static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
}
