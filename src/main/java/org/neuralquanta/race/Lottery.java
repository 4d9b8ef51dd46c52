package org.neuralquanta.race;

import java.util.Arrays;
import org.neuralquanta.elementary.Kernels;
import org.neuralquanta.lanes.Blocks;
import org.neuralquanta.random.RandomStream;

/**
 * Multinomial sampling, sample by sample: each sample is of quantum k with probability p_k, and teaches with probability \(k^{-\delta}\); a
 * quantum is learned at its τ-th sample that teaches. Immutable, thread-safe.
 */
public final class Lottery {

    private static final long SAMPLES_BETWEEN_LOOKS = 4096;

    private final int tau;
    private final boolean allTeach;
    private final Grid grid;
    private final Workers workers;
    private final double[] cumulative;
    private final long[] worths;
    private final Frequencies frequencies;

    public Lottery(Frequencies frequencies, int tau, Grid grid, Blocks blocks, Workers workers) {
        this.frequencies = frequencies;
        this.tau = tau;
        this.allTeach = frequencies.delta() == 0;
        this.grid = grid;
        this.workers = workers;
        int quanta = Math.toIntExact(frequencies.quanta());
        this.cumulative = new double[quanta];
        this.worths = new long[quanta];
        var probabilities = new double[quanta];
        frequencies.list(blocks, probabilities, worths);
        for (int i = 1; i < quanta; i++) {
            cumulative[i] = cumulative[i - 1] + probabilities[i - 1];
        }
    }

    /** One replicate. Sample i reads draw 0 of counter i for its quantum and draw 1 for whether it teaches. */
    public Histogram run(RandomStream replicate, int column, ChosenTimes chosen) throws InterruptedException {
        var histogram = new Histogram(grid.size() + 1, 1);
        int[] samples = new int[cumulative.length];
        int cell = 0;
        long last = (long) grid.point(grid.size() - 1);
        for (long sample = 1; sample <= last; sample++) {
            if (sample % SAMPLES_BETWEEN_LOOKS == 0) {
                Workers.checkInterrupt();
                workers.done(SAMPLES_BETWEEN_LOOKS);
            }
            while (sample > grid.point(cell)) {
                cell++;
            }
            int index = quantum(replicate.uniform(sample, 0));
            if (teaches(replicate, sample, index + 1L) && samples[index] < tau && ++samples[index] == tau) {
                histogram.add(cell, 0, worths[index]);
                chosen.set(index + 1.0, column, (double) sample);
            }
        }
        for (int index = 0; index < samples.length; index++) {
            if (samples[index] < tau) {
                histogram.add(grid.size(), 0, worths[index]);
            }
        }
        return histogram;
    }

    private boolean teaches(RandomStream replicate, long sample, long rank) {
        return allTeach
                || replicate.uniform(sample, 1) < Kernels.exp(-frequencies.delta() * Kernels.log((double) rank));
    }

    private int quantum(double uniform) {
        int found = Arrays.binarySearch(cumulative, uniform);
        return found >= 0 ? found : -found - 2;
    }
}
