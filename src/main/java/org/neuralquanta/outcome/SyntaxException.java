package org.neuralquanta.outcome;

/** Thrown for a text that cannot be read as an expression; the message contains the text and a caret under the column. Immutable, thread-safe. */
public final class SyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Where the problem is, from 1. */
    private final int column;

    /**
     * The exception that points at the problem.
     *
     * @param problem what is wrong
     * @param text the text
     * @param index where, from 0
     */
    public SyntaxException(String problem, String text, int index) {
        super(problem + " at column " + (index + 1) + "\n  " + text + "\n  " + " ".repeat(Math.clamp(index, 0, text.length())) + "^");
        this.column = index + 1;
    }

    /**
     * Where the problem is.
     *
     * @return the column, the first being 1
     */
    public int column() {
        return column;
    }
}
