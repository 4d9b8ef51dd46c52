package org.neuralquanta.special;

import org.hipparchus.special.Gamma;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.numerics.RelativeBound;
import org.neuralquanta.numerics.SaddlePoint;

/**
 * The regularised incomplete gamma functions \(Q(\tau,y)=\frac1{\Gamma(\tau)}\int_y^\infty t^{\tau-1}e^{-t}\,dt\) and \(P=1-Q\) for real τ
 * in [1e-3, 1e6] and finite y ≥ 0. For integer τ, Q(τ, y) is the probability that a Poisson variable of mean y is below τ (T8, T12).
 *
 * <p>Both are accurate to a relative error of 1e-13 times their condition number in y, max(1, |y Q′/Q|) (measured figures:
 * docs/accuracy.md); a value below 1e-300 may be returned as 0. Of the pair, the one that is free of cancellation is computed, and the
 * other is its complement: P by its series of positive terms to the left of τ + 1, Q by its continued fraction to the right of it, Q by the
 * finite Poisson sum for integer τ ≤ 32, and either by Temme's uniform expansion for τ ≥ 256 and y near τ. For τ &lt; 1 and y &lt; 1.1, Q
 * comes from its own series. The common factor \(y^\tau e^{-y}/\Gamma(\tau+1)\) is computed in Loader's saddle-point form. Stateless,
 * thread-safe.
 */
@Statement({"T8", "T12"})
public final class IncompleteGamma {

    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
    private static final int POISSON_UP_TO = 32;
    /** e^−y is far from underflow. */
    private static final double EXP_SAFE = 700;

    /** Below, the factors of {@link SaddlePoint#poisson} would underflow. */
    private static final double TINY = 1e-20;

    private static final double[] RECIPROCAL = new double[POISSON_UP_TO];

    static {
        for (int j = 1; j < POISSON_UP_TO; j++) {
            RECIPROCAL[j] = 1.0 / j;
        }
    }

    private IncompleteGamma() {}

