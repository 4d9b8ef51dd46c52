package org.neuralquanta.montecarlo;

import java.util.Arrays;
import java.util.List;
import org.neuralquanta.Kernel;
import org.neuralquanta.Statement;
import org.neuralquanta.elementary.Kernels;
import org.neuralquanta.lanes.Blocks;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.race.Frequencies;
import org.neuralquanta.race.KeySort;
import org.neuralquanta.race.Workers;
import org.neuralquanta.random.RandomStream;

/** Draws orders of finitely many quanta and computes their loss staircases. Immutable, thread-safe. */
@Statement("T3")
final class Staircase {

    private static final int KEYS_BETWEEN_LOOKS = 4096;

    private final Frequencies frequencies;
    private final OrderSimulation.DrawnOrder order;
    private final long[] learned;
    private final List<Long> ranks;
    private final double[] probabilities;
    private final long[] worths;
    private final long all;

    Staircase(Frequencies frequencies, OrderSimulation.DrawnOrder order, long[] learned, List<Long> ranks) {
        this.frequencies = frequencies;
        this.order = order;
        this.learned = learned;
        this.ranks = ranks;
        int quanta = Math.toIntExact(frequencies.quanta());
        this.probabilities = new double[quanta];
        this.worths = new long[quanta];
        frequencies.list(Blocks.of(Kernel.SCALAR), probabilities, worths);
        this.all = Arrays.stream(worths).sum();
    }

    /** A replicate's losses, and the places of chosen quanta in its order. */
    static final class Steps {

        final double[] losses;
        final double[] places;

        private Steps(double[] losses, double[] places) {
            this.losses = losses;
            this.places = places;
        }
    }

    private double key(RandomStream stream, long rank, double probability) {
        return switch (order) {
            case OrderSimulation.DrawnOrder.Uniform _ -> stream.uniform(rank, 0);
            case OrderSimulation.DrawnOrder.Race(PlackettLuce race) ->
                Kernels.log(stream.exponential(rank, 0)) - (race.theta() == 0 ? 0 : race.theta() * Kernels.log(probability));
            case OrderSimulation.DrawnOrder.NoisyFrequency(double sigma) -> sigma * stream.normal(rank, 0) - Kernels.log(probability);
        };
    }

    Steps draw(RandomStream stream) throws InterruptedException {
        double[] keys = new double[worths.length];
        for (int i = 0; i < keys.length; i++) {
            if (i % KEYS_BETWEEN_LOOKS == 0) {
                Workers.checkInterrupt();
            }
            keys[i] = key(stream, i + 1L, probabilities[i]);
        }
        int[] sorted = KeySort.indices(keys);
        double[] losses = new double[learned.length];
        long open = all;
        int n = 0;
        for (int j = 0; j < learned.length; j++) {
            for (; n < learned[j]; n++) {
                open -= worths[sorted[n]];
            }
            losses[j] = frequencies.loss(open);
        }
        return new Steps(losses, places(sorted));
    }

    private double[] places(int[] sorted) {
        double[] places = new double[ranks.size()];
        for (int n = 0; n < sorted.length && places.length > 0; n++) {
            int chosen = ranks.indexOf(sorted[n] + 1L);
            if (chosen >= 0) {
                places[chosen] = n + 1.0;
            }
        }
        return places;
    }
}
