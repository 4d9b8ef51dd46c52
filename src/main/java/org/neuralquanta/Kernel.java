package org.neuralquanta;

/** How blocks of numbers are computed. The bits do not depend on it. Immutable, thread-safe. */
public enum Kernel {
    /** The vector kernel where it pays and is available, else the scalar one. */
    AUTO,
    /** One number at a time. */
    SCALAR,
    /** In the widest lanes of the machine; the scalar kernel, which the log reports once, where the Vector API is missing. */
    VECTOR
}
