package org.neuralquanta.special;

import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;

/**
 * The Hurwitz zeta function \(\zeta(1+\alpha, q) = \sum_{k\ge 0} (k+q)^{-(1+\alpha)}\), and with q = 1 the Riemann zeta
 * function. Stateless, thread-safe.
 *
 * <p><b>Method.</b> With \(s = 1+\alpha\), \(x = q+N\) and \(b_m = B_{2m}/(2m)!\), Euler–Maclaurin summation gives
 * \[ \zeta(s,q) = \sum_{j\lt N} (q+j)^{-s} + \frac{x^{-\alpha}}{\alpha} + x^{-s}\Bigl(\frac12 +
 *    \sum_{m=1}^{12} b_m\,(s)_{2m-1}\,x^{-2m+1}\Bigr) + R, \qquad |R| \le |b_{13}\,(s)_{25}|\,x^{-s-25}, \]
 * where R lies between 0 and the first omitted term because \(x^{-s}\) is completely monotone. N is the number of terms after which that
 * bound is below 2^−58 of \(q^{-s}\), itself at most ζ(s, q). For x ≥ 16(s+12) four corrections suffice.
 *
 * <p><b>Accuracy.</b> At most 4 ulp, 1 ulp root mean square, wherever the result is a normal double. The enclosure is proven: with \(u =
 * 2^{-53}\) and {@link Math#pow} within one ulp as documented, the relative error is at most 5u for the head, 5u for the integral and 6u
 * for \(x^{-s}\); two more roundings for the bracket and two for the sum of the three parts, all positive, make 10u of the result, to which
 * the bound on the error of the corrections is added.
 */
@Statement("T1")
public final class HurwitzZeta {

    private static final double MIN_ALPHA = 1e-12;
    private static final double MAX_ALPHA = 200;
    private static final double MIN_Q = 1e-6;
    private static final double MAX_Q = 1e300;
    private static final double ROUNDINGS = 12 * DoubleDouble.UNIT_ROUNDOFF;

    private HurwitzZeta() {}

    /**
     * \(\zeta(1+\alpha, q)\).
     *
     * @param alpha α in [1e-12, 200]
     * @param q q in [1e-6, 1e300]
     * @return ζ(1+α, q), to within 4 ulp
     * @throws IllegalArgumentException if an argument is out of range or NaN
     * @throws ArithmeticException if the value is too large or too small for a normal double
     */
    public static double value(double alpha, double q) {
        return approximation(alpha, q).value();
    }

    /**
     * A rigorous enclosure of \(\zeta(1+\alpha, q)\).
     *
     * @param alpha α in [1e-12, 200]
     * @param q q in [1e-6, 1e300]
     * @return an interval that contains ζ(1+α, q), of relative width below 1e-14
     * @throws IllegalArgumentException if an argument is out of range or NaN
     * @throws ArithmeticException if the value is too large or too small for a normal double
     */
    public static Enclosure enclosure(double alpha, double q) {
        return approximation(alpha, q).enclosure();
    }

    private static Approximation approximation(double alpha, double q) {
        requireConvergent(alpha);
        if (!(q >= MIN_Q && q <= MAX_Q)) {
            throw new IllegalArgumentException("q must be in [" + MIN_Q + ", " + MAX_Q + "], was " + q);
        }
        Approximation zeta = from(alpha, DoubleDouble.of(q));
        if (!zeta.isNormal()) {
            throw new ArithmeticException("zeta(1 + alpha, q) at alpha = " + alpha + ", q = " + q
                    + " is too large or too small for a double of full precision");
        }
        return zeta;
    }

    /**
     * Checks that an exponent gives a convergent series within the range of this class.
     *
     * @param alpha α
     * @throws IllegalArgumentException if α is not in [1e-12, 200]
     */
    static void requireConvergent(double alpha) {
        if (!(alpha >= MIN_ALPHA && alpha <= MAX_ALPHA)) {
            throw new IllegalArgumentException("alpha must be in [" + MIN_ALPHA + ", " + MAX_ALPHA
                    + "] for infinitely many quanta, was " + alpha
                    + (alpha <= 0 ? "; give a finite number of quanta for alpha <= 0" : ""));
        }
    }

    /**
     * The sum with its error bound, from a start that need not be a double.
     *
     * @param alpha α in [1e-12, 200]
     * @param start q &gt; 0
     * @return ζ(1+α, q), not checked to be a normal double
     */
    static Approximation from(double alpha, DoubleDouble start) {
        InversePower summand = InversePower.from(alpha, start);
        int count = summand.headTerms(start);
        DoubleDouble x = start.plus(count);
        double head = summand.sum(start, count);
        double primitive = summand.primitive(x);
        double end = primitive / x.high();
        double tail = primitive / alpha + end * (0.5 + summand.correction(x.high()));
        double zeta = head + tail;
        double error = ROUNDINGS * zeta + end * summand.correctionError(x.high());
        return new Approximation(summand.unscaled(zeta), summand.unscaled(error));
    }
}
