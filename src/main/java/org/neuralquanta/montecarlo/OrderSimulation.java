package org.neuralquanta.montecarlo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.neuralquanta.Kernel;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.UniformlyRandom;
import org.neuralquanta.race.Frequencies;
import org.neuralquanta.lanes.Memory;
import org.neuralquanta.race.Range;
import org.neuralquanta.race.Workers;
import org.neuralquanta.random.RandomStream;

/**
 * Simulates the loss as a function of the number of learned quanta: R orders are drawn, and after n quanta the loss is that of the others,
 * \(L_n = \sum_{k\ \mathrm{not\ learned}} k^\eta\,p_k\). Immutable, thread-safe.
 *
 * <p>Memory is 32 bytes for each quantum and thread. The result does not depend on the number of threads.
 *
 * @param quanta the use frequencies, of at most 10^7 quanta
 * @param order how orders are drawn
 * @param eta η, −10 ≤ η ≤ 10
 * @param replication how many orders are drawn, and from which seed
 * @param threads the number of threads, 1 to 1024
 */
@Statement({"T3", "T5", "T6"})
public record OrderSimulation(
        QuantaDistribution quanta, DrawnOrder order, double eta, Replication replication, int threads) {

    private static final double MOST_QUANTA = 1e7;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public OrderSimulation {
        if (quanta.quanta().isEmpty()) {
            throw new IllegalArgumentException("quanta must be finitely many for a drawn order; give their number");
        }
        Range.check("quanta", (double) quanta.quanta().getAsLong(), 1, MOST_QUANTA);
        Range.check("eta", eta, -10, 10);
        Objects.requireNonNull(replication);
        Range.check("threads", threads, 1, 1024);
    }

    /**
     * Runs the simulation.
     *
     * @param observer what to report besides estimates; the learning time of a quantum is its place in the order
     * @param learned the numbers of learned quanta n, increasing, 1 ≤ n ≤ K
     * @return an estimate for each number, whose x and count are n, and the digest
     * @throws IllegalArgumentException if the numbers do not increase or are out of range, or a chosen rank does not exist, or the run
     *     would take more memory than there is
     * @throws InterruptedException if the thread is interrupted; there is then no result
     */
    public Result run(Observer observer, long... learned) throws InterruptedException {
        int most = (int) quanta.quanta().orElseThrow();
        long replicates = replication.count();
        long before = 0;
        for (long n : learned) {
            if (!(n > before && n <= most)) {
                throw new IllegalArgumentException(
                        "learned must increase and lie between 1 and " + most + ", was " + Arrays.toString(learned));
            }
            before = n;
        }
        observer.ranks().forEach(rank -> Range.check("rank", (double) rank, 1, most));
        Memory.check(most * (16 + 32.0 * threads), "orders of " + most + " quanta on " + threads + " threads", "fewer threads");
        var summary = new Summary(Arrays.stream(learned).asDoubleStream().toArray(), replicates, observer);
        try (var workers = new Workers(threads, observer.progress()::report)) {
            workers.expect((double) replicates);
            var frequencies = new Frequencies(quanta, quanta, 0, eta, 1, Kernel.SCALAR, workers);
            var staircase = new Staircase(frequencies, order, learned, observer.ranks());
            for (long start = 0; start < replicates; start += threads) {
                List<Callable<Staircase.Steps>> parts = new ArrayList<>();
                for (long i = start; i < Math.min(replicates, start + threads); i++) {
                    RandomStream stream = RandomStream.of(replication.seed(), i);
                    parts.add(() -> staircase.draw(stream));
                }
                for (Staircase.Steps steps : workers.all(parts)) {
                    summary.add(steps.losses, learned, steps.places);
                    workers.done(1);
                }
            }
        }
        return summary.result(1);
    }

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
}
