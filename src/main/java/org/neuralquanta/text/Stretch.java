package org.neuralquanta.text;

import java.io.Serializable;

/**
 * Consecutive characters of a text. Immutable, thread-safe.
 *
 * @param from index of the first
 * @param to index after the last, above {@code from}
 */
record Stretch(int from, int to) implements Serializable {

    Stretch {
        if (!(0 <= from && from < to)) {
            throw new IllegalArgumentException("a stretch must have at least 1 character, was " + from + " to " + to);
        }
    }

    int length() {
        return to - from;
    }
}
