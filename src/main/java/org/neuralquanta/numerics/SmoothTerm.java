package org.neuralquanta.numerics;

import org.neuralquanta.bound.Enclosure;

/**
 * A positive function of the rank whose sums over ranks can be computed by quadrature: with a proven error where it is analytic around
 * the positive real axis and bounded there by a formula, and with an estimated error where only its values are known. Implementations are
 * immutable and thread-safe.
 */
public interface SmoothTerm {

    /**
     * The value at a real rank.
     *
     * @param rank x ≥ 1
     * @return f(x)
     */
    double at(double rank);

    /**
     * A rigorous enclosure of the values at all ranks x (1 + ε) with |ε| ≤ spread.
     *
     * @param rank x ≥ 1
     * @param spread the relative uncertainty of the rank, 0 where it is exact
     * @return an interval that contains the values
     */
    Enclosure enclosureAt(double rank, double spread);

    /**
     * The value f(e^u) e^u, the integrand in the logarithm of the rank.
     *
     * @param logRank u ≥ 0
     * @return f(e^u) e^u
     */
    double atLog(double logRank);

    /**
     * A rigorous enclosure of {@link #atLog} at all logarithms u + ε with |ε| ≤ spread.
     *
     * @param logRank u ≥ 0
     * @param spread the absolute uncertainty of the logarithm
     * @return an interval that contains the values
     */
    Enclosure enclosureAtLog(double logRank, double spread);

    /**
     * An upper bound of \(\log|f(z)\,z^p|\) over a set of complex ranks.
     *
     * @param ranks the set
     * @param power p: 0 for sums, 1 for integrals in the logarithm of the rank
     * @return a number not below log |f(z) z^p| for any z of the set, +∞ if f may be singular there
     */
    double logBound(Sector ranks, int power);

    /**
     * The relative accuracy of the values, where only values are known: panels are then halved until they agree to this share of the sum.
     *
     * @return 0 where {@link #logBound} is proven, else a relative accuracy
     */
    default double resolution() {
        return 0;
    }

    /**
     * Whether values are known at whole ranks only. Then {@link #resolution} is above 0, and there are no values in the logarithm of the
     * rank.
     *
     * @return whether ranks must be whole
     */
    default boolean isAtWholeRanks() {
        return false;
    }
}
