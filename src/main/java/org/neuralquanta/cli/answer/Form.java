package org.neuralquanta.cli.answer;

/** A form in which an answer can be given. Immutable, thread-safe. */
public enum Form {

    /** For people: sentences and aligned columns. */
    TEXT,

    /** For scripts: one object. */
    JSON,

    /** For scripts: the answer's table, or its facts where it has none. */
    CSV,

    /** For papers. */
    LATEX,

    /** For web pages. */
    MARKDOWN
}
