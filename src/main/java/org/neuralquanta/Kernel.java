package org.neuralquanta;

/** How blocks of numbers are computed. The resulting bits do not depend on it. Immutable, thread-safe. */
public enum Kernel {
    /** The vector kernel where it is available and pays off, otherwise the scalar one. */
    AUTO,
    /** One number at a time. */
    SCALAR,
    /** In the widest lanes of the machine; where the Vector API is missing, by the scalar kernel, which is logged once. */
    VECTOR
}
