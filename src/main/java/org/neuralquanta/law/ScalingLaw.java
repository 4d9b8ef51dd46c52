package org.neuralquanta.law;

import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;

/**
 * Loss as a function of one resource: parameters, data, curated data, steps or compute. Implementations are immutable and thread-safe.
 */
@Statement("T8")
public sealed interface ScalingLaw permits ParameterLaw, DataLaw, StepLaw, ComputeLaw, TemperedLaw, ShiftedLaw, CuratedLaw {

    /** The largest amount of a resource that a law accepts, 1e18; for parameters, in units of the cost of the first quantum. */
    double LARGEST = 1e18;

    /**
     * The exact loss, a sum over all quanta.
     *
     * <p>At a tie, where a quantum's cost equals the resource or its exposure equals the threshold, the quantum is learned. Ties are
     * decided exactly for costs with a whole κ ≥ 0, and for thresholds with whole ν and δ over counts, tabulated frequencies, or Zipf's law
     * with a whole α, K quanta and (1+α)K ≤ 4096. Elsewhere rounded numbers decide; the loss is then that of one side, and {@link #bound}
     * covers both.
     *
     * @param x the resource, within the law's range
     * @return L(x), relative error of the reducible part at most 1e-12; below 1e-300 it may be 0
     * @throws IllegalArgumentException if x is out of range
     * @throws ArithmeticException if x is so small that an exposure is outside the range of a double
     */
    double exact(double x);

    /**
     * An interval for {@link #exact}.
     *
     * @param x the resource, within the law's range
     * @return an interval that contains L(x): proven, or estimated with the reason why it is not proven
     * @throws IllegalArgumentException if x is out of range
     * @throws ArithmeticException if the bounds leave the range of a double
     */
    Bound bound(double x);

    /**
     * The smallest amount of the resource with which the loss is at most a given value: the inverse of {@link #exact}. The loss never
     * rises, so an amount is too small where the lower end of {@link #bound} exceeds the given value, and enough where the upper end does
     * not.
     *
     * @param loss L, at least the loss at the largest amount allowed
     * @return an interval that contains the amount: proven where the bounds at its ends are
     * @throws IllegalArgumentException if no amount in the law's range is enough
     * @throws ArithmeticException if the loss cannot be computed, or its bound is too wide, where the given loss may be reached
     */
    @Statement("T40")
    Bound resourceFor(double loss);

    /**
     * The asymptotic law in closed form. For K quanta it is the intermediate asymptotic law, normalised over the K quanta; it holds while
     * the number of learned quanta is far below K (T16).
     *
     * @return exponent and amplitude
     * @throws NoPowerLawException if another regime applies; the message names it (T20)
     * @throws ArithmeticException if the amplitude cannot be computed
     */
    PowerLaw asymptotic();

    /**
     * The local exponent \(-\frac{d\log(L-L_\infty)}{d\log x}\), from the derivative, not from differences of the loss. For staircases the
     * number of learned quanta is continued to real values.
     *
     * @param x the resource, within the law's range
     * @return the exponent
     * @throws IllegalArgumentException if x is out of range
     * @throws ArithmeticException if nothing is left to learn at x, or the derivative cannot be computed
     */
    double localExponent(double x);
}
