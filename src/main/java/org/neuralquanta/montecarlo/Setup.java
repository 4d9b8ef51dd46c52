package org.neuralquanta.montecarlo;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.neuralquanta.Kernel;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.lanes.Blocks;
import org.neuralquanta.race.CoarseCells;
import org.neuralquanta.race.Frequencies;
import org.neuralquanta.race.Grid;
import org.neuralquanta.race.LearningExposures;
import org.neuralquanta.race.Lottery;
import org.neuralquanta.lanes.Memory;
import org.neuralquanta.race.Race;
import org.neuralquanta.race.RaceThread;
import org.neuralquanta.race.SurvivalDraws;
import org.neuralquanta.race.Tail;
import org.neuralquanta.race.TailPlan;
import org.neuralquanta.race.VisitDraws;
import org.neuralquanta.race.Workers;

/**
 * What all replicates of a simulation share: the grid, the normalised frequencies, and where the tail begins. Immutable, thread-safe.
 *
 * @param simulation the simulation
 * @param batch the samples of a step, in which times are counted; 0 where they are counted in samples
 * @param points the amounts of data, or of steps
 * @param grid the amounts of data
 * @param frequencies the normalised frequencies
 * @param draws the exposures at which quanta are learned
 * @param visits the visits of samples that teach
 * @param tail the quanta that are drawn together, if any
 */
record Setup(
        Simulation simulation,
        long batch,
        List<Double> points,
        Grid grid,
        Frequencies frequencies,
        LearningExposures draws,
        VisitDraws visits,
        Optional<TailPlan> tail) {

    private static final double MOST_NUMBERS = 1e14;

    /** From this many numbers on, the vector kernel is worth its start-up time. */
    static final double MANY_NUMBERS = 5e8;

    /** Sums over all quanta. */
    static Setup of(Simulation simulation, long batch, double[] points, Workers workers) throws InterruptedException {
        VisitDraws visits = simulation.visits().needing(simulation.tau());
        return of(simulation, batch, points, visits,
                new Frequencies(
                        simulation.training(), simulation.quanta(), simulation.delta(), simulation.eta(), visits.share(), kernel(simulation), workers));
    }

    /** With the sums over all quanta that another object has formed. */
    static Setup of(Simulation simulation, long batch, double[] points, Frequencies.Totals totals) {
        VisitDraws visits = simulation.visits().needing(simulation.tau());
        return of(simulation, batch, points, visits,
                new Frequencies(simulation.training(), simulation.quanta(), simulation.delta(), simulation.eta(), visits.share(), totals));
    }

    private static Setup of(Simulation simulation, long batch, double[] points, VisitDraws visits, Frequencies frequencies) {
        Grid grid = grid(batch, points);
        Optional<TailPlan> tail = simulation.sampling() == Sampling.POISSON && simulation.survival().isEmpty()
                ? TailPlan.of(frequencies, grid.point(grid.size() - 1), visits.least())
                : Optional.empty();
        var setup = new Setup(
                simulation, batch, DoubleStream.of(points).boxed().toList(), grid, frequencies, LearningExposures.of(visits, simulation.survival()), visits,
                tail);
        setup.checkWork();
        return setup;
    }

    static Grid grid(long batch, double[] points) {
        return new Grid(DoubleStream.of(points).map(point -> point * Math.max(1, batch)).toArray());
    }

    static double[] array(List<Double> points) {
        return points.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void checkWork() {
        double replicate = multinomial()
                ? grid.point(grid.size() - 1) * visits.most()
                : tail.map(TailPlan::cost).orElse((double) lastRank()) * (simulation.survival().isPresent() ? SurvivalDraws.VALUES : 1);
        double numbers = replicate * simulation.replication().count();
        if (!(numbers <= MOST_NUMBERS)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "a simulation draws at most 1e14 random numbers, this one would draw %.1e; use fewer replicates, fewer quanta or a"
                            + " smaller grid",
                    numbers));
        }
    }

    /** Looks for the vector kernel even where it would not pay, so that a missing Vector API is reported. */
    private static Kernel kernel(Simulation simulation) {
        boolean vector = Blocks.of(simulation.execution().kernel()).lanes() > 1;
        double numbers = (double) simulation.training().quanta().orElse(Long.MAX_VALUE) * simulation.replication().count();
        boolean small = simulation.sampling() == Sampling.MULTINOMIAL || numbers < MANY_NUMBERS;
        return vector && simulation.survival().isEmpty() && !(simulation.execution().kernel() == Kernel.AUTO && small) ? Kernel.VECTOR : Kernel.SCALAR;
    }

    boolean multinomial() {
        return simulation.sampling() == Sampling.MULTINOMIAL;
    }

    /** New ones for each thread. */
    Blocks blocks() {
        return Blocks.of(kernel(simulation));
    }

    /** The cells of the grid, and the one beyond it. */
    int cells() {
        return grid.size() + 1;
    }

    /** The last rank whose quantum is drawn by itself. */
    long lastRank() {
        return tail.map(TailPlan::cut).orElse(frequencies.quanta());
    }

    /** What a thread needs to race the quanta of some ranks, and of the tail. */
    RaceThread racer(long first, long last, boolean withTail, Workers workers) {
        Blocks blocks = blocks();
        return new RaceThread(
                new Race(frequencies, draws, grid, CoarseCells.of(grid), blocks),
                tail.filter(_ -> withTail).map(it -> new Tail(it, frequencies, visits, grid, blocks)),
                first,
                last,
                grid,
                workers);
    }

    /** The samples of multinomial sampling, for so many replicates at a time. */
    Lottery lottery(int replicates) {
        Memory.check(frequencies.quanta() * (16 + 4.0 * replicates), "multinomial sampling of " + frequencies.quanta() + " quanta, " + replicates
                + " times at once", "fewer quanta or threads");
        return new Lottery(frequencies, visits, grid, blocks());
    }

    /** Zeros for the sums of a part. */
    PartialSums zeros(Plan.Part part) {
        return PartialSums.of(hash(), part, lastRank() + 1, cells(), blocks().lanes());
    }

    /** Zeros for the sums of all ranks. */
    PartialSums zeros(long firstReplicate, int replicates) {
        return zeros(new Plan.Part(firstReplicate, firstReplicate + replicates, 1, lastRank() + 1, tail.isPresent()));
    }

    /** Tells sums of different simulations or grids apart; the same on every machine. */
    int hash() {
        return Objects.hash(
                simulation.sampling().name(),
                simulation.tau(),
                simulation.visits().passes(),
                simulation.visits().teaches(),
                simulation.survival().isPresent(),
                simulation.delta(),
                simulation.eta(),
                simulation.replication(),
                batch,
                points,
                frequencies.quanta(),
                frequencies.totals());
    }

    /** Adds a replicate to the summary: its loss at D_j is the sum of the units it has not learned by then. */
    void add(PartialSums sums, int row, double[] times, Summary summary) {
        double[] losses = new double[grid.size()];
        long[] learned = new long[grid.size()];
        long open = tail.isPresent() || frequencies.leavesOut() ? frequencies.allUnits() : sums.allUnits(row);
        long count = 0;
        for (int j = 0; j < losses.length; j++) {
            open -= sums.units(row, j);
            count += sums.count(row, j);
            // Negative only by rounding, where the total is not a sum of units.
            losses[j] = frequencies.loss(Math.max(0, open));
            learned[j] = count;
        }
        summary.add(losses, learned, times);
    }
}
