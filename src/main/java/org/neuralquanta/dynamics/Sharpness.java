package org.neuralquanta.dynamics;

import org.neuralquanta.Statement;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.numerics.Bisection;

/**
 * How much a single quantum's curve looks like a jump: the largest share of its drop inside one e-fold of the resource,
 * \(\max_y\frac{\varphi(y)-\varphi(ey)}{\varphi(0)}\) (T24). It is 1 for a threshold and \(e^{-1/(e-1)}(1-1/e)=0.353\) for one sample;
 * it depends neither on the quantum nor on the unit of the resource. Stateless, thread-safe.
 */
@Statement("T24")
public final class Sharpness {

    private static final double FARTHEST = 700;

    private Sharpness() {}

    /**
     * The largest share of the drop inside one e-fold. The drop is largest where the slopes at both ends are equal; the
     * slope has one maximum, so there is one such place, away from where both are 0.
     *
     * @param curve an emergence curve
     * @return the share, in (0, 1], to 1e-12
     */
    public static double of(EmergenceCurve curve) {
        if (curve.step().isPresent()) {
            return 1;
        }
        double y = steepest(curve);
        return (curve.open(y) - curve.open(Math.E * y)) / curve.atZero();
    }

    /** The exposure from which on the drop is largest. */
    static double steepest(EmergenceCurve curve) {
        return Math.exp(Bisection.between(-FARTHEST, Math.log(1e8), 1e-14, 1e-14, log -> isBefore(curve, Math.exp(log))).low());
    }

    private static boolean isBefore(EmergenceCurve curve, double y) {
        double start = curve.slope(y);
        double end = curve.slope(Math.E * y);
        return end == start ? curve.open(y) > 0.5 * curve.atZero() : end > start;
    }
}
