package org.neuralquanta.form;

import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;

/**
 * log Γ(1+z) with ψ and ψ′, for 0 &lt; z ≤ 100: Stirling's series ten units above, shifted down by the recurrence.
 *
 * @param value log Γ(1+z)
 * @param slope ψ(1+z)
 * @param curvature ψ′(1+z)
 */
record LogGamma(double value, double slope, double curvature) {

    private static final int SHIFT = 10;

    /** B_2j/(2j(2j−1)), j from 1. */
    private static final double[] STIRLING = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400, 43867.0 / 244188
    };

    /** log Γ(1+z). */
    static Jet ofNext(Jets jets, Jet z) {
        LogGamma gamma = ofNext(z.value);
        return jets.of(z, gamma.value, gamma.slope, gamma.curvature);
    }

    static LogGamma ofNext(double z) {
        double x = z + SHIFT;
        double value = (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI);
        double slope = Math.log(x) - 0.5 / x;
        double curvature = 1 / x + 0.5 / (x * x);
        double power = 1 / x;
        for (int j = 1; j <= STIRLING.length; j++) {
            double term = STIRLING[j - 1] * power;
            value += term;
            slope -= (2 * j - 1) * term / x;
            curvature += (2 * j - 1) * 2.0 * j * term / (x * x);
            power /= x * x;
        }
        for (int i = 1; i < SHIFT; i++) {
            double below = z + i;
            value -= Math.log(below);
            slope -= 1 / below;
            curvature += 1 / (below * below);
        }
        return new LogGamma(value, slope, curvature);
    }
}
