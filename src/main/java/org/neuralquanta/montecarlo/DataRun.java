package org.neuralquanta.montecarlo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.neuralquanta.Kernel;
import org.neuralquanta.lanes.Blocks;
import org.neuralquanta.race.ChosenTimes;
import org.neuralquanta.race.Grid;
import org.neuralquanta.race.Histogram;
import org.neuralquanta.race.Lottery;
import org.neuralquanta.lanes.Memory;
import org.neuralquanta.race.RaceThread;
import org.neuralquanta.race.ReplicateGroup;
import org.neuralquanta.race.Workers;
import org.neuralquanta.random.RandomStream;

/** One run of a {@link Simulation}. For one thread, which starts the others. */
final class DataRun {

    /** The number of samples in a thread's portion of work, a few milliseconds, where a replicate has fewer. */
    private static final double SAMPLES_OF_PORTION = 1e5;

    private static final int LARGEST_PORTION = 256;

    private final Simulation simulation;
    private final Observer observer;
    private final long batch;
    private final double[] points;
    private final Grid grid;
    private final Summary summary;

    /** Counts in steps of one batch of samples, or in samples if the batch is 0. */
    DataRun(Simulation simulation, Observer observer, double[] points, long batch) {
        this.simulation = simulation;
        this.observer = observer;
        this.batch = batch;
        this.points = points.clone();
        this.grid = Setup.grid(batch, points);
        this.summary = new Summary(this.points, simulation.replication().count(), observer);
        Memory.check(32.0 * (grid.size() + 1) * ReplicateGroup.MOST * simulation.execution().threads(), "a grid of " + grid.size() + " points on "
                + simulation.execution().threads() + " threads", "a smaller grid or fewer threads");
        long most = simulation.training().quanta().orElse(Long.MAX_VALUE);
        for (long rank : observer.ranks()) {
            if (rank > most) {
                throw new IllegalArgumentException("rank must be between 1 and " + most + ", was " + rank);
            }
        }
    }

    Result result() throws InterruptedException {
        try (var workers = new Workers(simulation.execution().threads(), observer.progress()::report)) {
            Setup setup = Setup.of(simulation, batch, points, workers);
            if (setup.multinomial()) {
                draw(setup, workers);
            } else {
                race(setup, workers);
            }
            return summary.result(setup.blocks().lanes());
        }
    }

    private void race(Setup setup, Workers workers) throws InterruptedException {
        long last = setup.lastRank();
        long all = simulation.replication().count();
        workers.expect((double) last * all);
        List<RaceThread> threads = new ArrayList<>();
        for (int i = 0; i < simulation.execution().threads(); i++) {
            threads.add(setup.racer(1, last, true, workers));
        }
        boolean together = last >= 2 * RaceThread.SEGMENT * threads.size();
        long start = 0;
        while (start < all) {
            List<ReplicateGroup> groups = new ArrayList<>();
            List<Callable<Histogram>> parts = new ArrayList<>();
            for (RaceThread thread : threads) {
                if (start < all && (groups.isEmpty() || !together)) {
                    groups.add(ReplicateGroup.of(all, simulation.replication().seed(), start, observer.ranks()));
                    start += groups.getLast().replicates();
                }
                ReplicateGroup group = groups.getLast();
                if (together || parts.size() < groups.size()) {
                    parts.add(() -> thread.run(group));
                }
            }
            List<Histogram> done = workers.all(parts);
            for (int i = 0; i < groups.size(); i++) {
                Histogram whole = done.get(i);
                if (together) {
                    done.subList(1, done.size()).forEach(whole::add);
                }
                ReplicateGroup group = groups.get(i);
                group.chosen().race(last, setup.draws(), group, setup.frequencies(), Blocks.of(Kernel.SCALAR));
                PartialSums sums = setup.zeros(0, group.replicates());
                for (int column = 0; column < group.replicates(); column++) {
                    sums.set(column, whole, column);
                    add(setup, sums, column, group.chosen().of(column));
                }
            }
        }
    }

    /** Each thread draws several replicates at a time, so that threads with short replicates do not wait for each other. */
    private void draw(Setup setup, Workers workers) throws InterruptedException {
        workers.expect(grid.point(grid.size() - 1) * simulation.replication().count());
        Lottery lottery = setup.lottery(simulation.execution().threads());
        int portion = (int) Math.clamp(SAMPLES_OF_PORTION / Math.max(grid.point(grid.size() - 1), grid.size()), 1, LARGEST_PORTION);
        for (long start = 0; start < simulation.replication().count(); start += (long) portion * simulation.execution().threads()) {
            int count = (int) Math.min((long) portion * simulation.execution().threads(), simulation.replication().count() - start);
            var chosen = new ChosenTimes(observer.ranks(), count);
            List<Callable<List<Histogram>>> parts = new ArrayList<>();
            for (int first = 0; first < count; first += portion) {
                long replicate = start + first;
                int column = first;
                int most = Math.min(portion, count - first);
                parts.add(() -> draw(lottery, replicate, column, most, chosen, workers));
            }
            PartialSums sums = setup.zeros(0, count);
            int row = 0;
            for (List<Histogram> part : workers.all(parts)) {
                for (Histogram histogram : part) {
                    sums.set(row, histogram, 0);
                    add(setup, sums, row, chosen.of(row));
                    row++;
                }
            }
        }
    }

    private List<Histogram> draw(Lottery lottery, long replicate, int column, int count, ChosenTimes chosen, Workers workers)
            throws InterruptedException {
        List<Histogram> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drawn.add(lottery.run(RandomStream.of(simulation.replication().seed(), replicate + i), column + i, chosen, workers));
        }
        return drawn;
    }

    private void add(Setup setup, PartialSums sums, int row, double[] times) {
        for (int i = 0; i < times.length; i++) {
            times[i] = times[i] > grid.point(grid.size() - 1) ? Double.POSITIVE_INFINITY : stepOf(times[i]);
        }
        setup.add(sums, row, times, summary);
    }

    private double stepOf(double time) {
        return batch == 0 ? time : Math.ceil(time / batch);
    }
}
