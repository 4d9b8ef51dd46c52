package org.neuralquanta.law;

import org.neuralquanta.Statement;

/**
 * The expected loss at exactly n learned quanta of Plackett–Luce order, from the race in time, with its first correction (T6).
 *
 * <p>At time t let μ(t) be the expected number of learned quanta, v(t) its variance, Λ(t) the expected loss and −C(t) the
 * covariance of loss and number. With all of them as functions of m = μ,
 * \(E[L_n]=\Lambda+\tfrac12\frac{d}{dm}\bigl(C+v\,\tfrac{d\Lambda}{dm}\bigr)+O(v^{-2})\Lambda\) at m = n. The correction is of the relative
 * size 1/n, what is left out of the size 1/n², both with K − n for n where that is smaller. Immutable, thread-safe.
 *
 * @param time t, at which n quanta are expected to be learned: μ(t) = n
 * @param atTime the expected loss at that time, Λ, with L∞
 * @param correction what makes it the loss at exactly n quanta
 */
@Statement("T6")
public record LossAfter(double time, double atTime, double correction) {

    /**
     * The expected loss at exactly n learned quanta.
     *
     * @return loss at the time plus correction
     */
    public double value() {
        return atTime + correction;
    }
}
