package org.neuralquanta.form;

import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;

/** What more than a base amount is worth, after Muennighoff et al. 2023: \(X'=X_0\,(1+R^*(1-e^{-R/R^*}))\), R = X/X₀ − 1 &gt; 0. */
final class Repetition {

    private static final double SERIES_UP_TO = 0.5;
    private static final int TERMS = 18;

    private Repetition() {}

    /**
     * log X′; log X itself where X ≤ X₀. Its second derivative jumps at X = X₀.
     *
     * @param base log X₀
     * @param total log X
     * @param scale log R*
     */
    static Jet logEffective(Jets jets, Jet base, Jet total, Jet scale) {
        if (!(total.value > base.value)) {
            return jets.linear(total, 1, 0);
        }
        Jet excess = jets.minus(total, base);
        return jets.plus(base, logWorth(jets, excess, scale));
    }

    /** log(1 + ρ(1−e^−x)), x = (e^s−1)/ρ, as a function of s and log ρ. */
    private static Jet logWorth(Jets jets, Jet excess, Jet scale) {
        double rho = Math.exp(scale.value);
        double x = Math.expm1(excess.value) / rho;
        double left = Math.exp(-x);
        double total = left == 0 ? 0 : Math.exp(excess.value) * left;
        double worth = 1 - rho * Math.expm1(-x);
        double byExcess = total / worth;
        double byScale = rho * bent(x, left) / worth;
        double square = left == 0 ? 0 : Math.exp(excess.value) * total / rho;
        double spent = left == 0 ? 0 : x * x * left * rho;
        return jets.of(
                excess, scale, Math.log(worth), byExcess, byScale,
                (total - square) / worth - byExcess * byExcess,
                (left == 0 ? 0 : total * x) / worth - byExcess * byScale,
                byScale - spent / worth - byScale * byScale);
    }

    /** 1 − (1+x)e^−x; for small x by Σ (−x)^k (k−1)/k!. */
    private static double bent(double x, double left) {
        if (x > SERIES_UP_TO) {
            return 1 - left - (left == 0 ? 0 : x * left);
        }
        double sum = 0;
        double term = -x;
        for (int k = 2; k < TERMS; k++) {
            term *= -x / k;
            sum += term * (k - 1);
        }
        return sum;
    }
}
