package org.neuralquanta.montecarlo;

import java.util.Optional;
import org.neuralquanta.random.Blocks;
import org.neuralquanta.random.CoarseTimes;
import org.neuralquanta.random.GammaDraws;
import org.neuralquanta.random.StreamGroup;

/**
 * The race of the quanta under Poisson sampling: one pass over them gives a replicate's whole curve, since quantum k has its τ-th
 * useful sample at \(T_k = k^\delta\,\Gamma(\tau, 1)/p_k\), independently of the others. One thread's part of it, for one thread.
 *
 * <p>The vector kernel only decides between which grid points a time lies, from a coarse time; where that does not decide, the exact
 * time does. So the bits are those of the exact times.
 */
final class Race {

    /** Counts are added together with units, in their last bits: those of a table of ranks. */
    private static final int COUNT_BITS = 10;

    /** Above it, the units of a table of ranks leave no room for the count. */
    private static final long LARGEST_PACKED = 1L << (63 - COUNT_BITS - 9);

    private final Frequencies frequencies;
    private final GammaDraws draws;
    private final Grid grid;
    private final Blocks blocks;
    private final Optional<CoarseTimes> coarse;
    private final CellTable cells;
    private final RankTable table;
    private final long[] bits = new long[Blocks.SIZE];
    private final int[] places = new int[Blocks.SIZE];
    private final int[] undecided = new int[Blocks.SIZE];
    private final double[] scales = new double[Blocks.SIZE];
    private final long[] worths = new long[Blocks.SIZE];

    Race(Frequencies frequencies, GammaDraws draws, Grid grid, CellTable cells, Blocks blocks) {
        this.frequencies = frequencies;
        this.draws = draws;
        this.grid = grid;
        this.cells = cells;
        this.blocks = blocks;
        this.table = new RankTable(blocks);
        this.coarse = blocks.coarseTimes(draws);
    }

    /** The quanta of the ranks from … to (inclusive). */
    void run(StreamGroup group, int replicates, long from, long to, Histogram histogram) throws InterruptedException {
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

    private void coarse(CoarseTimes times, StreamGroup group, long start, int count, Histogram histogram) {
        int columns = group.size();
        int most = Blocks.SIZE / columns;
        long[] packed = histogram.packed();
        for (int done = 0; done < count; done += most) {
            int rows = Math.min(most, count - done);
            int even = (rows + 1) & -2;
            for (int row = 0; row < even; row++) {
                // A row that fills up counts nothing.
                scales[row] = row < rows ? table.scales[done + row] : 1;
                worths[row] = row < rows ? (table.units[done + row] << COUNT_BITS) + 1 : 0;
            }
            blocks.bits(group, start + done, even, 0, bits);
            times.places(bits, scales, even, columns, cells.least(), cells.largest(), places);
            int open = scatter(cells.cells(), places, worths, even, columns, packed, undecided);
            for (int i = 0; i < open; i++) {
                int pair = undecided[i] / 2;
                int row = pair / columns * 2 + 1 - undecided[i] % 2;
                int column = pair % columns;
                double time = draws.draw(group.stream(column), start + done + row) * scales[row];
                packed[(grid.cell(time) << Histogram.STRIDE_BITS) + column] += worths[row];
            }
        }
        histogram.unpack(COUNT_BITS);
    }

    /** Adds what is decided; returns how many are not, with their indices. Four at a time: a loop that branches is not unrolled. */
    private static int scatter(
            short[] cells, int[] places, long[] worths, int rows, int columns, long[] packed, int[] undecided) {
        int mask = packed.length - 1;
        int open = 0;
        int i = 0;
        for (int row = 0; row < rows; row += 2) {
            long upper = worths[row];
            long lower = worths[row + 1];
            for (int column = 0; column < columns; column += 2, i += 4) {
                int a = cells[places[i]];
                int b = cells[places[i + 1]];
                int c = cells[places[i + 2]];
                int d = cells[places[i + 3]];
                if ((a | b | c | d) >= 0) {
                    packed[((a << Histogram.STRIDE_BITS) + column) & mask] += lower;
                    packed[((b << Histogram.STRIDE_BITS) + column) & mask] += upper;
                    packed[((c << Histogram.STRIDE_BITS) + column + 1) & mask] += lower;
                    packed[((d << Histogram.STRIDE_BITS) + column + 1) & mask] += upper;
                } else {
                    for (int j = i; j < i + 4; j++) {
                        int cell = cells[places[j]];
                        if (cell >= 0) {
                            packed[(cell << Histogram.STRIDE_BITS) + column + (j - i) / 2] += j % 2 == 0 ? lower : upper;
                        } else {
                            undecided[open++] = j;
                        }
                    }
                }
            }
        }
        return open;
    }
}
