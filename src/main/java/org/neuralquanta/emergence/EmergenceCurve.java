package org.neuralquanta.emergence;

import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;

/**
 * An emergence curve φ: the share of a quantum's gap that is still open at exposure y = resource × use frequency. It is
 * non-increasing, tends to 0, and 0 &lt; φ(0) ≤ 1. Immutable, thread-safe.
 *
 * <p>Its Mellin transform \(M[\varphi](z)=\int_0^\infty y^{z-1}\varphi(y)\,dy\) sets the amplitude of every scaling
 * law, never the exponent (T8).
 *
 * <p>Exposures are pure numbers, finite and at least 0; every method rejects others with an
 * {@link IllegalArgumentException}. Values below 1e-300 may be returned as 0.
 */
@Statement("T8")
public sealed interface EmergenceCurve permits Threshold, Shots, Exponential, Logistic, Multilinear {

    /**
     * The share of the gap that is still open.
     *
     * @param exposure y ≥ 0
     * @return φ(y) in [0, 1]
     */
    double open(double exposure);

    /**
     * An interval that is proven to contain φ(y), every rounding counted.
     *
     * @param exposure y ≥ 0
     * @return an enclosure of φ(y) within [0, 1]
     */
    Enclosure openEnclosure(double exposure);

    /**
     * The closed share at exposure y of what is open at exposure 0, without cancellation for small y.
     *
     * @param exposure y ≥ 0
     * @return φ(0) − φ(y) in [0, 1]
     */
    double closed(double exposure);

    /**
     * The exponent with which the gap begins to close: \(\varphi(0)-\varphi(y)\sim c\,y^{\sigma}\) as y → 0, with
     * c = {@link #closedCoefficient}. For shots and exponential the right side is an upper bound for every y.
     *
     * @return σ &gt; 0; +∞ where nothing closes before a positive exposure
     */
    double closedPower();

    /**
     * The coefficient that belongs to {@link #closedPower}.
     *
     * @return c ≥ 0; 0 where nothing closes before a positive exposure
     */
    double closedCoefficient();

    /**
     * The logarithmic slope \(-y\,\varphi'(y) \ge 0\), which local exponents need.
     *
     * @param exposure y ≥ 0
     * @return −y φ'(y)
     * @throws UnsupportedOperationException if the curve is a step
     */
    double slope(double exposure);

    /**
     * The value at exposure 0; 1 for a probability, less for curves that are not normalised there.
     *
     * @return φ(0)
     */
    double atZero();

    /**
     * The Mellin transform \(M[\varphi](z)=\int_0^\infty y^{z-1}\varphi(y)\,dy\); relative error below 1e-12 for z ≤ 4.
     *
     * @param z 0 &lt; z ≤ 100
     * @return M[φ](z)
     * @throws IllegalArgumentException if z is out of range
     * @throws ArithmeticException if the transform exceeds the largest double
     */
    double mellin(double z);

    /**
     * Whether φ(y) is the probability that the quantum is still unlearned. Only then do counts and variances have a
     * meaning.
     *
     * @return true for threshold, shots and exponential
     */
    boolean isProbability();

    /**
     * A bound on |φ| over a sector of the complex plane, which bounds the error of quadrature. It may be infinite
     * where the sector holds a singularity.
     *
     * @param lower the smallest modulus, ≥ 0 and finite
     * @param upper the largest modulus, ≥ lower, may be infinite
     * @param argument the largest |arg y|, 0 ≤ argument &lt; π/2
     * @return a number not below |φ(y)| for any such y
     */
    double openBound(double lower, double upper, double argument);

    /**
     * A bound on |y φ'(y)| over a sector of the complex plane, as {@link #openBound}.
     *
     * @param lower the smallest modulus, ≥ 0 and finite
     * @param upper the largest modulus, ≥ lower, may be infinite
     * @param argument the largest |arg y|, 0 ≤ argument &lt; π/2
     * @return a number not below |y φ'(y)| for any such y
     */
    double slopeBound(double lower, double upper, double argument);

    /**
     * A bound on how fast the {@link #slope} changes, \(\bigl|y\frac{d}{dy}(-y\varphi'(y))\bigr|\), over an interval of exposures.
     *
     * @param lower the smallest exposure, ≥ 0
     * @param upper the largest exposure, ≥ lower and finite
     * @return a number not below it for any exposure of the interval; infinite where the curve has a step there
     */
    double slopeVariation(double lower, double upper);
}
