package org.neuralquanta.special;

import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;

/**
 * Power sums over ranks, \(\sum_{k=a}^{b} (k+q)^{-(1+\alpha)}\), with b up to 2^62 or infinite, at a cost that does not
 * depend on b. Stateless, thread-safe.
 *
 * <p><b>Method.</b> With \(s = 1+\alpha\), \(A = a+N+q\), \(B = b+q\) and
 * \(c(x) = \sum_{m=1}^{12} B_{2m}/(2m)!\,(s)_{2m-1}\,x^{-2m+1}\),
 * \[ \sum_{k=a}^{b} (k+q)^{-s} = \sum_{j\lt N} (a+j+q)^{-s} + \int_A^B x^{-s}\,dx + A^{-s}\bigl(\tfrac12 + c(A)\bigr)
 *    + B^{-s}\bigl(\tfrac12 - c(B)\bigr) + R, \qquad |R| \le |b_{13}\,(s)_{25}|\,A^{-s-25}. \]
 * The integral is \(P\,(1 - e^{-|\alpha| L})/|\alpha|\) with \(L = \log(B/A)\) and P the larger of \(A^{-\alpha}\) and \(B^{-\alpha}\):
 * evaluated by {@code log1p} and {@code expm1} it has no cancellation, whether a is near b, α is near 0 (where it is L) or a ~ 10^15; no
 * difference of two zeta values is ever taken. Sums of few terms are added term by term. k + q is kept to 106 bits, since its rounding to a
 * double would cost (1+α)/2 ulp.
 *
 * <p><b>Accuracy.</b> At most 8 ulp, wherever the result is a normal double. The enclosure is proven: with \(u = 2^{-53}\) and {@link
 * Math#pow}, {@link Math#log1p}, {@link Math#expm1} within one ulp as documented, B − A, A and their quotient cost 3u, log1p 2u more, the
 * product with |α| 1u, expm1 2u (the condition numbers of both functions are at most 1 here), the quotient 1u, P 4u and the product 1u: 14u
 * for the integral; the other parts have 8u at most, and four roundings add the parts, all positive: 18u of the result, to which the bound
 * on the error of c(A) and c(B) is added: 32u (1+α)/x of the summand there, and what was truncated.
 */
@Statement({"T1", "T2"})
public final class PowerSum {

    private static final double MIN_ALPHA = -9;
    private static final double MAX_ALPHA = 200;
    private static final double MAX_OFFSET = 1e300;
    private static final long MAX_RANK = 1L << 62;

    /** Sums of so few terms beyond the head cost no more term by term. */
    private static final int FEW = 4;

    private static final double ROUNDINGS = 20 * DoubleDouble.UNIT_ROUNDOFF;

    private PowerSum() {}

    /**
     * \(\sum_{k=a}^{b} (k+q)^{-(1+\alpha)}\).
     *
     * @param alpha α in [−9, 200]
     * @param q q in (−1, 1e300]
     * @param a first rank, in [1, 2^62]
     * @param b last rank, in [a − 1, 2^62]; a − 1 gives the empty sum
     * @return the sum, to within 8 ulp; 0 for the empty sum
     * @throws IllegalArgumentException if an argument is out of range or NaN
     * @throws ArithmeticException if a sum that is not empty is too large or too small for a normal double
     */
    public static double value(double alpha, double q, long a, long b) {
        return b == a - 1 ? empty(alpha, q, a, b) : finite(alpha, q, a, b).value();
    }

    /**
     * A rigorous enclosure of \(\sum_{k=a}^{b} (k+q)^{-(1+\alpha)}\).
     *
     * @param alpha α in [−9, 200]
     * @param q q in (−1, 1e300]
     * @param a first rank, in [1, 2^62]
     * @param b last rank, in [a − 1, 2^62]; a − 1 gives the empty sum
     * @return an interval that contains the sum, of relative width below 2e-14; [0, 0] for the empty sum
     * @throws IllegalArgumentException if an argument is out of range or NaN
     * @throws ArithmeticException if a sum that is not empty is too large or too small for a normal double
     */
    public static Enclosure enclosure(double alpha, double q, long a, long b) {
        return b == a - 1
                ? Enclosure.exactly(empty(alpha, q, a, b))
                : finite(alpha, q, a, b).enclosure();
    }

    /**
     * \(\sum_{k=a}^{\infty} (k+q)^{-(1+\alpha)} = \zeta(1+\alpha, a+q)\), without rounding a + q.
     *
     * @param alpha α in [1e-12, 200]
     * @param q q in (−1, 1e300]
     * @param a first rank, in [1, 2^62]
     * @return the sum, to within 4 ulp
     * @throws IllegalArgumentException if an argument is out of range or NaN
     * @throws ArithmeticException if the sum is too large or too small for a normal double
     */
    public static double tail(double alpha, double q, long a) {
        return infinite(alpha, q, a).value();
    }

