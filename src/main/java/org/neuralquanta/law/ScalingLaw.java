package org.neuralquanta.law;

import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;

/**
 * Loss as a function of one resource: parameters, data, steps or compute. Implementations are immutable and thread-safe.
 */
@Statement("T8")
public sealed interface ScalingLaw permits ParameterLaw, DataLaw, StepLaw, ComputeLaw {

    /** The largest resource that a law takes, 1e18 (in units of what one quantum costs, for parameters). */
    double LARGEST = 1e18;

    /**
     * The loss itself: the sum over all quanta, not an approximation to it.
     *
     * <p>A quantum whose cost or exposure is next to the resource or the threshold is learned or not by the rounded numbers, where
     * exact ones cannot be had; where both are equal, it is learned. The loss is then that of one side, and {@link #bound} covers both.
     * Exact are costs with a whole κ ≥ 0, and thresholds with whole ν and δ over counts, given frequencies, or Zipf's law with a whole α,
     * K quanta and (1+α)K ≤ 4096.
     *
     * @param x the resource, within the law's range
     * @return L(x), relative error of the reducible part at most 1e-12; below 1e-300 it may be 0
     * @throws IllegalArgumentException if x is out of range
     */
    double exact(double x);

    /**
     * An interval for {@link #exact}.
     *
     * @param x the resource, within the law's range
     * @return an interval that contains L(x): proven, or estimated with the reason why it is not proven
     * @throws IllegalArgumentException if x is out of range
     */
    Bound bound(double x);

    /**
     * The closed form to leading order. For finitely many quanta it is the intermediate law, with the normalisation of the K
     * quanta, which holds while the number of learned quanta is far below K (T16).
     *
     * @return exponent and amplitude
     * @throws NoPowerLawException if another regime applies; the message names it (T20)
     * @throws ArithmeticException if the amplitude cannot be computed
     */
    PowerLaw asymptotic();

    /**
     * The local exponent \(-\frac{d\log(L-L_\infty)}{d\log x}\), from the derivative itself and not from differences. Staircases
     * are continued to real numbers of learned quanta.
     *
     * @param x the resource, within the law's range
     * @return the exponent
     * @throws IllegalArgumentException if x is out of range
     * @throws ArithmeticException if nothing is left to learn at x, or the derivative cannot be computed
     */
    double localExponent(double x);
}
