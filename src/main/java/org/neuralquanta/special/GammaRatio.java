package org.neuralquanta.special;

import org.neuralquanta.Statement;
import org.neuralquanta.numerics.SaddlePoint;

/**
 * Ratios of gamma functions \(\Gamma(\tau+z)/\Gamma(\tau)\), the constant in every law of data (T8, T12, T13), without the cancellation of
 * two large logarithms.
 *
 * <p>After shifting τ to at least 9 by the recurrence, Stirling's series of both gamma functions is subtracted term by
 * term: \(\tau^z\exp((\tau+z-\tfrac12)\ln(1+z/\tau)-z+\delta(\tau+z)-\delta(\tau))\). Accuracy: relative error below
 * 1e-14 for z ≤ 4 and 1e-13 for z ≤ 100 (docs/accuracy.md). Stateless, thread-safe.
 */
@Statement({"T8", "T12", "T13"})
public final class GammaRatio {

    private static final double SHIFT_TO = SaddlePoint.STIRLING_FROM + 1;

    private GammaRatio() {}

    /**
     * \(\Gamma(\tau+z)/\Gamma(\tau)\).
     *
     * @param tau τ in [1e-3, 2e18]
     * @param z −1 &lt; z ≤ 100 with τ + z &gt; 0
     * @return the ratio
     * @throws IllegalArgumentException if an argument is out of range
     * @throws ArithmeticException if the ratio exceeds the largest double
     */
    public static double value(double tau, double z) {
        if (!(tau >= 1e-3 && tau <= 2e18)) {
            throw new IllegalArgumentException("tau must lie in [1e-3, 2e18], was " + tau);
        }
        if (!(z > -1 && z <= 100 && tau + z > 0)) {
            throw new IllegalArgumentException(
                    "z must lie in (-1, 100] with tau + z > 0, was " + z + " with tau " + tau);
        }
        double shifted = tau;
        double shift = 1;
        while (shifted < SHIFT_TO) {
            shift *= shifted / (shifted + z);
            shifted++;
        }
        double correction = (shifted + z - 0.5) * Math.log1p(z / shifted)
                - z
                + SaddlePoint.stirlingError(shifted + z)
                - SaddlePoint.stirlingError(shifted);
        double ratio = shift * Math.pow(shifted, z) * Math.exp(correction);
        if (Double.isInfinite(ratio)) {
            throw new ArithmeticException(
                    "Gamma(tau + z)/Gamma(tau) exceeds the largest double at tau " + tau + ", z " + z);
        }
        return ratio;
    }

    /**
     * \(\Gamma(z)\).
     *
     * @param z 0 &lt; z ≤ 100
     * @return Γ(z)
     * @throws IllegalArgumentException if z is out of range
     * @throws ArithmeticException if Γ(z) exceeds the largest double (z below 5.6e-309)
     */
    public static double gamma(double z) {
        if (!(z > 0)) {
            throw new IllegalArgumentException("z must lie in (0, 100], was " + z);
        }
        double gamma = value(1, z) / z;
        if (Double.isInfinite(gamma)) {
            throw new ArithmeticException("Gamma(z) exceeds the largest double at z " + z);
        }
        return gamma;
    }
}
