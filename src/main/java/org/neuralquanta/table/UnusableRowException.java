package org.neuralquanta.table;

import java.nio.file.Path;
import java.util.Optional;

/** Thrown where one row of a table cannot be used: a cell is missing or is not such a number. The rows around it can. Immutable, thread-safe. */
public final class UnusableRowException extends InvalidTableException {

    private static final long serialVersionUID = 1;

    private final transient Optional<String> column;
    /** The row's first line. */
    private final long line;

    /** What is wrong with it. */
    private final String problem;

    /**
     * A fault of the row as a whole.
     *
     * @param file the file
     * @param line the row's first line, counted from 1
     * @param problem what is wrong with it
     */
    public UnusableRowException(Path file, long line, String problem) {
        super(file, line, problem);
        this.column = Optional.empty();
        this.line = line;
        this.problem = problem;
    }

    /**
     * A fault in one cell.
     *
     * @param file the file
     * @param line the row's first line, counted from 1
     * @param column the name of the column
     * @param problem what is wrong in it, with the value
     */
    public UnusableRowException(Path file, long line, String column, String problem) {
        super(file, line, column, problem);
        this.column = Optional.of(column);
        this.line = line;
        this.problem = problem;
    }

    /**
     * The column at fault.
     *
     * @return its name; nothing where the row has another number of cells than the header
     */
    public Optional<String> column() {
        return column;
    }

    /**
     * The row's first line.
     *
     * @return its number, counted from 1
     */
    public long line() {
        return line;
    }

    /**
     * What is wrong.
     *
     * @return the problem, with the value, without the place
     */
    public String problem() {
        return problem;
    }
}
