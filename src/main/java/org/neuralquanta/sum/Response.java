package org.neuralquanta.sum;

import java.util.OptionalDouble;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.SectorBounds;

/**
 * The open share φ of a gap at an exposure, with what sums over ranks need to know of it: an emergence curve under Poisson sampling, or the
 * binomial probability that a quantum is still unlearned. Immutable, thread-safe.
 */
public interface Response {

    /** φ(y), non-increasing. */
    double open(double exposure);

    /** φ(0) − φ(y) without cancellation. */
    double closed(double exposure);

    /** The derivative −∂φ/∂ log x at fixed rank, x the resource. */
    double slope(double exposure);

    /** An enclosure of the slope over an interval of exposures; only a fixed number of samples has one. */
    default Enclosure slopeEnclosure(double lower, double upper) {
        throw new UnsupportedOperationException("the slope has no enclosure between " + lower + " and " + upper);
    }

    /** φ(0) − φ at an earlier time of the same data set, as a function of the exposure now; by default there is no earlier time. */
    default double closedBefore(double exposure) {
        return closed(exposure);
    }

    /** A bound on its modulus over a sector. */
    default double closedBeforeBound(double lower, double upper, double argument) {
        return bounds().closedBound(lower, upper, argument);
    }

    /** An enclosure of it over an interval of exposures. */
    default Enclosure closedBeforeEnclosure(double lower, double upper) {
        return new Enclosure(
                bounds().closedEnclosure(lower).lower(), bounds().closedEnclosure(upper).upper());
    }

    /** The coefficient of \(y^p\) in it at small exposures. */
    default double closedBeforeCoefficient() {
        return closing().coefficient();
    }

    /** φ(0). */
    double atZero();

    /** Enclosures and bounds: proven, or estimates of the accuracy of {@link #resolution}. */
    SectorBounds bounds();

    /** How φ(0) − φ begins; the power is ∞ where that is not known. */
    EmergenceCurve.Closing closing();

    /** The coefficient of \(y^p\) in the slope at small exposures, p the power with which the gap begins to close. */
    default double slopeCoefficient() {
        return closing().power() * closing().coefficient();
    }

    /** \(y^q\), in which φ departs from its leading term. */
    default double small(double exposure) {
        double next = closing().next();
        return next == 1 ? exposure : Math.pow(exposure, next);
    }

    /** Where φ falls from 1 to 0, if it is a step. */
    default OptionalDouble step() {
        return OptionalDouble.empty();
    }

    /** How steeply φ falls in log y, at least 1. */
    default double steepness() {
        return 1;
    }

    /** 0 where bounds are proven, else how accurate φ is. */
    default double resolution() {
        return 0;
    }

    /** 0 where bounds are proven, else how accurate the slope is. */
    default double slopeResolution() {
        return 0;
    }
}
