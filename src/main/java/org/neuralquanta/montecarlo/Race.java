package org.neuralquanta.montecarlo;

import org.neuralquanta.random.GammaDraws;
import org.neuralquanta.random.RandomStream;

/**
 * The race of the quanta under Poisson sampling: one pass over them gives a replicate's whole curve, since quantum k has its τ-th
 * useful sample at \(T_k = k^\delta\,\Gamma(\tau, 1)/p_k\), independently of the others.
 */
final class Race {

    private static final long RANKS_BETWEEN_LOOKS = 256;

    private final Frequencies frequencies;
    private final GammaDraws draws;
    private final double delta;
    private final Grid grid;

    Race(Frequencies frequencies, int tau, double delta, Grid grid) {
        this.frequencies = frequencies;
        this.draws = GammaDraws.ofShape(tau);
        this.delta = delta;
        this.grid = grid;
    }

    /** The quanta of the ranks from … to (inclusive), for a group of replicates. */
    Histogram run(RandomStream[] replicates, long from, long to) throws InterruptedException {
        var histogram = new Histogram(grid.size() + 1, replicates.length);
        for (long rank = from; rank <= to; rank++) {
            if (rank % RANKS_BETWEEN_LOOKS == 0 && Thread.interrupted()) {
                throw new InterruptedException("simulation interrupted");
            }
            double probability = frequencies.probability(rank);
            long worth = frequencies.units(rank, probability);
            double scale = delta == 0 ? 1 / probability : StrictMath.pow((double) rank, delta) / probability;
            for (int lane = 0; lane < replicates.length; lane++) {
                histogram.add(grid.cell(draws.draw(replicates[lane], rank) * scale), lane, worth);
            }
        }
        return histogram;
    }
}
