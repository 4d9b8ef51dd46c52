package org.neuralquanta.race;

import java.util.Optional;
import org.neuralquanta.lanes.Blocks;
import org.neuralquanta.lanes.Cells;
import org.neuralquanta.lanes.CoarseRace;
import org.neuralquanta.lanes.StreamGroup;
import org.neuralquanta.random.RandomStream;

/**
 * The race of the quanta under Poisson sampling: one pass over them gives a replicate's whole curve, since quantum k has its τ-th
 * useful sample at \(T_k = k^\delta\,\Gamma(\tau, 1)/p_k\), independently of the others. One thread's part of it, for one thread.
 *
 * <p>The vector kernel only decides between which grid points a time lies, from a coarse time, and from the exact time where the coarse one
 * does not decide. So the bits are those of the exact times.
 */
public final class Race {

    /** Counts are added together with units, in their last bits: those of a table of ranks. */
    private static final int COUNT_BITS = 10;

    /** Above it, the units of a table of ranks leave no room for the count. */
    private static final long LARGEST_PACKED = 1L << (63 - COUNT_BITS - 9);

    private final Frequencies frequencies;
    private final LearningExposures draws;
    private final Grid grid;
    private final Optional<CoarseRace> coarse;
    private final Cells cells;
    private final RankTable table;
    private final int[] undecided = new int[Blocks.SIZE];
    private final double[] scales = new double[Blocks.SIZE];
    private final long[] worths = new long[Blocks.SIZE];

    public Race(Frequencies frequencies, LearningExposures draws, Grid grid, Cells cells, Blocks blocks) {
        this.frequencies = frequencies;
        this.draws = draws;
        this.grid = grid;
        this.cells = cells;
        this.table = new RankTable(blocks);
        this.coarse = draws.coarse(blocks);
    }

    /** The quanta of the ranks from … to (inclusive). */
    public void run(StreamGroup group, int replicates, long from, long to, Histogram histogram) throws InterruptedException {
        for (long start = from; start <= to; start += RankTable.SIZE) {
            Workers.checkInterrupt();
            int count = (int) Math.min(RankTable.SIZE, to - start + 1);
            frequencies.fill(table, start, count);
            if (coarse.isPresent() && largest(table.units, count) < LARGEST_PACKED) {
                coarse(coarse.get(), group, start, count, histogram);
            } else {
                exact(group, replicates, start, count, histogram);
            }
        }
    }

    private static long largest(long[] units, int count) {
        long largest = 0;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, units[i]);
        }
        return largest;
    }

    private void exact(StreamGroup group, int replicates, long start, int count, Histogram histogram) {
        for (int i = 0; i < count; i++) {
            for (int column = 0; column < replicates; column++) {
                double time = draws.draw(group.stream(column), start + i) * table.scales[i];
                histogram.add(grid.cell(time), column, table.units[i]);
            }
        }
    }

    private void coarse(CoarseRace race, StreamGroup group, long start, int count, Histogram histogram) {
        int columns = group.size();
        int most = Blocks.SIZE / columns;
        long[] packed = histogram.packed();
        for (int done = 0; done < count; done += most) {
            int rows = Math.min(most, count - done);
            for (int row = 0; row < rows; row++) {
                scales[row] = table.scales[done + row];
                worths[row] = (table.units[done + row] << COUNT_BITS) + 1;
            }
            int open = race.add(group, start + done, rows, scales, worths, cells, packed, undecided);
            for (int i = 0; i < open; i++) {
                int row = undecided[i] / columns;
                int position = undecided[i] % columns;
                RandomStream stream = group.stream(CoarseRace.column(position, columns));
                double time = draws.draw(stream, start + done + row) * scales[row];
                packed[(grid.cell(time) << CoarseRace.ROW_BITS) + position] += worths[row];
            }
        }
        race.finish(packed);
        histogram.unpack(COUNT_BITS);
    }
}
