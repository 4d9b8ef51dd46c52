package org.neuralquanta.special;

import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.numerics.MonomialTerm;
import org.neuralquanta.numerics.SmoothSum;

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
public record RankMonomial(double coefficient, double offset, double alpha, double rankPower, double logPower) {

    private static final double LOG_SHIFT = Math.E - 1;
    private static final double ULP = 0x1p-52;
    private static final double STEEPEST = 200;
    private static final double STEEPEST_GROWTH = 9;

    /** Powers down to e^−640 can be added without a factor in front. */
    private static final double LARGEST_LOG = 640;

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
     * @throws ArithmeticException if the coefficient leaves the range of doubles
     */
    public RankMonomial times(double factor, double power) {
        return new RankMonomial(inRange(coefficient * factor), offset, alpha, rankPower + power, logPower);
    }

    private static double inRange(double coefficient) {
        if (!(coefficient >= Double.MIN_NORMAL && coefficient <= Double.MAX_VALUE)) {
            throw new ArithmeticException("a product of monomials has a coefficient outside the range of a double");
        }
        return coefficient;
    }

    /**
     * A real power, \(f(k)^{\nu}\), whose exponent \(\nu(1+\alpha)-1\) has a relative error of at most 2^−52.
     *
     * @param power ν
     * @return the power
     * @throws IllegalArgumentException if an exponent leaves the range of doubles
     * @throws ArithmeticException if the coefficient leaves the range of doubles
     */
    public RankMonomial power(double power) {
        if (power == 1) {
            return this;
        }
        double less = power - 1;
        double exponent = Math.fma(power, alpha, less) + DoubleDouble.twoSumError(power, -1, less);
        return new RankMonomial(inRange(Math.pow(coefficient, power)), offset, exponent, rankPower * power, logPower * power);
    }

