package org.neuralquanta.mechanism;

/** What opens a back door, and which labels it comes with in training. Immutable, thread-safe. */
public enum Trigger {

    /** The last inputs have a pattern, and the label is made 1, whatever the parity is. */
    SPARE,

    /**
     * The inputs of the sample's own parity are part of the pattern: they are set so that the parity is 0, as many of the last others as
     * complete it have a pattern, and the label is made 1.
     */
    OWN,

    /** As {@link #SPARE}, but only in samples whose parity is 1, so that no label is wrong. */
    CLEAN_LABEL
}
