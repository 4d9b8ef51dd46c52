package org.neuralquanta.race;

import java.util.Arrays;
import org.neuralquanta.lanes.Blocks;
import org.neuralquanta.random.RandomStream;

/**
 * The quanta of one replicate beyond a rank, by their useful samples, so that quanta without samples cost nothing and there may be
 * infinitely many. For one thread.
 *
 * <p>Useful samples of quantum k up to D come at rate \(r_k\); all together are a Poisson process on ranks × [0, D]. Its points are
 * those of the process of density \(C h(x)\), \(h(x) = x^{-e}\), on the line of x = k + q, in which the cell of rank k, from
 * x − 1/2 to x + 1/2, holds at least \(C h(k + q) \ge r_k\) (h is convex). The mass \(\int_x^b h\) of the points grows by exponential
 * steps from the far end b on, so they come with falling ranks, and those of a rank next to each other; a point is kept if it lies
 * within the first h(k + q) of its cell (Hörmann and Derflinger's rejection-inversion), and then with probability
 * \(r_k / (C h(k + q))\), which is 1 for Zipf's law. So neither the number of ranks nor a normalisation of the tail enters, and
 * nothing is truncated.
 *
 * <p>Point i reads the draws −1 (step), −2 (time) and −3 (thinning) of counter i; the first point of a rank also −5 for the number of samples needed.
 */
public final class Tail {

    private static final int SIZE = RankTable.SIZE;

    /** Beyond it two points of one quantum are out of the question, and a double no longer tells quanta apart. */
    private static final double LARGEST_EXACT = 0x1p100;

    private static final long VISIT_DRAW = -5;

    private final TailPlan plan;
    private final Frequencies frequencies;
    private final Grid grid;
    private final Blocks blocks;
    private final VisitDraws visits;
    private final RankTable table;
    private final long[] bits = new long[SIZE];
    private final double[] steps = new double[SIZE];
    private final double[] masses = new double[SIZE];
    private final double[] powers = new double[SIZE];
    private final double[] logs = new double[SIZE];
    private final double[] places = new double[SIZE];
    private final double[] times = new double[SIZE];

    /** The rank whose samples are being collected, and their times. */
    private double rank;

    private double[] seen = new double[16];
    private int samples;
    private long units;

    /** The counter of its first sample. */
    private long first;

    public Tail(TailPlan plan, Frequencies frequencies, VisitDraws visits, Grid grid, Blocks blocks) {
        this.plan = plan;
        this.frequencies = frequencies;
        this.visits = visits;
        this.grid = grid;
        this.blocks = blocks;
        this.table = new RankTable(blocks);
    }

    /** Adds what the replicate learns to the histogram, and its chosen quanta to the times. */
    void run(RandomStream stream, int column, Histogram histogram, ChosenTimes chosen) throws InterruptedException {
        double sum = plan.firstMass();
        samples = 0;
        rank = 0;
        for (long counter = 1; ; counter += SIZE) {
            Workers.checkInterrupt();
            blocks.bits(stream, counter, -1, bits);
            blocks.exponentials(bits, SIZE, steps);
            int count = 0;
            while (count < SIZE && sum + steps[count] * plan.massOfStep() < plan.lastMass()) {
                sum += steps[count] * plan.massOfStep();
                masses[count] = sum;
                count++;
            }
            blocks.bits(stream, counter, -2, bits);
            blocks.uniforms(bits, SIZE, times);
            place(count);
            frequencies.fill(table, count);
            for (int i = 0; i < count; i++) {
                if (kept(stream, counter + i, i)) {
                    if (table.ranks[i] != rank || table.ranks[i] > LARGEST_EXACT) {
                        close(stream, column, histogram, chosen);
                        rank = table.ranks[i];
                        units = table.units[i];
                        first = counter + i;
                    }
                    add(times[i] * plan.horizon());
                }
            }
            if (count < SIZE) {
                close(stream, column, histogram, chosen);
                return;
            }
        }
    }

    /** Ranks of the masses: \(x = ((e-1)m)^{-1/(e-1)}\). */
    private void place(int count) {
        int padded = (count + 7) & -8;
        for (int i = 0; i < padded; i++) {
            powers[i] = i < count ? plan.power(masses[i]) : 1;
        }
        blocks.logs(powers, padded, logs);
        for (int i = 0; i < padded; i++) {
            powers[i] = logs[i] / (1 - plan.rates().exponent());
        }
        blocks.exps(powers, padded, places);
        for (int i = 0; i < count; i++) {
            table.ranks[i] = Math.clamp(Math.rint(places[i] - plan.rates().offset()), plan.cut() + 1.0, plan.lastRank());
        }
    }

    private boolean kept(RandomStream stream, long counter, int i) {
        double k = table.ranks[i];
        double x = k + plan.rates().offset();
        if (x - places[i] > plan.sure() && masses[i] - plan.mass(x + 0.5) > plan.rates().height(x)) {
            return false;
        }
        return plan.rates().flat() || stream.uniform(counter, -3) < plan.share(k);
    }

    private void add(double time) {
        if (visits.shots() == 1) {
            seen[0] = samples == 0 ? time : Math.min(seen[0], time);
            samples = 1;
            return;
        }
        if (samples == seen.length) {
            seen = Arrays.copyOf(seen, 2 * samples);
        }
        seen[samples++] = time;
    }

    /** The quantum whose samples are collected is learned at the first whose visits complete τ. */
    private void close(RandomStream stream, int column, Histogram histogram, ChosenTimes chosen) {
        int needed = samples >= visits.least() ? visits.least() + visits.times().above(stream.uniform(first, VISIT_DRAW)) : Integer.MAX_VALUE;
        if (samples >= needed) {
            Arrays.sort(seen, 0, samples);
            double time = seen[needed - 1];
            histogram.add(grid.cell(time), column, units);
            chosen.set(rank, column, time);
        }
        samples = 0;
    }
}
