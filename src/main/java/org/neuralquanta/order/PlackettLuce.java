package org.neuralquanta.order;

import org.neuralquanta.Statement;
import org.neuralquanta.distribution.QuantaDistribution;

/**
 * The next quantum is drawn among those not yet learned, with probability proportional to \(p_k^\theta\). This is a race of
 * independent exponential clocks with rates proportional to \(p_k^\theta\). θ = 0 is uniformly random; θ → ∞ is by frequency.
 * Immutable, thread-safe.
 *
 * @param theta θ, 0 ≤ θ ≤ 100
 */
@Statement("T6")
public record PlackettLuce(double theta) implements LearningOrder {

    private static final double LARGEST = 100;

    /**
     * Checks θ.
     *
     * @throws IllegalArgumentException if θ is out of range
     */
    public PlackettLuce {
        if (!(theta >= 0 && theta <= LARGEST)) {
            throw new IllegalArgumentException("theta must be between 0 and 100, was " + theta);
        }
    }

    /**
     * The rate of one clock relative to that of another, \((p_k/p_j)^\theta\).
     *
     * @param quanta how often quanta are used
     * @param rank k, 1 ≤ k ≤ K
     * @param unit j, the rank whose clock has rate 1, 1 ≤ j ≤ K
     * @return the rate
     * @throws IllegalArgumentException if a rank is out of range
     * @throws ArithmeticException if p_j is too small for a double
     */
    public double rate(QuantaDistribution quanta, long rank, long unit) {
        long last = quanta.quanta().orElse(Long.MAX_VALUE);
        if (!(rank >= 1 && rank <= last && unit >= 1 && unit <= last)) {
            throw new IllegalArgumentException("ranks must be between 1 and K = " + last + ", were " + rank + " and " + unit);
        }
        double other = quanta.probability(unit);
        if (other == 0) {
            throw new ArithmeticException("the use frequency of rank " + unit + " is too small for a double, so there is no rate relative to it");
        }
        return Math.pow(quanta.probability(rank) / other, theta);
    }
}
