package org.neuralquanta.montecarlo;

import org.neuralquanta.Statement;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.UniformlyRandom;
import org.neuralquanta.race.Range;

/**
 * A random order in which quanta are learned: every quantum draws a key, and quanta are learned by ascending key; at equal keys the lower
 * rank is first. Immutable, thread-safe.
 */
@Statement({"T5", "T6"})
public sealed interface DrawnOrder {

    /**
     * Every order with the same probability: the key is uniform.
     *
     * @param order which order this is
     */
    @Statement("T5")
    record Uniform(UniformlyRandom order) implements DrawnOrder {}

    /**
     * A race of exponential clocks with rates \(p_k^\theta\): the key is \(\log E - \theta \log p_k\).
     *
     * @param order which order this is
     */
    @Statement("T6")
    record Race(PlackettLuce order) implements DrawnOrder {}

    /**
     * By frequency, with a normal error in its logarithm: the key is \(\sigma Z - \log p_k\). σ = 0 gives the order by frequency.
     *
     * @param sigma σ, 0 ≤ σ ≤ 1000
     */
    @Statement("T6")
    record NoisyFrequency(double sigma) implements DrawnOrder {

        /**
         * Checks σ.
         *
         * @throws IllegalArgumentException if σ is out of range
         */
        public NoisyFrequency {
            Range.check("sigma", sigma, 0, 1000);
        }
    }
}
