package org.neuralquanta.symbolic;

import java.util.List;
import java.util.stream.Collectors;

/** Assumptions that cannot hold together. Immutable, thread-safe. */
public final class ContradictionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The assumptions that conflict. */
    @SuppressWarnings("serial")
    private final List<Condition> conflict;

    ContradictionException(List<Condition> conflict) {
        super("contradictory assumptions: "
                + conflict.stream().map(Condition::toString).collect(Collectors.joining(", ")));
        this.conflict = List.copyOf(conflict);
    }

    /**
     * The assumptions that conflict; each is needed for the conflict when all are linear.
     *
     * @return conditions that no values satisfy together
     */
    public List<Condition> conflict() {
        return conflict;
    }
}
