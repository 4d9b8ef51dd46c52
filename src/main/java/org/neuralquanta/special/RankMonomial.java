package org.neuralquanta.special;

import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;

/**
 * A monomial in the rank, \(f(k) = c\,(k+q)^{-(1+\alpha)}\,k^{r}\,\log(k+e-1)^{l}\), with Euler's e in the logarithm so that
 * it is 1 at k = 1, and its sums over ranges of ranks (T2). Use frequencies, gaps and exposures are all of this form.
 *
 * <p>Accuracy of sums: that of {@link PowerSum} for pure powers (l = 0 and either r or q is 0), otherwise a relative error of
 * at most 1e-13, by {@link SmoothSum}. Their cost does not depend on the number of ranks. Immutable, thread-safe.
 *
 * @param coefficient c, finite and &gt; 0
 * @param offset q, finite and &gt; −1
 * @param alpha α, finite; the power of k + q is −(1+α)
 * @param rankPower r, finite
 * @param logPower l, finite
 */
@Statement({"T2", "T17", "T19"})
public record RankMonomial(double coefficient, double offset, double alpha, double rankPower, double logPower)
        implements SmoothTerm {

    private static final double LOG_SHIFT = Math.E - 1;
    private static final double ULP = 0x1p-52;
    private static final double STEEPEST = 200;
    private static final double STEEPEST_GROWTH = 9;

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public RankMonomial {
        require(coefficient > 0 && coefficient < Double.POSITIVE_INFINITY, "coefficient must be finite and > 0", coefficient);
        require(offset > -1 && offset < Double.POSITIVE_INFINITY, "offset must be finite and > -1", offset);
        require(Double.isFinite(alpha), "alpha must be finite", alpha);
        require(Double.isFinite(rankPower), "rankPower must be finite", rankPower);
        require(Double.isFinite(logPower), "logPower must be finite", logPower);
    }

    private static void require(boolean holds, String what, double value) {
        if (!holds) {
            throw new IllegalArgumentException(what + ", was " + value);
        }
    }

    /**
     * The product with \(b\,k^{r}\).
     *
     * @param factor b &gt; 0
     * @param power r
     * @return the product
     */
    public RankMonomial times(double factor, double power) {
        return new RankMonomial(coefficient * factor, offset, alpha, rankPower + power, logPower);
    }

    /**
     * A real power, \(f(k)^{\nu}\), with an exponent \(\nu(1+\alpha)-1\) that is within 2^−52 of itself.
     *
     * @param power ν
     * @return the power
     */
    public RankMonomial power(double power) {
        if (power == 1) {
            return this;
        }
        double less = power - 1;
        double exponent = Math.fma(power, alpha, less) + DoubleDouble.twoSumError(power, -1, less);
        return new RankMonomial(Math.pow(coefficient, power), offset, exponent, rankPower * power, logPower * power);
    }

    /**
     * The product of two monomials with the same offset.
     *
     * @param other the other factor
     * @return the product
     * @throws IllegalArgumentException if the offsets differ
     */
    public RankMonomial times(RankMonomial other) {
        require(offset == other.offset, "offsets must agree: " + offset, other.offset);
        // One is added to the larger, so that a tiny alpha is not rounded away.
        double sum = Math.abs(alpha) < Math.abs(other.alpha) ? alpha + (1 + other.alpha) : (1 + alpha) + other.alpha;
        return new RankMonomial(
                coefficient * other.coefficient,
                offset,
                sum,
                rankPower + other.rankPower,
                logPower + other.logPower);
    }

    /**
     * The exponent β with \(f(k) \sim c\,k^{-(1+\beta)}\log(k)^l\).
     *
     * @return α − r
     */
    public double decay() {
        return alpha - rankPower;
    }

    @Override
    public double at(double rank) {
        double x = rank + offset;
        double value = coefficient * (Math.pow(x, -alpha) / x);
        if (rankPower != 0) {
            value *= Math.pow(rank, rankPower);
        }
        if (logPower != 0) {
            value *= Math.pow(Math.log(rank + LOG_SHIFT), logPower);
        }
        return value;
    }

    /**
     * The logarithmic slope \(-\frac{d\log f}{d\log k}\).
     *
     * @param rank k &gt; 0, real
     * @return \((1+\alpha)\frac{k}{k+q}-r-l\,\frac{k}{(k+e-1)\log(k+e-1)}\)
     */
    public double logSlope(double rank) {
        double slope = (1 + alpha) * (rank / (rank + offset)) - rankPower;
        double shifted = rank + LOG_SHIFT;
        return logPower == 0 ? slope : slope - logPower * rank / (shifted * Math.log(shifted));
    }

    @Override
    public Enclosure enclosureAt(double rank, double spread) {
        double shifted = spread * (offset < 0 ? rank / (rank + offset) : 1);
        double relative = Math.abs(1 + alpha) * (shifted + ULP)
                + Math.abs(rankPower) * (spread + ULP)
                + Math.abs(logPower) * (spread + 4 * ULP)
                + 8 * ULP;
        double value = at(rank);
        return Enclosure.around(value, 1.01 * relative * value);
    }

    /**
     * The logarithm of the monomial.
     *
     * @param logRank u ≥ 0
     * @return log f(e^u)
     */
    public double logAt(double logRank) {
        return logPlusRank(logRank) - logRank;
    }

    @Override
    public double atLog(double logRank) {
        return Math.exp(logPlusRank(logRank));
    }

    /** log(f(e^u) e^u), with α never added to 1. */
    private double logPlusRank(double logRank) {
        double log = Math.log(coefficient) - decay() * logRank;
        if (offset != 0) {
            log -= (1 + alpha) * Math.log1p(offset * Math.exp(-logRank));
        }
        if (logPower != 0) {
            log += logPower * Math.log(logRank + Math.log1p(LOG_SHIFT * Math.exp(-logRank)));
        }
        return log;
    }

    @Override
    public Enclosure enclosureAtLog(double logRank, double spread) {
        double log = logPlusRank(logRank);
        double share = offset * Math.exp(-logRank);
        double magnitude = Math.abs(Math.log(coefficient))
                + Math.abs(decay()) * logRank
                + Math.abs(1 + alpha) * Math.abs(Math.log1p(share));
        if (logPower != 0) {
            magnitude += Math.abs(logPower) * (1 + Math.log(1 + logRank));
        }
        double slope = Math.abs(decay())
                + Math.abs((1 + alpha) * share / (1 + share))
                + Math.abs(logPower) / Math.max(1, logRank);
        double relative = 8 * ULP * (1 + magnitude) + spread * slope;
        double value = Math.exp(log);
        return Enclosure.around(value, 1.01 * relative * value);
    }

    @Override
    public double logBound(Sector ranks, int power) {
        double bound = Math.log(coefficient);
        if (offset != 0 && Math.abs(offset) > Math.exp(ranks.logMin())) {
            bound += ranks.plus(offset).logPower(-(1 + alpha)) + ranks.logPower(rankPower + power);
        } else {
            bound += ranks.logPower((power - 1) - decay());
            bound += offset == 0 ? 0 : ranks.ratio(offset).logPower(-(1 + alpha));
        }
        if (logPower != 0) {
            Sector shifted = ranks.plus(LOG_SHIFT);
            bound += logPower * Math.log(logPower < 0 ? shifted.logMin() : Math.hypot(shifted.logMax(), shifted.argument()));
        }
        return bound;
    }

    /**
     * A bound on |arg f| over a sector.
     *
     * @param ranks the sector
     * @return a number not below |arg f(z)| for any z of the sector
     */
    public double argumentBound(Sector ranks) {
        if (offset == 0 && logPower == 0) {
            return Math.abs(1 + decay()) * ranks.argument();
        }
        double bound = Math.abs(1 + alpha) * ranks.plus(offset).argument() + Math.abs(rankPower) * ranks.argument();
        if (logPower != 0) {
            Sector shifted = ranks.plus(LOG_SHIFT);
            bound += Math.abs(logPower) * Math.atan2(shifted.argument(), shifted.logMin());
        }
        return bound;
    }

    /**
     * The sum over the ranks first..last; an empty range (last = first − 1) gives 0.
     *
     * @param first a, 1 ≤ a ≤ 2^62
     * @param last b, a − 1 ≤ b ≤ 2^62
     * @return Σ_{k=a}^{b} f(k)
     */
    public double sum(long first, long last) {
        return isPower() ? coefficient * PowerSum.value(decay(), offset, first, last) : smoothSum(first, last, false).value();
    }

    /**
     * A rigorous enclosure of {@link #sum}.
     *
     * @param first a, 1 ≤ a ≤ 2^62
     * @param last b, a − 1 ≤ b ≤ 2^62
     * @return an interval that contains the sum
     */
    public Enclosure sumEnclosure(long first, long last) {
        return isPower()
                ? Enclosure.exactly(coefficient).times(PowerSum.enclosure(decay(), offset, first, last))
                : smoothSum(first, last, true).enclosure();
    }

    /**
     * The sum over all ranks from first on.
     *
     * @param first a, 1 ≤ a ≤ 2^62
     * @return Σ_{k≥a} f(k)
     * @throws IllegalArgumentException if the sum diverges, α − r ≤ 0
     */
    public double tail(long first) {
        return isPower()
                ? coefficient * PowerSum.tail(decay(), offset, first)
                : smoothTail((double) first, false).value();
    }

    /**
     * A rigorous enclosure of {@link #tail}.
     *
     * @param first a, 1 ≤ a ≤ 2^62
     * @return an interval that contains the sum
     * @throws IllegalArgumentException if the sum diverges, α − r ≤ 0
     */
    public Enclosure tailEnclosure(long first) {
        return isPower()
                ? Enclosure.exactly(coefficient).times(PowerSum.tailEnclosure(decay(), offset, first))
                : smoothTail((double) first, true).enclosure();
    }

    /**
     * The sum \(\sum_{j\ge0} f(x+j)\), the tail continued to real ranks.
     *
     * @param first x ≥ 1, real
     * @return the sum
     * @throws IllegalArgumentException if the sum diverges, α − r ≤ 0
     */
    public double tailFrom(double first) {
        return isPower()
                ? coefficient * HurwitzZeta.value(decay(), first + offset)
                : smoothTail(first, false).value();
    }

    /** Whether {@link PowerSum} has the sum: it takes no steeper and no faster growing powers than these. */
    private boolean isPower() {
        return logPower == 0 && (rankPower == 0 || offset == 0) && decay() <= STEEPEST && decay() >= -STEEPEST_GROWTH;
    }

    private SmoothSum smoothSum(long first, long last, boolean rigorous) {
        var sum = new SmoothSum(this, rigorous, 0);
        sum.addRanks((double) first, Double.POSITIVE_INFINITY, last - first + 1);
        return sum;
    }

    private SmoothSum smoothTail(double first, boolean rigorous) {
        double decay = decay();
        require(decay > 0, "the sum over infinitely many ranks needs alpha - rankPower > 0", decay);
        var sum = new SmoothSum(this, rigorous, first < SmoothSum.FAR ? 0 : atLog(Math.log(first)) / (1 + decay));
        double from = Math.log(first + sum.addRanks(first, SmoothSum.FAR, Long.MAX_VALUE) - 0.5);
        while (true) {
            double rest = tailBound(from);
            if (rest <= 1e-17 * sum.value()) {
                sum.addKnown(0, rest);
                return sum;
            }
            double to = from + Math.min(from, 8 / decay);
            sum.addLogRange(from, to);
            from = to;
        }
    }

    /** A bound on the integral of f(e^u) e^u from u on, where u is large. */
    private double tailBound(double logRank) {
        double growth = Math.max(logPower, 0) / (decay() * logRank);
        if (growth >= 0.9) {
            return Double.POSITIVE_INFINITY;
        }
        double offsetGrowth = Math.max(1, Math.pow(1 + offset * Math.exp(-logRank), 1 + alpha));
        return 1.01 * offsetGrowth * atLog(logRank) / (decay() * (1 - growth));
    }
}
