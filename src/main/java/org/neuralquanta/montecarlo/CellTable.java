package org.neuralquanta.montecarlo;

import org.neuralquanta.random.CoarseTimes;

/**
 * The cell of a coarse time from its leading bits. A place of the table stands for 2^−10 of an octave; it is undecided where a grid
 * point lies in it or within the error of a coarse time, and where its cell's number is no short. Immutable, thread-safe.
 */
final class CellTable {

    private static final int SHIFT = CoarseTimes.SHIFT;

    private final int least;
    private final int largest;
    private final short[] cells;

    CellTable(Grid grid) {
        int first = place(grid.point(0)) - 2;
        int last = place(grid.point(grid.size() - 1)) + 2;
        this.least = first << SHIFT;
        this.largest = last << SHIFT;
        this.cells = new short[last - first + 2];
        cells[CoarseTimes.UNDECIDED] = -1;
        for (int place = first; place <= last; place++) {
            // Below the first place and above the last one everything is in the same cell as there.
            int low = grid.cell(Float.intBitsToFloat(place << SHIFT) * (1 - CoarseTimes.ERROR));
            int high = grid.cell(Float.intBitsToFloat((place + 1) << SHIFT) * (1 + CoarseTimes.ERROR));
            cells[place - first + 1] = low == high && low <= Short.MAX_VALUE ? (short) low : -1;
        }
    }

    private static int place(double time) {
        return Float.floatToRawIntBits((float) time) >>> SHIFT;
    }

    /** The bits of the smallest float with a place of its own. */
    int least() {
        return least;
    }

    int largest() {
        return largest;
    }

    /** For each place its cell, or −1 where it is undecided. */
    short[] cells() {
        return cells;
    }
}
