package org.neuralquanta.model;

import org.neuralquanta.Statement;

/**
 * What quanta are worth: the gap of quantum k is \(\Delta k^\eta\). Immutable, thread-safe.
 *
 * @param first Δ &gt; 0, the gap of the first quantum, in units of loss
 * @param eta η, finite
 */
@Statement("T17")
public record Gap(double first, double eta) {

    /** Gap 1 for every quantum. */
    public static final Gap EQUAL = new Gap(1, 0);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Gap {
        if (!(first > 0 && first < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("gap must be finite and > 0, was " + first);
        }
        if (!Double.isFinite(eta)) {
            throw new IllegalArgumentException("eta must be finite, was " + eta);
        }
    }
}
