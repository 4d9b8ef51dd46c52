package org.neuralquanta.outcome;

import org.neuralquanta.Statement;

/** The kind of law (T20). Immutable, thread-safe. */
@Statement("T20")
public enum Regime {
    /** A power of the resource, perhaps with a power of its logarithm. */
    POWER,
    /** A power of the logarithm of the resource. */
    LOGARITHMIC,
    /** An exponential function of the resource. */
    EXPONENTIAL,
    /** With a finite amount of the resource every quantum is learned. */
    FINITE,
    /** No law of these kinds. */
    NONE
}
