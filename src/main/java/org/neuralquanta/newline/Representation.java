package org.neuralquanta.newline;

/** What stands for a sample when samples are compared. Immutable, thread-safe. */
public enum Representation {

    /** The gradient of the target's log-odds by all parameters. */
    GRADIENTS,

    /** The hidden activations: a baseline that a network gives without gradients. */
    ACTIVATIONS,

    /** The window as one-hot inputs: a baseline without a network. */
    INPUTS
}
