package org.neuralquanta.law;

import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;

/**
 * The expected loss at exactly n learned quanta of Plackett–Luce order, from the race in time, with its first correction (T6).
 *
 * <p>At time t let μ(t) be the expected number of learned quanta, v(t) its variance, Λ(t) the expected loss without L∞ and −C(t) the
 * covariance of loss and number. With all of them as functions of m = μ, and primes for derivatives in m,
 * \(E[L_n]\approx L_\infty+\Lambda+\tfrac12(C'+v'\Lambda'+v\Lambda'')\) at m = n.
 *
 * <p>The bound is \(\Lambda\,(v^{-2}+x^2)\) on either side, x the sum of the magnitudes of the three terms of the correction over Λ;
 * where v ≤ 1 or x ≥ 1, it is from L∞ to the whole loss. It is an estimate: against the exact value of {@code OrderLaw} for random
 * models of 21 to 10^4 quanta, α from 0.05 to 50, θ to 2, offsets and gaps k^η, it held at all 6592 points; at the 4840 with v &gt; 1 and
 * x &lt; 1 the error was at most 0.35 of the half-width, at half of them below 0.011. For tables with gaps of orders of magnitude between
 * frequencies it can be far too narrow: it failed at 82 of 27792 points of tables with two or three distinct frequencies, where the few
 * orders in which a frequent quantum comes late decide the mean. The value lies in the bound. Immutable, thread-safe.
 *
 * @param time t, at which n quanta are expected to be learned: μ(t) = n
 * @param atTime the expected loss at that time, L∞ + Λ
 * @param correction added to it, gives the loss at exactly n quanta
 * @param bound an estimated interval for the loss at exactly n quanta
 */
@Statement("T6")
public record LossAfter(double time, double atTime, double correction, Bound bound) {

    /**
     * The expected loss at exactly n learned quanta.
     *
     * @return loss at the time plus correction, at least L∞ and at most the whole loss
     */
    public double value() {
        return Math.clamp(atTime + correction, bound.lower(), bound.upper());
    }
}
