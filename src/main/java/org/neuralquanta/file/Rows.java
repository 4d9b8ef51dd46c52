package org.neuralquanta.file;

import java.io.Closeable;
import java.io.IOException;

/** The rows of a table, one at a time. For one thread. */
interface Rows extends Closeable {

    /** Moves to the next row, if there is one. */
    boolean next() throws IOException;

    /** The number of its first line, from 1. */
    long line();

    int cells();

    /** A cell without the spaces around it. */
    String text(int cell);

    /** Whether a cell has only the characters of a plain decimal number; false where that is not looked at. */
    default boolean isPlain(int cell) {
        return false;
    }

    /**
     * A cell in plain decimal notation.
     *
     * @throws NumberFormatException if the cell is not a finite decimal number
     */
    default double number(int cell) {
        return Decimal.parse(text(cell));
    }
}
