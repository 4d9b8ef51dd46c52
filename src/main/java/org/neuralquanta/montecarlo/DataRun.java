package org.neuralquanta.montecarlo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import org.neuralquanta.Kernel;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.lanes.Blocks;
import org.neuralquanta.lanes.Cells;
import org.neuralquanta.race.ChosenTimes;
import org.neuralquanta.race.CoarseCells;
import org.neuralquanta.race.Frequencies;
import org.neuralquanta.race.Grid;
import org.neuralquanta.race.Histogram;
import org.neuralquanta.race.LearningExposures;
import org.neuralquanta.race.Lottery;
import org.neuralquanta.race.Memory;
import org.neuralquanta.race.Race;
import org.neuralquanta.race.RaceThread;
import org.neuralquanta.race.ReplicateGroup;
import org.neuralquanta.race.SurvivalDraws;
import org.neuralquanta.race.Tail;
import org.neuralquanta.race.TailPlan;
import org.neuralquanta.race.VisitDraws;
import org.neuralquanta.race.Workers;
import org.neuralquanta.random.RandomStream;

/** One run of a {@link Simulation}. For one thread, which starts the others. */
final class DataRun {

    private static final double MOST_NUMBERS = 1e14;

    /** The number of samples in a thread's portion of work, a few milliseconds, where a replicate has fewer. */
    private static final double SAMPLES_OF_PORTION = 1e5;

    private static final int LARGEST_PORTION = 256;

    /** From this many numbers on, the vector kernel is worth its start-up time. */
    static final double MANY_NUMBERS = 5e8;

    private final Simulation simulation;
    private final VisitDraws visits;
    private final Observer observer;
    private final long batch;
    private final double[] points;
    private final Grid grid;
    private final Summary summary;

    /** Counts in steps of one batch of samples, or in samples if the batch is 0. */
    DataRun(Simulation simulation, Observer observer, double[] points, long batch) {
        this.simulation = simulation;
        this.visits = simulation.visits().needing(simulation.tau());
        this.observer = observer;
        this.batch = batch;
        this.points = points.clone();
        this.grid = new Grid(DoubleStream.of(points).map(point -> point * Math.max(1, batch)).toArray());
        this.summary = new Summary(this.points, simulation.replication().count(), observer);
        Memory.check(32.0 * (grid.size() + 1) * ReplicateGroup.MOST * simulation.execution().threads(), "a grid of " + grid.size() + " points on "
                + simulation.execution().threads() + " threads", "a smaller grid or fewer threads");
        long most = simulation.quanta().quanta().orElse(Long.MAX_VALUE);
        for (long rank : observer.ranks()) {
            if (rank > most) {
                throw new IllegalArgumentException("rank must be between 1 and " + most + ", was " + rank);
            }
        }
    }

    Result result() throws InterruptedException {
        Kernel kernel = kernel();
        Blocks blocks = Blocks.of(kernel);
        try (var workers = new Workers(simulation.execution().threads(), observer.progress()::report)) {
            var frequencies =
                    new Frequencies(simulation.quanta(), simulation.delta(), simulation.eta(), visits.share(), kernel, workers);
            if (simulation.sampling() == Sampling.POISSON) {
                race(frequencies, kernel, workers);
            } else {
                draw(frequencies, blocks, workers);
            }
        }
        return summary.result(blocks);
    }

    /** Looks for the vector kernel even where it would not pay, so that a missing Vector API is reported. */
    private Kernel kernel() {
        boolean vector = Blocks.of(simulation.execution().kernel()).lanes() > 1;
        double numbers = (double) simulation.quanta().quanta().orElse(Long.MAX_VALUE) * simulation.replication().count();
        boolean small = simulation.sampling() == Sampling.MULTINOMIAL || numbers < MANY_NUMBERS;
        return vector && simulation.survival().isEmpty() && !(simulation.execution().kernel() == Kernel.AUTO && small) ? Kernel.VECTOR : Kernel.SCALAR;
    }

