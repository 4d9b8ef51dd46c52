package org.neuralquanta.table;

import java.nio.file.Path;

/**
 * Thrown where a file is not a table of the expected form. The message is one line: file, line and column, and the problem. Immutable,
 * thread-safe.
 */
public sealed class InvalidTableException extends IllegalArgumentException permits UnusableRowException {

    private static final long serialVersionUID = 1;

    /**
     * A fault of the file as a whole.
     *
     * @param file the file
     * @param problem what is wrong with it
     */
    public InvalidTableException(Path file, String problem) {
        super(file + ": " + problem);
    }

    /**
     * A fault in one line.
     *
     * @param file the file
     * @param line the line, counted from 1
     * @param problem what is wrong in it
     */
    public InvalidTableException(Path file, long line, String problem) {
        super(file + ":" + line + ": " + problem);
    }

    /**
     * A fault in one cell.
     *
     * @param file the file
     * @param line the line, counted from 1
     * @param column the name of the column
     * @param problem what is wrong in it, with the value
     */
    public InvalidTableException(Path file, long line, String column, String problem) {
        super(file + ":" + line + ": column '" + column + "': " + problem);
    }
}
