package org.neuralquanta.runs;

/** A model cannot be fitted to runs, or says nothing at a point; the message names the reason and the way out. Immutable, thread-safe. */
public final class UnfittableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /**
     * The exception with its reason.
     *
     * @param reason what the runs lack, or what cannot be held
     */
    public UnfittableException(String reason) {
        super(reason);
    }
}
