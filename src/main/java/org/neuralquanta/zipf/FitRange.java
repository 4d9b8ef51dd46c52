package org.neuralquanta.zipf;

/**
 * Which counts a law is fitted to: those from a cut-off x_min to x_max. The cut-off is given, or the best one within bounds. The names and
 * their meaning are those of the Python package powerlaw ({@code xmin} as a number or a range, {@code xmax}). With x_max the best cut-off
 * leaves at least 50 counts, where there are that many. Immutable, thread-safe.
 *
 * @param lowestCutoff the lowest cut-off to try, at least 1
 * @param highestCutoff the highest; equal to the lowest where the cut-off is given
 * @param largest x_max, the largest count that can occur; the law is normalised up to it, and larger counts are left out. {@link
 *     Long#MAX_VALUE} if there is none
 */
public record FitRange(long lowestCutoff, long highestCutoff, long largest) {

    /** All counts, with the cut-off that fits best. */
    public static final FitRange ALL = new FitRange(1, Long.MAX_VALUE, Long.MAX_VALUE);

    /** Doubles are whole numbers, without a gap, up to this one. */
    private static final long MOST = 1L << 53;

    /**
     * Checks the order of the bounds.
     *
     * @throws IllegalArgumentException unless 1 ≤ lowest ≤ highest cut-off, lowest cut-off &lt; largest, and a largest count that is given
     *     is at most 2^53
     */
    public FitRange {
        if (lowestCutoff < 1 || highestCutoff < lowestCutoff) {
            throw new IllegalArgumentException("cut-offs must be whole numbers >= 1, the lowest first, were " + lowestCutoff + " and "
                    + highestCutoff);
        }
        if (largest != Long.MAX_VALUE && largest > MOST) {
            throw new IllegalArgumentException("xmax must be <= 2^53, was " + largest + "; leave it out if counts have no limit");
        }
        if (largest <= lowestCutoff) {
            throw new IllegalArgumentException("xmax must be above the lowest cut-off, " + lowestCutoff + ", was " + largest);
        }
    }

    /**
     * This range with a given cut-off.
     *
     * @param cutoff x_min
     * @return the range from x_min on
     * @throws IllegalArgumentException as the constructor
     */
    public FitRange from(long cutoff) {
        return new FitRange(cutoff, cutoff, largest);
    }

    /**
     * This range with the best cut-off within bounds.
     *
     * @param lowest the lowest cut-off to try
     * @param highest the highest
     * @return the range from the best cut-off on
     * @throws IllegalArgumentException as the constructor
     */
    public FitRange fromBestBetween(long lowest, long highest) {
        return new FitRange(lowest, highest, largest);
    }

    /**
     * This range with a largest count.
     *
     * @param count x_max
     * @return the range up to x_max
     * @throws IllegalArgumentException as the constructor
     */
    public FitRange upTo(long count) {
        return new FitRange(lowestCutoff, highestCutoff, count);
    }

    boolean isCutoffGiven() {
        return lowestCutoff == highestCutoff;
    }

    /** x_max as a real number, infinite where there is none. */
    double limit() {
        return largest == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : (double) largest;
    }
}
