package org.neuralquanta.law;

/** A moment of the loss or of the number of learned quanta, or the reason why it does not exist. Immutable, thread-safe. */
public sealed interface Moment {

    /**
     * A moment that exists.
     *
     * @param value its value, finite
     */
    record Value(double value) implements Moment {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is NaN
         */
        public Value {
            if (Double.isNaN(value)) {
                throw new IllegalArgumentException("value must be a number, was NaN");
            }
        }
    }

    /**
     * A moment that does not exist, has no formula in this library or is outside the range of doubles.
     *
     * @param reason the reason, in words
     */
    record Absent(String reason) implements Moment {}
}