    /**
     * \(Q(\tau,y)\).
     *
     * @param tau τ in [1e-3, 1e6]
     * @param y y ≥ 0, finite
     * @return Q(τ, y) in [0, 1]
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double upper(double tau, double y) {
        check(tau, y);
        if (tau <= POISSON_UP_TO && tau == Math.rint(tau) && y <= EXP_SAFE) {
            return poissonSum((int) tau, y);
        }
        if (!lowerIsSmaller(tau, y)) {
            return upperTail(tau, y);
        }
        return tau < 1 ? upperNearZero(tau, y) : 1 - lowerTail(tau, y);
    }

    /**
     * \(P(\tau,y)=1-Q(\tau,y)\).
     *
     * @param tau τ in [1e-3, 1e6]
     * @param y y ≥ 0, finite
     * @return P(τ, y) in [0, 1]
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double lower(double tau, double y) {
        check(tau, y);
        return lowerIsSmaller(tau, y) ? Math.min(1, lowerTail(tau, y)) : 1 - upper(tau, y);
    }

    /**
     * The Poisson term \(y^\tau e^{-y}/\Gamma(\tau+1)=P(\tau,y)-P(\tau+1,y)\), so that \(-y\,\partial_yQ(\tau,y)\) is
     * τ times it.
     *
     * @param tau τ in [1e-3, 1e6]
     * @param y y ≥ 0, finite
     * @return the term in [0, 1], to 1e-14 times its condition number max(1, |τ − y|)
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double term(double tau, double y) {
        check(tau, y);
        if (y == 0) {
            return 0;
        }
        if (tau >= SaddlePoint.STIRLING_FROM) {
            double exponent = -SaddlePoint.deviance(tau, y, tau - y) - SaddlePoint.stirlingError(tau);
            return Math.exp(exponent) / (ROOT_TWO_PI * Math.sqrt(tau));
        }
        double power = y <= EXP_SAFE ? Math.pow(y, tau) * Math.exp(-y) : Math.exp(tau * Math.log(y) - y);
        return power / gammaOfNext(tau);
    }

    /**
     * The logarithm of {@link #term}, which does not underflow.
     *
     * @param tau τ in [1e-3, 1e6]
     * @param y y ≥ 0, finite
     * @return \(\tau\ln y-y-\ln\Gamma(\tau+1)\), −∞ at y = 0
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double logTerm(double tau, double y) {
        check(tau, y);
        if (y == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (tau >= SaddlePoint.STIRLING_FROM) {
            return -SaddlePoint.deviance(tau, y, tau - y)
                    - SaddlePoint.stirlingError(tau)
                    - Math.log(ROOT_TWO_PI * Math.sqrt(tau));
        }
        return tau * Math.log(y) - y - Math.log(gammaOfNext(tau));
    }

    /**
     * An enclosure of Q(τ, y), which covers all rounding, and the truncation of a series by a geometric series.
     *
     * <p>For integer τ it is the finite sum of Poisson probabilities from its largest term on, or one minus the sum of the others, and its
     * relative width is about 1e-14 times the condition number in y. For other τ it is 1 − P with P from its series, of width below 2e-12
     * max(1, y − τ), intersected with the interval from Q(⌊τ⌋, y) to Q(⌈τ⌉, y), since Q increases with τ.
     *
     * @param tau τ in [1e-3, 1e6]
     * @param y y ≥ 0, finite
     * @return an interval that contains Q(τ, y)
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Enclosure upperEnclosure(double tau, double y) {
        check(tau, y);
        if (y == 0) {
            return Enclosure.exactly(1);
        }
        double below = Math.floor(tau);
        if (below == tau) {
            return y < tau ? lowerSeries(tau, y).complement() : poissonSumEnclosure(tau, y);
        }
        Enclosure bracket = new Enclosure(
                below == 0 ? 0 : upperEnclosure(below, y).lower(), upperEnclosure(below + 1, y).upper());
        if (y > tau + 300 + 20 * Math.sqrt(tau)) {
            // The terms would underflow.
            return bracket;
        }
        Enclosure narrow = lowerSeries(tau, y).complement();
        return new Enclosure(
                Math.max(bracket.lower(), narrow.lower()), Math.min(bracket.upper(), narrow.upper()));
    }

    /**
     * An enclosure of P(τ, y), which covers all rounding: narrow relative to P, down to 1e-300, where y &lt; τ, else relative to 1.
     *
     * @param tau τ in [1e-3, 1e6]
     * @param y y ≥ 0, finite
     * @return an interval that contains P(τ, y)
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Enclosure lowerEnclosure(double tau, double y) {
        check(tau, y);
        if (y == 0) {
            return Enclosure.exactly(0);
        }
        if (y < tau) {
            return lowerSeries(tau, y).probability();
        }
        Enclosure upper = upperEnclosure(tau, y);
        return new Enclosure(Math.max(0, Math.nextDown(1 - upper.upper())), Math.min(1, Math.nextUp(1 - upper.lower())));
    }

    /** P by its series, 0 &lt; y. */
    private static RelativeBound lowerSeries(double tau, double y) {
        return y < TINY && tau != Math.rint(tau)
                ? lowerNearZero(tau, y)
                : SaddlePoint.poisson(tau, y).times(RelativeBound.sumOfProducts(i -> y / (tau + (1 + i)), 2 * RelativeBound.U));
    }

    /**
     * Since \(P(\tau,y)\,\Gamma(\tau+1)/y^\tau\) lies in \([e^{-y},1]\), P is \((y/y_0)^\tau\) times the Poisson term at
     * \(y_0=10^{-20}\), to a relative 2e-20. The quotient costs u, the power 2u.
     */
    private static RelativeBound lowerNearZero(double tau, double y) {
        var power = new RelativeBound(Math.pow(y / TINY, tau), (tau + 3) * RelativeBound.U);
        return SaddlePoint.poisson(tau, TINY).times(power);
    }

    private static Enclosure poissonSumEnclosure(double tau, double y) {
        return SaddlePoint.poisson(tau - 1, y)
                .times(RelativeBound.sumOfProducts(i -> (tau - 1 - i) / y, RelativeBound.U))
                .probability();
    }

