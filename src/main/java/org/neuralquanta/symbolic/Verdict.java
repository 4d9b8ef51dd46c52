package org.neuralquanta.symbolic;

/** The decision of assumptions on a condition. Immutable, thread-safe. */
public sealed interface Verdict {

    /**
     * The condition follows.
     *
     * @param certificate the reason
     */
    record Proved(Certificate certificate) implements Verdict {}

    /**
     * The condition fails wherever the assumptions hold.
     *
     * @param certificate the reason for its negation
     */
    record Refuted(Certificate certificate) implements Verdict {}

    /**
     * Neither was proved.
     *
     * @param needed the weakest single further condition with which the condition follows
     */
    record Undecided(Condition needed) implements Verdict {}
}
