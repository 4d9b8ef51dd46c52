package org.neuralquanta.emergence;

import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;

/**
 * Proven bounds of an emergence curve: enclosures of its values, and bounds over the sectors lower ≤ |y| ≤ upper, |arg y| ≤ argument of the
 * complex plane, which bound the error of sums over ranks. Implementations are immutable and thread-safe.
 *
 * <p>Every bound includes rounding. It may be infinite where the sector contains a singularity, or where there is no proof.
 */
@Statement("T8")
public interface SectorBounds {

    /**
     * An interval that is proven to contain φ(y), rounding included.
     *
     * @param exposure y ≥ 0
     * @return an enclosure of φ(y) within [0, 1]
     * @throws IllegalArgumentException if y is negative, infinite or NaN
     */
    Enclosure openEnclosure(double exposure);

    /**
     * An interval that is proven to contain φ(0) − φ(y), rounding included.
     *
     * @param exposure y ≥ 0
     * @return an enclosure of φ(0) − φ(y), by default the difference of the enclosures of φ(0) and φ(y)
     * @throws IllegalArgumentException if y is negative, infinite or NaN
     */
    default Enclosure closedEnclosure(double exposure) {
        Enclosure start = openEnclosure(0);
        Enclosure open = openEnclosure(exposure);
        return new Enclosure(
                Math.max(0, Math.nextDown(start.lower() - open.upper())), Math.max(0, Math.nextUp(start.upper() - open.lower())));
    }

    /**
     * A bound on |φ| over a sector.
     *
     * @param lower the smallest modulus, ≥ 0 and finite
     * @param upper the largest modulus, ≥ lower, may be infinite
     * @param argument the largest |arg y|, 0 ≤ argument &lt; π/2
     * @return a number not below |φ(y)| for any such y
     * @throws IllegalArgumentException if the sector is not of this kind
     */
    double openBound(double lower, double upper, double argument);

    /**
     * A bound on |φ(0) − φ| over a sector, as in {@link #openBound}.
     *
     * @param lower the smallest modulus, ≥ 0 and finite
     * @param upper the largest modulus, ≥ lower, may be infinite
     * @param argument the largest |arg y|, 0 ≤ argument &lt; π/2
     * @return a number not below |φ(0) − φ(y)| for any such y
     * @throws IllegalArgumentException if the sector is not of this kind
     */
    double closedBound(double lower, double upper, double argument);

    /**
     * A bound on |y φ'(y)| over a sector, as in {@link #openBound}.
     *
     * @param lower the smallest modulus, ≥ 0 and finite
     * @param upper the largest modulus, ≥ lower, may be infinite
     * @param argument the largest |arg y|, 0 ≤ argument &lt; π/2
     * @return a number not below |y φ'(y)| for any such y
     * @throws IllegalArgumentException if the sector is not of this kind
     */
    double slopeBound(double lower, double upper, double argument);

    /**
     * A bound on how fast the {@link EmergenceCurve#slope} changes, \(\bigl|y\frac{d}{dy}(-y\varphi'(y))\bigr|\), over an interval of
     * exposures.
     *
     * @param lower the smallest exposure, ≥ 0
     * @param upper the largest exposure, ≥ lower and finite
     * @return an upper bound over the interval; infinite if the curve has a step in it
     * @throws IllegalArgumentException if the interval is not of this kind
     */
    double slopeVariation(double lower, double upper);
}
