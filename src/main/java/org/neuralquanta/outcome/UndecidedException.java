package org.neuralquanta.outcome;

/** Thrown where a condition that a derivation rule needs does not follow from the assumptions. Immutable, thread-safe. */
public final class UndecidedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The missing assumption. */
    private final String needed;

    /**
     * The exception that names the missing assumption.
     *
     * @param needed the weakest single condition with which the derivation can go on
     */
    public UndecidedException(String needed) {
        super("needs: " + needed);
        this.needed = needed;
    }

    /**
     * The missing assumption.
     *
     * @return the weakest single condition with which the derivation can go on, in the form that {@link
     *     org.neuralquanta.derivation.Problem#assuming} accepts
     */
    public String needed() {
        return needed;
    }
}
