package org.neuralquanta.fit;

/**
 * A confidence interval; an end that the data do not determine is infinite, or 0 where the quantity cannot be negative.
 * Immutable, thread-safe. (For a proven interval see {@link org.neuralquanta.bound.Enclosure}.)
 *
 * @param lower the lower end
 * @param upper the upper end, at least the lower one
 */
public record Interval(double lower, double upper) {

    /**
     * Checks the order of the ends.
     *
     * @throws IllegalArgumentException if an end is NaN, or the lower end is above the upper one
     */
    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("lower must be <= upper, were " + lower + " and " + upper);
        }
    }

    /**
     * Whether a value lies in the interval.
     *
     * @param value the value
     * @return lower ≤ value ≤ upper
     */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /**
     * Whether both ends are finite.
     *
     * @return false where the data leave an end open
     */
    public boolean isBounded() {
        return Math.abs(lower) < Double.POSITIVE_INFINITY && Math.abs(upper) < Double.POSITIVE_INFINITY;
    }
}
