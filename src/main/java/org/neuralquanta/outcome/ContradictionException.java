package org.neuralquanta.outcome;

import java.util.List;

/** Thrown for assumptions that cannot hold together. Immutable, thread-safe. */
public final class ContradictionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The assumptions that conflict. */
    @SuppressWarnings("serial")
    private final List<String> conflict;

    /**
     * The exception that names the conflict.
     *
     * @param conflict the assumptions that conflict
     */
    public ContradictionException(List<String> conflict) {
        super("contradictory assumptions: " + String.join(", ", conflict));
        this.conflict = List.copyOf(conflict);
    }

    /**
     * The assumptions that conflict; each is needed for the conflict when all are linear.
     *
     * @return conditions that no values satisfy together
     */
    public List<String> conflict() {
        return conflict;
    }
}
