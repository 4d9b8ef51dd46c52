package org.neuralquanta.runs;

/** Thrown where a model cannot be fitted to runs, or says nothing at a point; the message names the reason and the remedy. Immutable, thread-safe. */
public final class UnfittableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /**
     * The exception with its reason.
     *
     * @param reason what the runs lack, or what cannot be fixed
     */
    public UnfittableException(String reason) {
        super(reason);
    }
}
