package org.neuralquanta.montecarlo;

import java.util.Arrays;
import org.neuralquanta.random.RandomStream;

/**
 * Multinomial sampling by really drawing: each sample is of quantum k with probability p_k, and teaches with probability
 * \(k^{-\delta}\); a quantum is learned at its τ-th sample that teaches.
 */
final class Lottery {

    private static final long SAMPLES_BETWEEN_LOOKS = 4096;

    private final Frequencies frequencies;
    private final int tau;
    private final double delta;
    private final Grid grid;
    private final double[] cumulative;

    Lottery(Frequencies frequencies, int tau, double delta, Grid grid) {
        this.frequencies = frequencies;
        this.tau = tau;
        this.delta = delta;
        this.grid = grid;
        this.cumulative = new double[Math.toIntExact(frequencies.quanta())];
        double sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            cumulative[i] = sum;
            sum += frequencies.probability(i + 1L);
        }
    }

    /** One replicate. Sample i reads draw 0 of counter i for its quantum and draw 1 for whether it teaches. */
    Histogram run(RandomStream replicate) throws InterruptedException {
        var histogram = new Histogram(grid.size() + 1, 1);
        int[] samples = new int[cumulative.length];
        int cell = 0;
        long last = (long) grid.point(grid.size() - 1);
        for (long sample = 1; sample <= last; sample++) {
            if (sample % SAMPLES_BETWEEN_LOOKS == 0 && Thread.interrupted()) {
                throw new InterruptedException("simulation interrupted");
            }
            while (sample > grid.point(cell)) {
                cell++;
            }
            int index = quantum(replicate.uniform(sample, 0));
            if (teaches(replicate, sample, index + 1L) && samples[index] < tau && ++samples[index] == tau) {
                learn(histogram, cell, index);
            }
        }
        for (int index = 0; index < samples.length; index++) {
            if (samples[index] < tau) {
                learn(histogram, grid.size(), index);
            }
        }
        return histogram;
    }

    private void learn(Histogram histogram, int cell, int index) {
        long rank = index + 1L;
        histogram.add(cell, 0, frequencies.units(rank, frequencies.probability(rank)));
    }

    private boolean teaches(RandomStream replicate, long sample, long rank) {
        return delta == 0 || replicate.uniform(sample, 1) < StrictMath.pow((double) rank, -delta);
    }

    private int quantum(double uniform) {
        int found = Arrays.binarySearch(cumulative, uniform);
        return found >= 0 ? found : -found - 2;
    }
}
