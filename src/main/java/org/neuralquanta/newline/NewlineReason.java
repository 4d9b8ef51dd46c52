package org.neuralquanta.newline;

/** The reason for a newline at a place of a text. Immutable, thread-safe. */
public enum NewlineReason {

    /** None: another character comes. */
    NONE,

    /** The next word does not fit into the line. */
    WRAP,

    /** A paragraph, or a verse, is at its end. */
    PARAGRAPH,

    /** An item of a list is at its end. */
    ITEM
}
