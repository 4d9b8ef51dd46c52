package org.neuralquanta.law;

import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.special.Enclosure;

/** An emergence curve of the mean exposure: Poisson sampling. */
record CurveResponse(EmergenceCurve curve) implements Response {

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
        return curve.openEnclosure(exposure);
    }

    @Override
    public double openBound(double lower, double upper, double argument) {
        return curve.openBound(lower, upper, argument);
    }

    @Override
    public double slopeBound(double lower, double upper, double argument) {
        return curve.slopeBound(lower, upper, argument);
    }

    @Override
    public double atZero() {
        return curve.atZero();
    }

    @Override
    public double closedPower() {
        return curve.closedPower();
    }

    @Override
    public double closedCoefficient() {
        return curve.closedCoefficient();
    }

    @Override
    public double slopeCoefficient() {
        return curve.closedPower() * curve.closedCoefficient();
    }
}
