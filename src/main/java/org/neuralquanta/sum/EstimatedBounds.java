package org.neuralquanta.sum;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.SectorBounds;

/**
 * What takes the place of proven bounds where nothing is proven of a curve: its values, as accurate as those of a function are assumed
 * to be. Over the complex plane nothing is known. Immutable, thread-safe.
 */
record EstimatedBounds(EmergenceCurve curve) implements SectorBounds {

    /** The assumed relative accuracy of a value of a function. */
    static final double VALUE = 1e-13;

    /** Likewise of a slope, which may be computed from values. */
    static final double SLOPE = 1e-9;

    private static final double STEP = 1.1;
    private static final double LEAST = 1e-18;
    private static final double MOST = 1e18;

    @Override
    public Enclosure openEnclosure(double exposure) {
        return around(curve.open(exposure));
    }

    @Override
    public Enclosure closedEnclosure(double exposure) {
        return around(curve.closed(exposure));
    }

    private static Enclosure around(double share) {
        return new Enclosure(share * (1 - VALUE), Math.min(1, share * (1 + VALUE)));
    }

    @Override
    public double openBound(double lower, double upper, double argument) {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double closedBound(double lower, double upper, double argument) {
        return Double.POSITIVE_INFINITY;
    }

    /** The largest of values at exposures 1.1 apart. */
    @Override
    public double slopeBound(double lower, double upper, double argument) {
        double largest = 0;
        double end = Math.min(upper, MOST);
        for (double y = lower > 0 ? lower : LEAST; y < end; y *= STEP) {
            largest = Math.max(largest, curve.slope(y));
        }
        return Math.max(largest, curve.slope(end));
    }

    @Override
    public double slopeVariation(double lower, double upper) {
        return Double.POSITIVE_INFINITY;
    }
}
