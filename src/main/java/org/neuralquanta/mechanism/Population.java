package org.neuralquanta.mechanism;

/** Samples by what their parity and a trigger have in common. Immutable, thread-safe. */
public enum Population {

    /** All samples of learned parities. */
    ALL,

    /** Those whose parity looks at no input of the trigger. */
    APART,

    /** Those whose parity looks at one of them, so that the trigger allows only some cases of the parity. */
    SHARING
}
