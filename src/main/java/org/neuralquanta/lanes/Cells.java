package org.neuralquanta.lanes;

/**
 * The cells of an increasing grid for coarse times: cell j ends with point j, the last is beyond them all. Where a time is too near to a
 * point, the cell is undecided. Immutable, thread-safe.
 */
public sealed interface Cells {

    /**
     * Points at equal ratios: the cell is the whole part of slope · log₂ t + offset, at least 0 and at most {@code last}.
     *
     * @param slope cells to an octave
     * @param offset that of a time of 1
     * @param margin nearer than this to a whole number it is undecided, below 1/4
     * @param last the last cell
     */
    record Even(double slope, double offset, double margin, int last) implements Cells {}

    /** Any points: a table over the leading bits of a float. */
    final class Listed implements Cells {

        /** The bits of a float that do not matter: a place is 2^−10 of an octave. */
        public static final int SHIFT = 13;

        final int least;
        final int largest;
        final int[] table;

        /**
         * The cells of a table.
         *
         * @param first the place of the least float in it, its bits without the last; all below it have its cell, all above the last place
         *     have that one's
         * @param table for each place its cell, or −1 where it is undecided
         */
        public Listed(int first, int... table) {
            this.least = first << SHIFT;
            this.largest = (first + table.length - 1) << SHIFT;
            this.table = table.clone();
        }
    }
}
