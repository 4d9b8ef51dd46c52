package org.neuralquanta.symbolic;

/** A condition that a rule needs does not follow from the assumptions. Immutable, thread-safe. */
public final class UndecidedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The missing assumption. */
    @SuppressWarnings("serial")
    private final Condition needed;

    /**
     * The exception that names the missing assumption.
     *
     * @param needed the weakest single condition with which it can go on
     */
    public UndecidedException(Condition needed) {
        super("needs: " + needed);
        this.needed = needed;
    }

    /**
     * The missing assumption.
     *
     * @return the weakest single condition with which it can go on
     */
    public Condition needed() {
        return needed;
    }
}
