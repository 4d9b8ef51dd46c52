package org.neuralquanta.cli;

/** A command that answers a question. */
interface Question {

    /** The answer; throws {@link BadInput} where the options do not ask a question. */
    Answer answer();
}
