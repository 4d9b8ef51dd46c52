package org.neuralquanta.sum;

import java.util.OptionalDouble;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.SectorBounds;

/**
 * A quantum at two times of one growing data set: \(\varphi_2(y)\), with \(1-\varphi_1(\lambda y)\) for {@link Share#FLUCTUATION}, whose
 * sum is then the covariance of both times, since what is unlearned later was unlearned before (T44). Immutable, thread-safe.
 *
 * @param later φ₂
 * @param earlier φ₁
 * @param ratio λ, the earlier number of samples over the later one, 0 &lt; λ ≤ 1
 */
public record GrowingResponse(Response later, Response earlier, double ratio) implements Response {

    /** Above 1 by more than the rounding of λ and of a product with it. */
    private static final double ABOVE = 1 + 0x1p-51;

    @Override
    public double closedBefore(double exposure) {
        return earlier.closed(exposure * ratio);
    }

    @Override
    public double closedBeforeBound(double lower, double upper, double argument) {
        return earlier.bounds().closedBound(lower * ratio / ABOVE, upper * ratio * ABOVE, argument);
    }

    @Override
    public Enclosure closedBeforeEnclosure(double lower, double upper) {
        return new Enclosure(
                earlier.bounds().closedEnclosure(lower * ratio / ABOVE).lower(),
                earlier.bounds().closedEnclosure(upper * ratio * ABOVE).upper());
    }

    @Override
    public double closedBeforeCoefficient() {
        return earlier.closing().coefficient() * Math.pow(ratio, earlier.closing().power());
    }

    @Override
    public double open(double exposure) {
        return later.open(exposure);
    }

    @Override
    public double closed(double exposure) {
        return later.closed(exposure);
    }

    @Override
    public double slope(double exposure) {
        return later.slope(exposure);
    }

    @Override
    public double atZero() {
        return later.atZero();
    }

    @Override
    public SectorBounds bounds() {
        return later.bounds();
    }

    @Override
    public EmergenceCurve.Closing closing() {
        return later.closing();
    }

    @Override
    public OptionalDouble step() {
        return later.step();
    }

    @Override
    public double steepness() {
        return later.steepness();
    }

    @Override
    public double resolution() {
        return later.resolution();
    }

    @Override
    public double slopeResolution() {
        return later.slopeResolution();
    }
}
