package org.neuralquanta.verify;

/** What became of a check. Immutable, thread-safe. */
public enum Verdict {
    /** Expected and observed agree. */
    PASS,
    /** They do not. */
    FAIL,
    /** Nothing of the statement is built; it counts neither as passed nor as failed. */
    ABSENT
}
