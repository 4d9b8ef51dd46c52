package org.neuralquanta.table;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A CSV file (RFC 4180, UTF-8) with a header, read row by row. Lines that start with {@code #} are comments; empty lines are skipped;
 * spaces around a cell are not part of it. Every row must have as many cells as the header. Not thread-safe.
 */
public final class Table implements Closeable {

    private static final int LONGEST_CELL = 1 << 26;

    /** The number of characters that the parser reads ahead. */
    private static final int AHEAD = 1 << 13;

    private final Path file;
    private final TextReader text;
    private final Row row;
    private final CsvReader<Row> reader;
    private final Iterator<Row> rows;
    private final List<String> columns;

    private Table(Path file, TextReader text) throws IOException {
        this.file = file;
        this.text = text;
        this.row = new Row(text);
        this.reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_CELL)
                .build(row, text);
        this.rows = reader.iterator();
        if (!nextRow()) {
            throw new InvalidTableException(file, "no header: the file is empty or holds only comments");
        }
        this.columns = IntStream.range(0, row.cells()).mapToObj(row::text).toList();
        checkHeader();
    }

    /**
     * Opens a file and reads its header.
     *
     * @param file the file
     * @return the table, before its first row
     * @throws InvalidTableException if the file is missing, is a directory, is not UTF-8 text, or has no header
     * @throws IOException if reading fails
     */
    public static Table open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new InvalidTableException(file, "is a directory, not a CSV file");
        }
        if (Files.exists(file) && !Files.isReadable(file)) {
            throw new InvalidTableException(file, "may not be read");
        }
        TextReader text;
        try {
            text = new TextReader(file);
        } catch (NoSuchFileException _) {
            throw new InvalidTableException(file, "no such file");
        }
        try {
            return new Table(file, text);
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    private void checkHeader() {
        var seen = new HashSet<String>();
        for (String column : columns) {
            if (column.isEmpty()) {
                throw new InvalidTableException(file, row.line(), "the header has a column without a name");
            }
            if (isNumber(column)) {
                throw new InvalidTableException(
                        file, row.line(), "the header is missing: '" + column + "' is a number, not the name of a column");
            }
            if (!seen.add(column)) {
                throw new InvalidTableException(file, row.line(), "the header has two columns '" + column + "'");
            }
        }
    }

    /**
     * The header.
     *
     * @return the names of the columns, in order
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * Moves to the next row.
     *
     * @return false after the last one
     * @throws InvalidTableException if the row does not fit the header or is not text
     * @throws IOException if reading fails
     */
    public boolean advance() throws IOException {
        if (!nextRow()) {
            return false;
        }
        if (row.cells() != columns.size()) {
            throw new InvalidTableException(
                    file, row.line(), row.cells() + " values where the header has " + columns.size() + " columns");
        }
        return true;
    }

    private boolean nextRow() throws IOException {
        try {
            if (!rows.hasNext()) {
                return false;
            }
            rows.next();
            return true;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            throw fault(e);
        }
    }

    private RuntimeException fault(CsvParseException e) {
        if (e.getCause() != null) {
            return e.getCause() instanceof InvalidTableException notText ? notText : e;
        }
        if (text.hasEnded()) {
            return new InvalidTableException(file, row.line(), "a quote is opened and never closed");
        }
        if (text.count() - row.begin() >= LONGEST_CELL - AHEAD) {
            return new InvalidTableException(file, row.line(), "a cell of more than " + LONGEST_CELL + " characters");
        }
        return new InvalidTableException(file, row.line(), "a quote stands inside a cell: write it twice and quote the cell");
    }

    /**
     * The line of the current row.
     *
     * @return the number of its first line, counted from 1
     */
    public long line() {
        return row.line();
    }

    /**
     * A cell of the current row.
     *
     * @param column the index of the column, from 0
     * @return its text, without the spaces around it
     */
    public String text(int column) {
        return row.text(column);
    }

    /**
     * A cell of the current row as a number.
     *
     * @param column the index of the column, from 0
     * @return its value, finite
     * @throws InvalidTableException if the cell is not a finite decimal number
     */
    public double number(int column) {
        try {
            return row.number(column);
        } catch (NumberFormatException e) {
            throw invalid(column, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Whether a cell of the current row is a number.
     *
     * @param column the index of the column, from 0
     * @return whether {@link #number} returns a value
     */
    public boolean isNumber(int column) {
        return isNumber(text(column));
    }

    private static boolean isNumber(String text) {
        try {
            Decimal.parse(text);
            return true;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    /**
     * The fault of a cell of the current row.
     *
     * @param column the index of the column, from 0
     * @param problem what is wrong in it, with the value
     * @return an exception that names file, line and column
     */
    public InvalidTableException invalid(int column, String problem) {
        return new InvalidTableException(file, row.line(), columns.get(column), problem);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    @Override
    public String toString() {
        return "Table[file=" + file + ", columns=" + columns.size() + ", line=" + row.line() + "]";
    }
}
