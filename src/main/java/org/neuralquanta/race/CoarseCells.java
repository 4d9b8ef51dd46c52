package org.neuralquanta.race;

import java.util.stream.IntStream;
import org.neuralquanta.lanes.Cells;
import org.neuralquanta.lanes.CoarseRace;

/** The cells of a grid for coarse times. */
public final class CoarseCells {

    private static final int SHIFT = Cells.Listed.SHIFT;

    /** Of a cell: logarithms of the points, and single precision. */
    private static final double ROUNDING = 1e-5;

    /** From this margin on, a table decides more times. */
    private static final double LARGEST_MARGIN = 0.1;

    private CoarseCells() {}

    public static Cells of(Grid grid) {
        int last = grid.size() - 1;
        double first = log2(grid.point(0));
        double slope = last == 0 ? 1 : last / (log2(grid.point(last)) - first);
        double worst = IntStream.rangeClosed(0, last)
                .mapToDouble(i -> Math.abs((log2(grid.point(i)) - first) * slope - i))
                .max()
                .orElseThrow();
        double margin = slope * CoarseRace.OCTAVES + worst + ROUNDING;
        return margin < LARGEST_MARGIN
                ? new Cells.Even(slope, 1 - slope * first, margin, grid.size())
                : listed(grid);
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    /** A place is undecided where a grid point lies in it or within the error of a coarse time. */
    private static Cells listed(Grid grid) {
        int first = place(grid.point(0)) - 2;
        int last = place(grid.point(grid.size() - 1)) + 2;
        int[] table = new int[last - first + 1];
        for (int place = first; place <= last; place++) {
            // Below the first place and above the last one everything is in the same cell as there.
            int low = grid.cell(Float.intBitsToFloat(place << SHIFT) * (1 - CoarseRace.ERROR));
            int high = grid.cell(Float.intBitsToFloat((place + 1) << SHIFT) * (1 + CoarseRace.ERROR));
            table[place - first] = low == high ? low : -1;
        }
        return new Cells.Listed(first, table);
    }

    private static int place(double time) {
        return Float.floatToRawIntBits((float) time) >>> SHIFT;
    }
}
