package org.neuralquanta.montecarlo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.neuralquanta.Kernel;
import org.neuralquanta.lanes.Blocks;
import org.neuralquanta.lanes.Cells;
import org.neuralquanta.race.CoarseCells;
import org.neuralquanta.race.Frequencies;
import org.neuralquanta.race.Grid;
import org.neuralquanta.race.Histogram;
import org.neuralquanta.race.JointCurves;
import org.neuralquanta.race.LearnedCells;
import org.neuralquanta.race.LearningExposures;
import org.neuralquanta.lanes.Memory;
import org.neuralquanta.race.Race;
import org.neuralquanta.race.RaceThread;
import org.neuralquanta.race.RankTable;
import org.neuralquanta.race.ReplicateGroup;
import org.neuralquanta.race.VisitDraws;
import org.neuralquanta.race.Workers;
import org.neuralquanta.random.RandomStream;

/** One run of a {@link JointSimulation}. For one thread, which starts the others. */
final class JointRun {

    /** The index of a quantum's draw for room; draws for its samples count up from 0. */
    private static final long ROOM_DRAW = -1;

    private static final long LIMIT_DRAW = -2;

    private final Simulation data;
    private final JointSimulation.Room room;
    private final Observer.Progress progress;
    private final double[] sizes;
    private final double[] points;
    private final Grid grid;
    private final List<Summary> summaries = new ArrayList<>();

    JointRun(JointSimulation joint, Observer.Progress progress, double[] sizes, double[] points) {
        this.data = joint.data();
        this.room = joint.room();
        this.progress = progress;
        this.sizes = sizes.clone();
        this.points = points.clone();
        this.grid = new Grid(this.points);
        double cells = (grid.size() + 1.0) * (sizes.length + 1);
        Memory.check(48.0 * cells * ReplicateGroup.MOST * data.execution().threads(), "a grid of " + sizes.length + " x " + grid.size()
                + " points on " + data.execution().threads() + " threads", "a smaller grid or fewer threads");
        for (int i = 0; i < sizes.length; i++) {
            summaries.add(new Summary(this.points, data.replication().count(), Observer.none()));
        }
    }

    /** The last rank of a replicate's pass. */
    private long last() {
        return room instanceof JointSimulation.Room.First ? (long) sizes[sizes.length - 1] : data.quanta().quanta().orElseThrow();
    }

    private Kernel kernel() {
        boolean vector = room instanceof JointSimulation.Room.First && Blocks.of(data.execution().kernel()).lanes() > 1;
        boolean small = (double) last() * data.replication().count() < Setup.MANY_NUMBERS;
        return vector && data.survival().isEmpty() && !(data.execution().kernel() == Kernel.AUTO && small) ? Kernel.VECTOR : Kernel.SCALAR;
    }

    List<Result> results() throws InterruptedException {
        Kernel kernel = kernel();
        try (var workers = new Workers(data.execution().threads(), progress::report)) {
            workers.expect((double) last() * data.replication().count());
            VisitDraws visits = data.visits().needing(data.tau());
            var frequencies = new Frequencies(data.quanta(), data.quanta(), data.delta(), data.eta(), visits.share(), kernel, workers);
            long all = frequencies.sumOfUnits();
            LearningExposures draws = LearningExposures.of(visits, data.survival());
            Cells cells = CoarseCells.of(grid);
            List<Race> races = new ArrayList<>();
            for (int i = 0; i < data.execution().threads(); i++) {
                races.add(new Race(frequencies, draws, grid, cells, Blocks.of(kernel)));
            }
            for (long start = 0; start < data.replication().count(); ) {
                List<ReplicateGroup> groups = new ArrayList<>();
                List<Callable<JointCurves>> parts = new ArrayList<>();
                for (Race race : races) {
                    if (start < data.replication().count()) {
                        ReplicateGroup group = ReplicateGroup.of(data.replication().count(), data.replication().seed(), start, List.of());
                        groups.add(group);
                        start += group.replicates();
                        parts.add(() -> switch (room) {
                            case JointSimulation.Room.First _ -> first(race, group, all, frequencies, workers);
                            case JointSimulation.Room.Drawn(double overlap) -> drawn(overlap, draws, group, frequencies, workers);
                        });
                    }
                }
                List<JointCurves> done = workers.all(parts);
                for (int i = 0; i < groups.size(); i++) {
                    add(done.get(i), groups.get(i).replicates());
                }
            }
        }
        int lanes = Blocks.of(kernel).lanes();
        return summaries.stream().map(summary -> summary.result(lanes)).toList();
    }

    private void add(JointCurves curves, int replicates) {
        for (int column = 0; column < replicates; column++) {
            for (int i = 0; i < sizes.length; i++) {
                summaries.get(i).add(curves.losses(i, column), curves.counts(i, column), new double[0]);
            }
        }
    }

    /** One pass over the ranks; the cells after the last rank of a size are those of a network of that size. */
    private JointCurves first(Race race, ReplicateGroup group, long all, Frequencies frequencies, Workers workers)
            throws InterruptedException {
        var curves = new JointCurves(sizes.length, group.replicates(), grid.size());
        var histogram = new Histogram(grid.size() + 1, group.streams().size());
        long done = 0;
        for (int i = 0; i < sizes.length; i++) {
            long to = (long) sizes[i];
            while (done < to) {
                long next = Math.min(to, done + RaceThread.SEGMENT);
                race.run(group.streams(), group.replicates(), done + 1, next, histogram);
                workers.done((next - done) * group.replicates());
                done = next;
            }
            for (int column = 0; column < group.replicates(); column++) {
                long open = all;
                long count = 0;
                for (int j = 0; j < grid.size(); j++) {
                    open -= histogram.units(j, column);
                    count += histogram.count(j, column);
                    // Negative only by rounding, where the total is not a sum of units.
                    curves.set(i, column, j, frequencies.loss(Math.max(0, open)), count);
                }
            }
        }
        return curves;
    }

    private JointCurves drawn(
            double overlap, LearningExposures draws, ReplicateGroup group, Frequencies frequencies, Workers workers)
            throws InterruptedException {
        var curves = new JointCurves(sizes.length, group.replicates(), grid.size());
        var table = new RankTable(Blocks.of(Kernel.SCALAR));
        for (int column = 0; column < group.replicates(); column++) {
            RandomStream stream = group.streams().stream(column);
            var learned = new LearnedCells(sizes.length, grid.size());
            for (long start = 1; start <= frequencies.quanta(); start += RankTable.SIZE) {
                Workers.checkInterrupt();
                int count = (int) Math.min(RankTable.SIZE, frequencies.quanta() - start + 1);
                frequencies.fill(table, start, count);
                for (int i = 0; i < count; i++) {
                    long rank = start + i;
                    int size = size(stream.exponential(rank, ROOM_DRAW) / table.probabilities[i]);
                    int point = grid.cell(draws.draw(stream, rank) * table.scales[i]);
                    if (stream.uniform(rank, LIMIT_DRAW) < overlap) {
                        learned.add(size, point, table.units[i]);
                    } else {
                        learned.add(size, 0, table.units[i]);
                        learned.add(0, point, table.units[i]);
                    }
                }
                workers.done(count);
            }
            learned.curves(curves, column, frequencies);
        }
        return curves;
    }

    /** The first size with room for a quantum whose clock rings at a time. */
    private int size(double time) {
        int found = Arrays.binarySearch(sizes, time);
        return found >= 0 ? found : -found - 1;
    }
}
