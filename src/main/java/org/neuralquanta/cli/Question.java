package org.neuralquanta.cli;

import java.util.List;

/** A command that answers a question. */
interface Question {

    /** The answer; throws {@link BadInput} where the options do not ask a question. */
    Answer answer();

    /** The forms in which it can be given. */
    default List<String> formats() {
        return List.of("text", "json");
    }
}