    private void race(Frequencies frequencies, Kernel kernel, Workers workers) throws InterruptedException {
        LearningExposures draws = LearningExposures.of(visits, simulation.survival());
        Optional<TailPlan> plan = simulation.survival().isPresent()
                ? Optional.empty()
                : TailPlan.of(frequencies, grid.point(grid.size() - 1), visits.least());
        long last = plan.map(TailPlan::cut).orElse(frequencies.quanta());
        double numbers = plan.map(TailPlan::cost).orElse((double) last) * simulation.replication().count();
        checkWork(numbers * (simulation.survival().isPresent() ? SurvivalDraws.VALUES : 1));
        workers.expect((double) last * simulation.replication().count());
        Cells cells = CoarseCells.of(grid);
        List<RaceThread> threads = new ArrayList<>();
        for (int i = 0; i < simulation.execution().threads(); i++) {
            Blocks blocks = Blocks.of(kernel);
            threads.add(new RaceThread(
                    new Race(frequencies, draws, grid, cells, blocks),
                    plan.map(it -> new Tail(it, frequencies, visits, grid, blocks)),
                    last,
                    grid,
                    workers));
        }
        boolean together = last >= 2 * RaceThread.SEGMENT * threads.size();
        long start = 0;
        while (start < simulation.replication().count()) {
            List<ReplicateGroup> groups = new ArrayList<>();
            List<Callable<Histogram>> parts = new ArrayList<>();
            for (RaceThread thread : threads) {
                if (start < simulation.replication().count() && (groups.isEmpty() || !together)) {
                    groups.add(ReplicateGroup.of(simulation.replication().count(), simulation.replication().seed(), start, observer.ranks()));
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
                groups.get(i).chosen().race(last, draws, groups.get(i), frequencies, Blocks.of(Kernel.SCALAR));
                for (int column = 0; column < groups.get(i).replicates(); column++) {
                    long all = plan.isPresent() ? frequencies.allUnits() : whole.allUnits(column);
                    add(whole, column, all, frequencies, groups.get(i).chosen().of(column));
                }
            }
        }
    }

    private static void checkWork(double numbers) {
        if (!(numbers <= MOST_NUMBERS)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "a simulation draws at most 1e14 random numbers, this one would draw %.1e; use fewer replicates, fewer quanta or a"
                            + " smaller grid",
                    numbers));
        }
    }

    /** Each thread draws several replicates at a time, so that threads with short replicates do not wait for each other. */
    private void draw(Frequencies frequencies, Blocks blocks, Workers workers) throws InterruptedException {
        double quanta = (double) frequencies.quanta();
        double samples = grid.point(grid.size() - 1) * simulation.replication().count();
        checkWork(samples * visits.most());
        workers.expect(samples);
        Memory.check(quanta * (16 + 4.0 * simulation.execution().threads()), "multinomial sampling of " + frequencies.quanta() + " quanta on "
                + simulation.execution().threads() + " threads", "fewer quanta or threads");
        var lottery = new Lottery(frequencies, visits, grid, blocks, workers);
        int portion = (int) Math.clamp(SAMPLES_OF_PORTION / Math.max(grid.point(grid.size() - 1), grid.size()), 1, LARGEST_PORTION);
        for (long start = 0; start < simulation.replication().count(); start += (long) portion * simulation.execution().threads()) {
            int count = (int) Math.min((long) portion * simulation.execution().threads(), simulation.replication().count() - start);
            var chosen = new ChosenTimes(observer.ranks(), count);
            List<Callable<List<Histogram>>> parts = new ArrayList<>();
            for (int first = 0; first < count; first += portion) {
                long replicate = start + first;
                int column = first;
                int most = Math.min(portion, count - first);
                parts.add(() -> draw(lottery, replicate, column, most, chosen));
            }
            int column = 0;
            for (List<Histogram> part : workers.all(parts)) {
                for (Histogram histogram : part) {
                    add(histogram, 0, histogram.allUnits(0), frequencies, chosen.of(column++));
                }
            }
        }
    }

    private List<Histogram> draw(Lottery lottery, long replicate, int column, int count, ChosenTimes chosen)
            throws InterruptedException {
        List<Histogram> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drawn.add(lottery.run(RandomStream.of(simulation.replication().seed(), replicate + i), column + i, chosen));
        }
        return drawn;
    }

    /** A replicate's loss at D_j is the sum of the units it has not learned by then. */
    private void add(Histogram histogram, int column, long all, Frequencies frequencies, double[] times) {
        double[] losses = new double[grid.size()];
        long[] learned = new long[grid.size()];
        long open = all;
        long count = 0;
        for (int j = 0; j < losses.length; j++) {
            open -= histogram.units(j, column);
            count += histogram.count(j, column);
            // Negative only by rounding, where the total is not a sum of units.
            losses[j] = frequencies.loss(Math.max(0, open));
            learned[j] = count;
        }
        for (int i = 0; i < times.length; i++) {
            times[i] = times[i] > grid.point(grid.size() - 1) ? Double.POSITIVE_INFINITY : stepOf(times[i]);
        }
        summary.add(losses, learned, times);
    }

    private double stepOf(double time) {
        return batch == 0 ? time : Math.ceil(time / batch);
    }
}
