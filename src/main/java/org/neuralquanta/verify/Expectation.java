package org.neuralquanta.verify;

/**
 * The expectation of a theory. Immutable, thread-safe.
 *
 * @param value the number
 * @param bound how far the observed number may be from it, apart from chance: a proven error, a neglected term, or the rounding of both
 *     routes; ≥ 0
 */
record Expectation(double value, double bound) {

    /** A number with a bound relative to it. */
    static Expectation within(double relative, double value) {
        return new Expectation(value, relative * Math.abs(value));
    }
}
