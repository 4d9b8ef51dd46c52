package org.neuralquanta.sum;

import java.util.OptionalDouble;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.SectorBounds;

/** An emergence curve of the mean exposure: Poisson sampling. If the curve has no proven bounds, those here are estimates. */
public final class CurveResponse implements Response {

    private static final EmergenceCurve.Closing UNKNOWN = new EmergenceCurve.Closing(Double.POSITIVE_INFINITY, 0, 1);

    private final EmergenceCurve curve;
    private final SectorBounds bounds;
    private final EmergenceCurve.Closing closing;
    private final boolean isProven;

    public CurveResponse(EmergenceCurve curve) {
        this.curve = curve;
        this.isProven = curve.sectorBounds().isPresent();
        this.bounds = curve.sectorBounds().orElseGet(() -> new EstimatedBounds(curve));
        this.closing = curve.closing().orElse(UNKNOWN);
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
    public double atZero() {
        return curve.atZero();
    }

    @Override
    public SectorBounds bounds() {
        return bounds;
    }

    @Override
    public EmergenceCurve.Closing closing() {
        return closing;
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
        return isProven ? 0 : EstimatedBounds.VALUE;
    }

    @Override
    public double slopeResolution() {
        return isProven ? 0 : EstimatedBounds.SLOPE;
    }
}
