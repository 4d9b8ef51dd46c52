package org.neuralquanta.lanes;

import org.neuralquanta.random.GammaDraws;

/**
 * Finds the grid cells of gamma numbers times a scale in single precision, which nearly always decides, at a fraction of the cost. Where it
 * does not, the caller takes {@link GammaDraws#draw}, so that results do not depend on it. Adds up the worths in each cell. For one thread.
 */
public interface CoarseRace {

    /** ε: the exact time is between (1 − ε) and (1 + ε) times the coarse one. */
    double ERROR = 0x1p-12;

    /** The error of the base-2 logarithm of a coarse time. */
    double OCTAVES = ERROR * 1.442695040888963 + 0x1p-14;

    /** A row of sums has this many bits of index: 64 positions. */
    int ROW_BITS = 6;

    /**
     * Adds a worth for each quantum and stream to the cell of its time, in sums of which row j belongs to cell j, position by position.
     * The sums of a block may come late: they are complete after {@link #finish}. What is undecided is not added.
     *
     * @param group 16, 32 or 64 streams
     * @param quantum the quantum of the first row
     * @param rows how many quanta, at most {@link Blocks#SIZE} / streams
     * @param scales for each row the scale, above 0, with room for 8 more
     * @param worths for each row the worth
     * @param cells the cells
     * @param sums a power of two of them, at least one row more than there are cells; the last row is
     *     scratch space. Give the same array in every call until {@link #finish}
     * @param undecided receives row · streams + position of what is undecided
     * @return how many are undecided
     */
    int add(StreamGroup group, long quantum, int rows, double[] scales, long[] worths, Cells cells, long[] sums, int[] undecided);

    /**
     * Completes the sums.
     *
     * @param sums those of the last call of {@link #add}
     */
    void finish(long[] sums);

    /**
     * The position of a column: the halves of a row are taken in turns.
     *
     * @param column from 0
     * @param columns how many columns there are
     * @return from 0
     */
    static int position(int column, int columns) {
        return 2 * column < columns ? 2 * column + 1 : 2 * column - columns;
    }

    /**
     * The column of a position.
     *
     * @param position from 0
     * @param columns how many columns there are
     * @return from 0
     */
    static int column(int position, int columns) {
        return position / 2 + (1 - position % 2) * columns / 2;
    }
}
