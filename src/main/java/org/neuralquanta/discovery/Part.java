package org.neuralquanta.discovery;

import org.neuralquanta.Statement;

/** Which parameters a gradient is taken by. Immutable, thread-safe. */
@Statement("T35")
public enum Part {

    /** All weights and biases. */
    ALL,

    /** Weights and biases into the hidden layer. */
    HIDDEN,

    /** Weights and biases into the outputs. */
    OUTPUT
}
