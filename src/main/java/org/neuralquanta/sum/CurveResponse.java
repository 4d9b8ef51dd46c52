package org.neuralquanta.sum;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Shots;

/** An emergence curve of the mean exposure: Poisson sampling. */
public record CurveResponse(EmergenceCurve curve) implements Response {

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

    /** For the exponential curve it is narrow at small exposures too: the function is within one ulp. */
    @Override
    public Enclosure closedEnclosure(double exposure) {
        if (curve instanceof Exponential) {
            double closed = curve.closed(exposure);
            return new Enclosure(Math.max(0, Math.nextDown(closed)), Math.min(1, Math.nextUp(closed)));
        }
        return Response.super.closedEnclosure(exposure);
    }

    @Override
    public double openBound(double lower, double upper, double argument) {
        return curve.openBound(lower, upper, argument);
    }

    /**
     * For shots, \(P(\tau,y)=\frac{y^\tau e^{-y}}{\Gamma(\tau+1)}\sum_j\frac{y^j}{(\tau+1)_j}\) gives
     * \(|P(\tau,y)|\le e^{|y|-\mathrm{Re}\,y}P(\tau,|y|)\), which is small where y is.
     */
    @Override
    public double closedBound(double lower, double upper, double argument) {
        double plain = curve.atZero() + curve.openBound(lower, upper, argument);
        if (curve instanceof Shots || curve instanceof Exponential) {
            double half = Math.sin(0.5 * argument);
            return Math.min(plain, Math.exp(2 * half * half * upper) * curve.closed(upper) * (1 + 1e-9));
        }
        return plain;
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