    /**
     * A rigorous enclosure of \(\sum_{k=a}^{\infty} (k+q)^{-(1+\alpha)}\).
     *
     * @param alpha α in [1e-12, 200]
     * @param q q in (−1, 1e300]
     * @param a first rank, in [1, 2^62]
     * @return an interval that contains the sum, of relative width below 1e-14
     * @throws IllegalArgumentException if an argument is out of range or NaN
     * @throws ArithmeticException if the sum is too large or too small for a normal double
     */
    public static Enclosure tailEnclosure(double alpha, double q, long a) {
        return infinite(alpha, q, a).enclosure();
    }

    private static Approximation infinite(double alpha, double q, long a) {
        HurwitzZeta.requireConvergent(alpha);
        requireRanks(q, a);
        Approximation sum = HurwitzZeta.from(alpha, DoubleDouble.of(a, q));
        if (!sum.isNormal()) {
            throw notNormal(alpha, q, a, "infinity");
        }
        return sum;
    }

    private static double empty(double alpha, double q, long a, long b) {
        requireFinite(alpha, q, a, b);
        return 0;
    }

    private static Approximation finite(double alpha, double q, long a, long b) {
        requireFinite(alpha, q, a, b);
        DoubleDouble start = DoubleDouble.of(a, q);
        InversePower summand = InversePower.from(alpha, start);
        int count = summand.headTerms(start);
        Approximation sum = b - a < count + FEW
                ? direct(summand, start, (int) (b - a + 1))
                : eulerMaclaurin(summand, start, count, b - a - count);
        if (!sum.isNormal()) {
            throw notNormal(alpha, q, a, Long.toString(b));
        }
        return sum;
    }

    private static Approximation direct(InversePower summand, DoubleDouble start, int count) {
        double sum = summand.unscaled(summand.sum(start, count));
        return new Approximation(sum, ROUNDINGS * sum);
    }

    /** The sum over start, start + 1, …, start + head + span, of which the first summands are added one by one. */
    private static Approximation eulerMaclaurin(InversePower summand, DoubleDouble start, int head, long span) {
        DoubleDouble lower = start.plus(head);
        DoubleDouble upper = DoubleDouble.of(span, 0).plus(lower.high()).plus(lower.low());
        double powerAtLower = summand.primitive(lower);
        double powerAtUpper = summand.primitive(upper);
        double atLower = powerAtLower / lower.high();
        double atUpper = powerAtUpper / upper.high();
        double integral = Math.max(powerAtLower, powerAtUpper)
                * integral(Math.abs(summand.alpha()), Math.log1p(span / lower.high()));
        double ends = atLower * (0.5 + summand.correction(lower.high()))
                + atUpper * (0.5 - summand.correction(upper.high()));
        double sum = summand.sum(start, head) + (integral + ends);
        double error = ROUNDINGS * sum
                + atLower * summand.correctionError(lower.high())
                + atUpper * summand.correctionError(upper.high());
        return new Approximation(summand.unscaled(sum), summand.unscaled(error));
    }

    /** \((1 - e^{-\alpha L})/\alpha\) for α ≥ 0, which is L at α = 0. */
    private static double integral(double alpha, double logRatio) {
        double exponent = alpha * logRatio;
        if (exponent < 0x1p-54) {
            return logRatio;
        }
        return exponent > 40 ? 1 / alpha : -Math.expm1(-exponent) / alpha;
    }

    private static void requireFinite(double alpha, double q, long a, long b) {
        if (!(alpha >= MIN_ALPHA && alpha <= MAX_ALPHA)) {
            throw new IllegalArgumentException(
                    "alpha must be in [" + MIN_ALPHA + ", " + MAX_ALPHA + "] for finitely many quanta, was " + alpha);
        }
        requireRanks(q, a);
        if (b < a - 1 || b > MAX_RANK) {
            throw new IllegalArgumentException(
                    "last rank must be in [" + (a - 1) + ", 2^62] for first rank " + a + ", was " + b);
        }
    }

    private static void requireRanks(double q, long a) {
        if (!(q > -1 && q <= MAX_OFFSET)) {
            throw new IllegalArgumentException("offset q must be > -1 and at most " + MAX_OFFSET + ", was " + q);
        }
        if (a < 1 || a > MAX_RANK) {
            throw new IllegalArgumentException("first rank must be in [1, 2^62], was " + a);
        }
    }

    private static ArithmeticException notNormal(double alpha, double q, long a, String b) {
        return new ArithmeticException("sum of (k + q)^-(1 + alpha) at alpha = " + alpha + ", q = " + q + " from k = " + a
                + " to " + b + " is too large or too small for a double of full precision");
    }
}
