package org.neuralquanta.gradient;

/** The parameters with respect to which a gradient is taken. Immutable, thread-safe. */
public enum Part {

    /** All weights and biases. */
    ALL,

    /** Weights and biases into the hidden layer. */
    HIDDEN,

    /** Weights and biases into the outputs. */
    OUTPUT
}
