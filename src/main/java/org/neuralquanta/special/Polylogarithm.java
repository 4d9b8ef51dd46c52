package org.neuralquanta.special;

import org.neuralquanta.Statement;

/**
 * The polylogarithm \(\mathrm{Li}_z(-e^m)\) of negative argument, which the Mellin transforms of the logistic and multilinear emergence
 * curves need (T8). For z &gt; 0 it is minus the complete Fermi–Dirac integral
 * \(\frac1{\Gamma(z)}\int_0^\infty\frac{t^{z-1}}{1+e^{t-m}}\,dt\).
 *
 * <p>Integrating by parts and separating off the value at 0 of the kernel \(g(t)=\tfrac14\mathrm{sech}^2\tfrac{t-m}2\) gives
 * \[-\mathrm{Li}_z(-e^m)=g(0)+\frac1{\Gamma(z+1)}\int_0^\infty t^z\,(g(t)-g(0)e^{-t})\,dt,\] where the integrand is positive and vanishes
 * as \(t^{z+1}\) at 0, so that z &gt; −1 is allowed and nothing cancels. With \(t=\ln(1+e^u)\) all its singularities lie on Im u = ±π
 * whatever m is, and the trapezoidal rule with step ⅜ in u has an error of about \(e^{-16\pi^2/3}\approx 10^{-23}\). Stateless,
 * thread-safe.
 */
@Statement("T8")
public final class Polylogarithm {

    private static final double STEP = 0.375;

    /** Where the integrand, which falls at least as e^u to the left, is below 1e-17 of its integral. */
    private static final int LEFT = -120;

    private Polylogarithm() {}

    /**
     * \(\mathrm{Li}_z(-e^m)\).
     *
     * @param z −1 &lt; z ≤ 100
     * @param m −50 ≤ m ≤ 200
     * @return the polylogarithm, a negative number; relative error below 1e-13 for z ≤ 4 (docs/accuracy.md)
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double value(double z, double m) {
        if (!(z > -1 && z <= 100)) {
            throw new IllegalArgumentException("z must lie in (-1, 100], was " + z);
        }
        checkMidpoint(m);
        double small = Math.exp(-m);
        double atZero = small / ((1 + small) * (1 + small));
        double sum = 0;
        for (int j = LEFT; j < last(z, m); j++) {
            double u = j * STEP;
            double t = softplus(u);
            double decay = Math.exp(-t);
            double q = -Math.expm1(-t) / (decay + small);
            sum += Math.pow(t, z) * decay * q * (2 + q) * logisticOf(u);
        }
        return -atZero * (1 + STEP * sum / gammaOfNext(z));
    }

    /**
     * \(\mathrm{Li}_{z-1}(-e^m)-\mathrm{Li}_z(-e^m)=\frac1{\Gamma(z+1)}\int_0^\infty
     * t^z\,\frac{2e^{t-m}}{(1+e^{t-m})^3}\,dt\), without the cancellation of the two terms, which for m = −50 agree
     * to 22 digits.
     *
     * @param z 0 &lt; z ≤ 100
     * @param m −50 ≤ m ≤ 200
     * @return the difference, a positive number; relative error below 1e-13 for z ≤ 4 (docs/accuracy.md)
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double difference(double z, double m) {
        if (!(z > 0 && z <= 100)) {
            throw new IllegalArgumentException("z must lie in (0, 100], was " + z);
        }
        checkMidpoint(m);
        double sum = 0;
        for (int j = LEFT; j < last(z, m); j++) {
            double u = j * STEP;
            double t = softplus(u);
            double open = 1 / (1 + Math.exp(t - m));
            sum += Math.pow(t, z) * open * open / (1 + Math.exp(m - t)) * logisticOf(u);
        }
        return 2 * STEP * sum / gammaOfNext(z);
    }

    private static void checkMidpoint(double m) {
        if (!(m >= -50 && m <= 200)) {
            throw new IllegalArgumentException("m must lie in [-50, 200], was " + m);
        }
    }

    /** The integrand falls as t^z e^(m-t); 45 + 3z beyond the larger of m and 0 it is below 1e-17 of its integral. */
    private static int last(double z, double m) {
        return (int) Math.ceil((Math.max(m, 0) + 45 + 4 * Math.max(z, 0)) / STEP);
    }

    private static double softplus(double u) {
        return u > 40 ? u : Math.log1p(Math.exp(u));
    }

    private static double logisticOf(double u) {
        return 1 / (1 + Math.exp(-u));
    }

    private static double gammaOfNext(double z) {
        return GammaRatio.value(1, z);
    }
}
