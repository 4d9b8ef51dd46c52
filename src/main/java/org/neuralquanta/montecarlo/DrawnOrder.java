package org.neuralquanta.montecarlo;

import org.neuralquanta.Statement;
import org.neuralquanta.elementary.Kernels;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.UniformlyRandom;
import org.neuralquanta.race.Race;
import org.neuralquanta.race.Range;
import org.neuralquanta.random.RandomStream;

/**
 * A random order in which quanta are learned: every quantum draws a key, and the smaller key is learned first. Immutable, thread-safe.
 */
@Statement({"T5", "T6"})
public sealed interface DrawnOrder {

    /**
     * Every order with the same probability: the key is uniform.
     *
     * @param order which order this is
     */
    @Statement("T5")
    record Uniform(UniformlyRandom order) implements DrawnOrder {
        @Override
        public double key(RandomStream stream, long rank, double probability) {
            return stream.uniform(rank, 0);
        }
    }

    /**
     * A race of exponential clocks with rates \(p_k^\theta\): the key is \(\log E - \theta \log p_k\).
     *
     * @param order which order this is
     */
    @Statement("T6")
    record Race(PlackettLuce order) implements DrawnOrder {
        @Override
        public double key(RandomStream stream, long rank, double probability) {
            return Kernels.log(stream.exponential(rank, 0)) - (order.theta() == 0 ? 0 : order.theta() * Kernels.log(probability));
        }
    }

    /**
     * By frequency, with a normal error in what is taken for its logarithm: the key is \(\sigma Z - \log p_k\). With σ = 0 this is by
     * frequency exactly.
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

        @Override
        public double key(RandomStream stream, long rank, double probability) {
            return sigma * stream.normal(rank, 0) - Kernels.log(probability);
        }
    }

    /**
     * The key of a quantum.
     *
     * @param stream the stream of the replicate
     * @param rank k
     * @param probability p_k
     * @return the key; of equal keys the lower rank comes first
     */
    double key(RandomStream stream, long rank, double probability);
}
