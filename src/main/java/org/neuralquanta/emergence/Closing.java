package org.neuralquanta.emergence;

import org.neuralquanta.Statement;

/**
 * How a gap begins to close: \(\varphi(0)-\varphi(y)=c\,y^{\sigma}(1+O(y^{\rho}))\) as y → 0, between \(c\,y^\sigma e^{-2y^\rho}\) and
 * \(c\,y^\sigma e^{y^\rho}\) for every y. Immutable, thread-safe.
 *
 * @param power σ &gt; 0; +∞ where nothing closes before a positive exposure
 * @param coefficient c ≥ 0; 0 where nothing closes before a positive exposure
 * @param next ρ &gt; 0, the power of the next term minus σ
 */
@Statement({"T8", "T13"})
public record Closing(double power, double coefficient, double next) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Closing {
        if (!(power > 0)) {
            throw new IllegalArgumentException("power must be > 0, was " + power);
        }
        if (!(coefficient >= 0 && coefficient < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("coefficient must be finite and >= 0, was " + coefficient);
        }
        if (!(next > 0 && next < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("next must be finite and > 0, was " + next);
        }
    }
}
