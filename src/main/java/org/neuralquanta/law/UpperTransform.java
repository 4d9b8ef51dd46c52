package org.neuralquanta.law;

import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.numerics.PanelIntegral;

/**
 * \(Y^{-w}\int_Y^\infty y^{w-1}\varphi\,dy=Y^{-w}M[\varphi](w)-\frac{\varphi(0)}w+Y^{-w}\int_0^Yy^{w-1}(\varphi(0)-\varphi)\,dy\), for a curve
 * that may jump or fall as slowly as a power, so that no end of the integral is far enough. What cancels is at most φ(0)/w. Immutable,
 * thread-safe.
 *
 * @param curve φ
 * @param w the argument of the transform
 * @param mellin M[φ](w)
 */
record UpperTransform(EmergenceCurve curve, double w, double mellin) {

    /** Below this log exposure nothing is closed. */
    private static final double LEAST = -690;

    double at(double exposure) {
        double to = Math.log(exposure);
        double from = Math.min(to, Math.max(to - 40 / w, LEAST));
        double closed = PanelIntegral.of(u -> Math.exp(w * (u - to)) * curve.closed(Math.exp(u)), from, to, 1, 1e-15 / w)
                .value();
        return Math.max(0, Math.exp(Math.log(mellin) - w * to) - curve.atZero() / w + closed);
    }
}
