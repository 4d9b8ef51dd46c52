package org.neuralquanta.race;

import java.util.Arrays;
import org.neuralquanta.elementary.Kernels;
import org.neuralquanta.lanes.Blocks;
import org.neuralquanta.random.RandomStream;

/**
 * Multinomial sampling, sample by sample: each sample is of quantum k with probability p_k, and useful with probability \(k^{-\delta}\); its
 * visits are drawn one by one, and a quantum is learned once τ visits have taught it. Immutable, thread-safe.
 */
public final class Lottery {

    private static final double NUMBERS_BETWEEN_LOOKS = 4096;

    private static final long FIRST_VISIT = 2;

    private final int tau;
    private final VisitDraws visits;
    private final boolean allUseful;
    private final Grid grid;
    private final Workers workers;
    private final double[] cumulative;
    private final long[] worths;
    private final Frequencies frequencies;
    private final long samplesBetweenLooks;

    public Lottery(Frequencies frequencies, VisitDraws visits, Grid grid, Blocks blocks, Workers workers) {
        this.frequencies = frequencies;
        this.tau = visits.shots();
        this.visits = visits;
        this.allUseful = frequencies.delta() == 0;
        this.grid = grid;
        this.workers = workers;
        this.samplesBetweenLooks = (long) Math.ceil(NUMBERS_BETWEEN_LOOKS / visits.most());
        int quanta = Math.toIntExact(frequencies.quanta());
        this.cumulative = new double[quanta];
        this.worths = new long[quanta];
        var probabilities = new double[quanta];
        frequencies.list(blocks, probabilities, worths);
        for (int i = 1; i < quanta; i++) {
            cumulative[i] = cumulative[i - 1] + probabilities[i - 1];
        }
    }

    /** One replicate. Sample i reads draw 0 of counter i for its quantum, draw 1 for whether it is useful and the following ones for its visits. */
    public Histogram run(RandomStream replicate, int column, ChosenTimes chosen) throws InterruptedException {
        var histogram = new Histogram(grid.size() + 1, 1);
        int[] taught = new int[cumulative.length];
        int cell = 0;
        long last = (long) grid.point(grid.size() - 1);
        for (long sample = 1; sample <= last; sample++) {
            if (sample % samplesBetweenLooks == 0) {
                Workers.checkInterrupt();
                workers.done(samplesBetweenLooks);
            }
            while (sample > grid.point(cell)) {
                cell++;
            }
            int index = quantum(replicate.uniform(sample, 0));
            if (taught[index] < tau && isUseful(replicate, sample, index + 1L)) {
                taught[index] += visits.taught(replicate, sample, FIRST_VISIT, tau - taught[index]);
                if (taught[index] == tau) {
                    histogram.add(cell, 0, worths[index]);
                    chosen.set(index + 1.0, column, (double) sample);
                }
            }
        }
        for (int index = 0; index < taught.length; index++) {
            if (taught[index] < tau) {
                histogram.add(grid.size(), 0, worths[index]);
            }
        }
        return histogram;
    }

    private boolean isUseful(RandomStream replicate, long sample, long rank) {
        return allUseful
                || replicate.uniform(sample, 1) < Kernels.exp(-frequencies.delta() * Kernels.log((double) rank));
    }

    private int quantum(double uniform) {
        int found = Arrays.binarySearch(cumulative, uniform);
        return found >= 0 ? found : -found - 2;
    }
}
