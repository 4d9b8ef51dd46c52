package org.neuralquanta.outcome;

/** A condition that a rule of derivation needs does not follow from the assumptions. Immutable, thread-safe. */
public final class UndecidedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The missing assumption. */
    private final String needed;

    /**
     * The exception that names the missing assumption.
     *
     * @param needed the weakest single condition with which it can go on
     */
    public UndecidedException(String needed) {
        super("needs: " + needed);
        this.needed = needed;
    }

    /**
     * The missing assumption.
     *
     * @return the weakest single condition with which it can go on, as {@link org.neuralquanta.derivation.Problem#assuming} takes it
     */
    public String needed() {
        return needed;
    }
}
