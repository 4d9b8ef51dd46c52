package org.neuralquanta.special;

import org.neuralquanta.bound.Enclosure;

/**
 * A positive number known to lie within {@code error} of {@code value}. Immutable, thread-safe.
 *
 * @param value the approximation
 * @param error a proven bound on |number − value|
 */
record Approximation(double value, double error) {

    /**
     * Whether the value has the full precision of a double.
     *
     * @return whether it is neither infinite nor NaN nor below {@link Double#MIN_NORMAL}
     */
    boolean isNormal() {
        return value >= Double.MIN_NORMAL && value <= Double.MAX_VALUE;
    }

    /**
     * The interval that contains the number.
     *
     * @return value ± error, rounded outward
     */
    Enclosure enclosure() {
        return Enclosure.around(value, error);
    }
}
