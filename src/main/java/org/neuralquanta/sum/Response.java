package org.neuralquanta.sum;

import java.util.OptionalDouble;
import org.neuralquanta.bound.Enclosure;

/**
 * The open share of a gap at an exposure, with the bounds that sums over ranks need: an emergence curve under Poisson sampling, or the
 * binomial probability that a quantum is still unlearned. Immutable, thread-safe.
 */
public interface Response {

    /** φ(y), non-increasing. */
    double open(double exposure);

    /** φ(0) − φ(y) without cancellation. */
    double closed(double exposure);

    /** The derivative −∂φ/∂ log x at fixed rank, x the resource. */
    double slope(double exposure);

    /** An enclosure of φ(y). */
    Enclosure openEnclosure(double exposure);

    /** An enclosure of φ(0) − φ(y). */
    default Enclosure closedEnclosure(double exposure) {
        Enclosure start = openEnclosure(0);
        Enclosure open = openEnclosure(exposure);
        return new Enclosure(
                Math.max(0, Math.nextDown(start.lower() - open.upper())), Math.max(0, Math.nextUp(start.upper() - open.lower())));
    }

    /** A bound on |φ| over a sector of the complex plane. */
    double openBound(double lower, double upper, double argument);

    /** A bound on |φ(0) − φ| over a sector of the complex plane. */
    double closedBound(double lower, double upper, double argument);

    /** A bound on |slope| over a sector of the complex plane. */
    double slopeBound(double lower, double upper, double argument);

    /** φ(0). */
    double atZero();

    /** p with φ(0) − φ(y) = c y^p (1 + O(y^q)), between c y^p e^{−2y^q} and c y^p e^{y^q}; ∞ where that is not known. */
    double closedPower();

    /** The power q of the relative departure from c y^p. */
    default double closedNext() {
        return 1;
    }

    /** The coefficient c of {@link #closedPower}. */
    double closedCoefficient();

    /** The coefficient of y^p in the slope at small exposures. */
    double slopeCoefficient();

    /** \(y^q\), in which φ departs from its leading term. */
    default double small(double exposure) {
        return closedNext() == 1 ? exposure : Math.pow(exposure, closedNext());
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