    private static void check(double tau, double y) {
        if (!(tau >= 1e-3 && tau <= 1e6)) {
            throw new IllegalArgumentException("tau must lie in [1e-3, 1e6], was " + tau);
        }
        if (!(y >= 0 && y < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("y must be finite and >= 0, was " + y);
        }
    }

    /** Left of here P is not much above ½ and its series converges fast; right of it the same holds for Q. */
    private static boolean lowerIsSmaller(double tau, double y) {
        return y < (tau < 1 ? 1.1 : TemmeExpansion.holds(tau, y) ? tau : tau + 1);
    }

    /** \(e^{-y}\sum_{j&lt;\tau}y^j/j!\): all terms are positive, so nothing cancels. */
    private static double poissonSum(int tau, double y) {
        double sum = 1;
        double term = 1;
        for (int j = 1; j < tau; j++) {
            term *= y * RECIPROCAL[j];
            sum += term;
        }
        return Math.min(1, Math.exp(-y) * sum);
    }

    /**
     * P by \(\frac{y^\tau e^{-y}}{\Gamma(\tau+1)}\sum_n\frac{y^n}{(\tau+1)\cdots(\tau+n)}\), or by Temme's expansion.
     */
    private static double lowerTail(double tau, double y) {
        if (TemmeExpansion.holds(tau, y)) {
            return TemmeExpansion.tail(tau, y);
        }
        double front = term(tau, y);
        if (front == 0) {
            return 0;
        }
        double sum = 1;
        double term = 1;
        for (double n = tau + 1; term > 1e-17 * sum; n++) {
            term *= y / n;
            sum += term;
        }
        return front * sum;
    }

    /**
     * Q by Legendre's continued fraction \(\Gamma(\tau,y)=\frac{y^\tau
     * e^{-y}}{y+1-\tau-}\,\frac{1(1-\tau)}{y+3-\tau-}\cdots\), as a forward recurrence with one division at the end,
     * or by Temme's expansion.
     */
    private static double upperTail(double tau, double y) {
        if (TemmeExpansion.holds(tau, y)) {
            return TemmeExpansion.tail(tau, y);
        }
        double front = term(tau, y);
        if (front == 0) {
            return 0;
        }
        double b = y + 1 - tau;
        double p0 = 0;
        double q0 = 1;
        double p1 = 1;
        double q1 = b;
        double last = 0;
        for (int n = 1; ; n++) {
            double a = n * (tau - n);
            b += 2;
            double p2 = b * p1 + a * p0;
            double q2 = b * q1 + a * q0;
            p0 = p1;
            q0 = q1;
            p1 = p2;
            q1 = q2;
            if (n % 4 == 0 || a == 0) {
                double fraction = p1 / q1;
                // Four steps differ by more than what is still missing.
                if (Math.abs(fraction - last) <= 1e-15 * fraction || a == 0) {
                    return front * tau * fraction;
                }
                last = fraction;
                if (q1 > 1e100) {
                    p0 *= 1e-100;
                    q0 *= 1e-100;
                    p1 *= 1e-100;
                    q1 *= 1e-100;
                }
            }
        }
    }

    /**
     * Q for τ &lt; 1 and small y, without the cancellation of 1 − P:
     * \(1-\frac{y^\tau}{\Gamma(\tau+1)}+\frac{y^\tau}{\Gamma(\tau+1)}\,\tau
     * \sum_{n\ge1}\frac{(-1)^{n+1}y^n}{(\tau+n)\,n!}\).
     */
    private static double upperNearZero(double tau, double y) {
        if (y == 0) {
            return 1;
        }
        double exponent = tau * Math.log(y) - Gamma.logGamma1p(tau);
        double sum = 0;
        double power = 1;
        for (int n = 1; Math.abs(power) > 1e-18 * y; n++) {
            power *= -y / n;
            sum -= power / (tau + n);
        }
        return -Math.expm1(exponent) + Math.exp(exponent) * tau * sum;
    }

    /** Γ(τ+1) for τ ≤ 8, from Hipparchus' 1/Γ on [−½, ½]. */
    private static double gammaOfNext(double tau) {
        double product = 1;
        double x = tau;
        while (x > 0.5) {
            product *= x;
            x--;
        }
        return product / (1 + Gamma.invGamma1pm1(x));
    }
}
