package org.neuralquanta.tokens;

/** How the loss of a token changes from the smallest size to the largest. Immutable, thread-safe. */
public enum TokenKind {

    /** It falls, and more sharply than smooth curves with the measured noise do. */
    ONE_JUMP,

    /** It falls as smooth curves do. */
    GRADUAL,

    /** It rises. */
    WORSE,

    /** It changes by no more than noise does. */
    UNCHANGED;

    boolean falls() {
        return this == ONE_JUMP || this == GRADUAL;
    }
}