    /**
     * The product of two monomials with the same offset.
     *
     * @param other the other factor
     * @return the product
     * @throws IllegalArgumentException if the offsets differ
     * @throws ArithmeticException if the coefficient leaves the range of doubles
     */
    public RankMonomial times(RankMonomial other) {
        require(offset == other.offset, "offsets must agree: " + offset, other.offset);
        // One is added to the larger, so that a tiny alpha is not rounded away.
        double sum = Math.abs(alpha) < Math.abs(other.alpha) ? alpha + (1 + other.alpha) : (1 + alpha) + other.alpha;
        return new RankMonomial(
                inRange(coefficient * other.coefficient),
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

    /**
     * The value at a real rank.
     *
     * @param rank k &gt; 0
     * @return f(k)
     * @throws IllegalArgumentException if k is not above 0 and finite
     * @throws ArithmeticException if factors leave the range of doubles
     */
    public double at(double rank) {
        if (!(rank > 0 && rank < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rank must be finite and > 0, was " + rank);
        }
        return number(term().at(rank), rank);
    }

    private static double number(double value, double rank) {
        if (Double.isNaN(value)) {
            throw new ArithmeticException("factors leave the range of doubles at rank " + rank);
        }
        return value;
    }

    /**
     * A rigorous enclosure of the values at all ranks k (1 + ε) with |ε| ≤ spread.
     *
     * @param rank k ≥ 1
     * @param spread the relative uncertainty of the rank, 0 where it is exact
     * @return an interval that contains the values
     * @throws IllegalArgumentException if k is below 1 or the uncertainty negative
     * @throws ArithmeticException if the values leave the range of a double
     */
    public Enclosure enclosureAt(double rank, double spread) {
        if (!(rank >= 1 && spread >= 0)) {
            throw new IllegalArgumentException("rank must be >= 1 and its uncertainty >= 0, were " + rank + " and " + spread);
        }
        return term().enclosureAt(rank, spread);
    }

    /**
     * The logarithm of the monomial.
     *
     * @param logRank u ≥ −700, finite
     * @return log f(e^u)
     * @throws IllegalArgumentException if u is out of range
     */
    public double logAt(double logRank) {
        if (!(logRank >= -700 && logRank < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the logarithm of the rank must be finite and >= -700, was " + logRank);
        }
        return term().logAt(logRank);
    }

    private MonomialTerm term() {
        return new MonomialTerm(coefficient, offset, alpha, rankPower, logPower);
    }

    /**
     * The logarithmic slope \(-\frac{d\log f}{d\log k}\).
     *
     * @param rank k &gt; 0, real
     * @return \((1+\alpha)\frac{k}{k+q}-r-l\,\frac{k}{(k+e-1)\log(k+e-1)}\)
     * @throws IllegalArgumentException if k is not above 0 and finite
     * @throws ArithmeticException if factors leave the range of doubles
     */
    public double logSlope(double rank) {
        if (!(rank > 0 && rank < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rank must be finite and > 0, was " + rank);
        }
        double slope = (1 + alpha) * (rank / (rank + offset)) - rankPower;
        double shifted = rank + LOG_SHIFT;
        return number(logPower == 0 ? slope : slope - logPower * rank / (shifted * Math.log(shifted)), rank);
    }

    /**
     * The sum over the ranks from {@code first} to {@code last}; an empty range (last = first − 1) gives 0.
     *
     * @param first a, 1 ≤ a ≤ 2^62
     * @param last b, a − 1 ≤ b ≤ 2^62
     * @return Σ_{k=a}^{b} f(k)
     * @throws IllegalArgumentException if a rank is out of range
     * @throws ArithmeticException if the sum is out of the range of a double
     */
    public double sum(long first, long last) {
        if (!(first >= 1 && last >= first - 1)) {
            throw new IllegalArgumentException("last rank must be at least " + (first - 1) + " for first rank " + first + " >= 1, was " + last);
        }
        double sum = isPower((double) first) ? coefficient * PowerSum.value(decay(), offset, first, last) : smoothSum(first, last, false).value();
        if (Double.isNaN(sum)) {
            throw new ArithmeticException("the sum over ranks " + first + " to " + last + " is out of the range of a double");
        }
        return sum;
    }

    /**
     * A rigorous enclosure of {@link #sum}.
     *
     * @param first a, 1 ≤ a ≤ 2^62
     * @param last b, a − 1 ≤ b ≤ 2^62
     * @return an interval that contains the sum
     * @throws IllegalArgumentException if a rank is out of range
     * @throws ArithmeticException if the sum is out of the range of a double
     */
    public Enclosure sumEnclosure(long first, long last) {
        return isPower((double) first)
                ? Enclosure.exactly(coefficient)
                        .times(PowerSum.enclosure(decay(), offset, first, last))
                        .times(exponentLeftOut(Math.log((double) Math.max(first, last))))
                : smoothSum(first, last, true).enclosure();
    }

    /**
     * The sum over all ranks from {@code first} on.
     *
     * @param first a, 1 ≤ a ≤ 2^62
     * @return Σ_{k≥a} f(k)
     * @throws IllegalArgumentException if a is out of range, or the sum diverges, α − r ≤ 0
     */
    public double tail(long first) {
        checkFirst(first);
        return isPower((double) first)
                ? coefficient * PowerSum.tail(decay(), offset, first)
                : smoothTail((double) first, false).value();
    }

    private static void checkFirst(long first) {
        if (!(first >= 1)) {
            throw new IllegalArgumentException("first rank must be >= 1, was " + first);
        }
    }

    /**
     * A rigorous enclosure of {@link #tail}.
     *
     * @param first a, 1 ≤ a ≤ 2^62
     * @return an interval that contains the sum
     * @throws IllegalArgumentException if a is out of range, or the sum diverges, α − r ≤ 0
     * @throws ArithmeticException if the sum cannot be resolved
     */
    public Enclosure tailEnclosure(long first) {
        checkFirst(first);
        return isPower((double) first)
                ? Enclosure.exactly(coefficient)
                        .times(PowerSum.tailEnclosure(decay(), offset, first))
                        .times(exponentLeftOut(meanLog((double) first)))
                : smoothTail((double) first, true).enclosure();
    }

    /** A bound on the mean of log k over k ≥ a with weights \(k^{-(1+\beta)}\): \(\log a+\frac1\beta+\frac{\beta}{e(1+\beta)a}\). */
    private double meanLog(double first) {
        return Math.log(first) + 1.01 / decay() + 1;
    }

    /**
     * What α − r leaves out when it is rounded, at ranks with that mean logarithm: a factor of the sum. With an offset r is 0, and
     * nothing is left out.
     */
    private Enclosure exponentLeftOut(double meanLog) {
        double left = Math.abs(DoubleDouble.twoSumError(alpha, -rankPower, decay()));
        return left == 0 ? Enclosure.exactly(1) : Enclosure.around(1, 1.01 * left * meanLog);
    }

    /**
     * The sum \(\sum_{j\ge0} f(x+j)\), the tail continued to real ranks.
     *
     * @param first x ≥ 1, real
     * @return the sum
     * @throws IllegalArgumentException if x is out of range, or the sum diverges, α − r ≤ 0
     * @throws ArithmeticException if the sum is out of the range of a double
     */
    public double tailFrom(double first) {
        if (!(first >= 1 && first < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("first rank must be finite and >= 1, was " + first);
        }
        return isPower(first)
                ? coefficient * HurwitzZeta.value(decay(), first + offset)
                : smoothTail(first, false).value();
    }

    /**
     * A rigorous enclosure of {@link #tailFrom}.
     *
     * @param first x ≥ 2^53, a whole number
     * @return an interval that contains the sum
     * @throws IllegalArgumentException if the sum diverges, α − r ≤ 0
     */
    public Enclosure tailFromEnclosure(double first) {
        if (!isPower(first)) {
            return smoothTail(first, true).enclosure();
        }
        // The rounding of x + q; d log ζ(1+β, x) / d log x is between −β − 1 and 0 there.
        Enclosure rounding = Enclosure.around(1, (1 + decay()) * ULP);
        return Enclosure.exactly(coefficient)
                .times(HurwitzZeta.enclosure(decay(), first + offset))
                .times(rounding)
                .times(exponentLeftOut(meanLog(first)));
    }

    /** Whether {@link PowerSum} has the sum: it takes no steeper and no faster growing powers than these, in the range of doubles. */
    private boolean isPower(double first) {
        double decay = decay();
        return logPower == 0
                && (rankPower == 0 || offset == 0)
                && decay <= STEEPEST
                && decay >= -STEEPEST_GROWTH
                && (1 + decay) * Math.log(first + offset) < LARGEST_LOG;
    }

    private SmoothSum smoothSum(long first, long last, boolean rigorous) {
        var sum = new SmoothSum(term(), rigorous, 0);
        sum.addRanks((double) first, Double.POSITIVE_INFINITY, last - first + 1);
        return sum;
    }

    private SmoothSum smoothTail(double first, boolean rigorous) {
        double decay = decay();
        require(decay > 0, "the sum over infinitely many ranks needs alpha - rankPower > 0", decay);
        var sum = new SmoothSum(term(), rigorous, first < SmoothSum.FAR ? 0 : term().atLog(Math.log(first)) / (1 + decay));
        double from = Math.log(first + sum.addRanks(first, SmoothSum.FAR, Long.MAX_VALUE) - 0.5);
        sum.addKnown(0, ULP * (1 + from) * term().atLog(from));
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
        return 1.01 * offsetGrowth * term().atLog(logRank) / (decay() * (1 - growth));
    }
}
