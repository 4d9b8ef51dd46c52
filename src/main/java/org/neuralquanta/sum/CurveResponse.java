package org.neuralquanta.sum;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.emergence.Closing;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.SectorBounds;

/** An emergence curve of the mean exposure: Poisson sampling. If the curve has no proven bounds, those here are estimates. */
public final class CurveResponse implements Response {

    /** The assumed relative accuracy of a value of a function. */
    private static final double VALUE = 1e-13;

    /** Likewise a slope, which may be computed from values. */
    private static final double SLOPE = 1e-9;

    private final EmergenceCurve curve;
    private final @Nullable SectorBounds bounds;
    private final Optional<Closing> closing;

    public CurveResponse(EmergenceCurve curve) {
        this.curve = curve;
        this.bounds = curve.sectorBounds().orElse(null);
        this.closing = curve.closing();
    }

    @Override
    public double open(double exposure) {
        return curve.open(exposure);
    }

    @Override
    public double closed(double exposure) {
        return curve.closed(exposure);
    }

    @Override
    public double slope(double exposure) {
        return curve.slope(exposure);
    }

    @Override
    public Enclosure openEnclosure(double exposure) {
        return bounds != null ? bounds.openEnclosure(exposure) : around(curve.open(exposure));
    }

    @Override
    public Enclosure closedEnclosure(double exposure) {
        return bounds != null ? bounds.closedEnclosure(exposure) : around(curve.closed(exposure));
    }

    private Enclosure around(double share) {
        return new Enclosure(share * (1 - VALUE), Math.min(1, share * (1 + VALUE)));
    }

    @Override
    public double openBound(double lower, double upper, double argument) {
        return bounds != null ? bounds.openBound(lower, upper, argument) : Double.POSITIVE_INFINITY;
    }

    @Override
    public double closedBound(double lower, double upper, double argument) {
        return bounds != null ? bounds.closedBound(lower, upper, argument) : Double.POSITIVE_INFINITY;
    }

    /** Without a proven bound, the largest of values at exposures 1.1 apart. */
    @Override
    public double slopeBound(double lower, double upper, double argument) {
        if (bounds != null) {
            return bounds.slopeBound(lower, upper, argument);
        }
        double largest = 0;
        double end = Math.min(upper, 1e18);
        for (double y = lower > 0 ? lower : 1e-18; y < end; y *= 1.1) {
            largest = Math.max(largest, curve.slope(y));
        }
        return Math.max(largest, curve.slope(end));
    }

    @Override
    public double atZero() {
        return curve.atZero();
    }

    @Override
    public double closedPower() {
        return closing.map(Closing::power).orElse(Double.POSITIVE_INFINITY);
    }

    @Override
    public double closedCoefficient() {
        return closing.map(Closing::coefficient).orElse(0.0);
    }

    @Override
    public double closedNext() {
        return closing.map(Closing::next).orElse(1.0);
    }

    @Override
    public double slopeCoefficient() {
        return closedPower() * closedCoefficient();
    }

    @Override
    public OptionalDouble step() {
        return curve.step();
    }

    @Override
    public double steepness() {
        return curve.steepness();
    }

    @Override
    public double resolution() {
        return bounds != null ? 0 : VALUE;
    }

    @Override
    public double slopeResolution() {
        return bounds != null ? 0 : SLOPE;
    }
}
