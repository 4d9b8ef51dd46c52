package org.neuralquanta.bound;

/**
 * An interval for a real number: {@link Proven}, or {@link Estimated} with the reason why it is not proven. Immutable, thread-safe.
 */
public sealed interface Bound permits Bound.Proven, Bound.Estimated {

    /**
     * The interval.
     *
     * @return the interval, finite
     */
    Enclosure interval();

    /**
     * The lower end.
     *
     * @return the lower end, finite
     */
    default double lower() {
        return interval().lower();
    }

    /**
     * The upper end.
     *
     * @return the upper end, finite, at least {@link #lower}
     */
    default double upper() {
        return interval().upper();
    }

    /**
     * Whether a number lies in the interval.
     *
     * @param value a number
     * @return whether lower ≤ value ≤ upper
     */
    default boolean contains(double value) {
        return interval().contains(value);
    }

    /**
     * The width of the interval.
     *
     * @return upper − lower, rounded up
     */
    default double width() {
        return interval().width();
    }

    /**
     * Another interval with the same status, proven or estimated.
     *
     * @param other an interval that follows from this one alone
     * @return the other interval, proven if this one is
     */
    Bound with(Enclosure other);

    /**
     * An interval that is proven to contain the number: truncation and every rounding are covered.
     *
     * @param interval the interval
     */
    record Proven(Enclosure interval) implements Bound {

        @Override
        public Bound with(Enclosure other) {
            return new Proven(other);
        }
    }

    /**
     * An interval that is expected to contain the number, without a proof.
     *
     * @param interval the interval
     * @param reason what is not proven
     */
    record Estimated(Enclosure interval, String reason) implements Bound {

        @Override
        public Bound with(Enclosure other) {
            return new Estimated(other, reason);
        }
    }
}
