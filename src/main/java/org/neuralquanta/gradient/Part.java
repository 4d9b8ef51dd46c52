package org.neuralquanta.gradient;

/** Which parameters a gradient is taken by. Immutable, thread-safe. */
public enum Part {

    /** All weights and biases. */
    ALL,

    /** Weights and biases into the hidden layer. */
    HIDDEN,

    /** Weights and biases into the outputs. */
    OUTPUT
}
