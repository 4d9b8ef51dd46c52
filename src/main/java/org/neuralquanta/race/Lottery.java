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
    private final double[] cumulative;
    private final long[] worths;
    private final Frequencies frequencies;
    private final long samplesBetweenLooks;

    public Lottery(Frequencies frequencies, VisitDraws visits, Grid grid, Blocks blocks) {
        this.frequencies = frequencies;
        this.tau = visits.shots();
        this.visits = visits;
        this.allUseful = frequencies.delta() == 0;
        this.grid = grid;
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

    /** One replicate. */
    public Histogram run(RandomStream replicate, int column, ChosenTimes chosen, Workers workers) throws InterruptedException {
        LotteryDraw draw = begin();
        advance(draw, Long.MAX_VALUE, replicate, column, chosen, workers);
        return histogram(draw);
    }

    /** A replicate of which nothing has been drawn. */
    public LotteryDraw begin() {
        return new LotteryDraw(cumulative.length, grid.size() + 1);
    }

    /** Whether there is nothing left to draw, or nothing left to learn. */
    public boolean isDone(LotteryDraw draw) {
        return draw.samples == last() || draw.open == 0;
    }

    /** The share of the samples that are drawn. */
    public double share(LotteryDraw draw) {
        return isDone(draw) ? 1 : (double) draw.samples / last();
    }

    private long last() {
        return (long) grid.point(grid.size() - 1);
    }

    /**
     * Draws so many more samples, as far as there are. Sample i reads draw 0 of counter i for its quantum, draw 1 for whether it is useful and
     * the following ones for its visits.
     */
    public void advance(LotteryDraw draw, long samples, RandomStream replicate, int column, ChosenTimes chosen, Workers workers)
            throws InterruptedException {
        int[] taught = draw.taught;
        int cell = 0;
        long end = samples < last() - draw.samples ? draw.samples + samples : last();
        long sample = draw.samples;
        while (sample < end && draw.open > 0) {
            sample++;
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
                    draw.open--;
                    draw.learned.add(cell, 0, worths[index]);
                    chosen.set(index + 1.0, column, (double) sample);
                }
            }
        }
        draw.samples = sample;
    }

    /** What a replicate that is {@link #isDone done} has learned where, and beyond the grid what it has not. */
    public Histogram histogram(LotteryDraw draw) {
        var histogram = new Histogram(grid.size() + 1, 1);
        histogram.add(draw.learned);
        for (int index = 0; index < draw.taught.length; index++) {
            if (draw.taught[index] < tau) {
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
