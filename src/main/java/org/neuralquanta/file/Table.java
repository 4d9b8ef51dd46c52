package org.neuralquanta.file;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.neuralquanta.table.DecimalMark;
import org.neuralquanta.table.Delimiter;
import org.neuralquanta.table.Dialect;
import org.neuralquanta.table.InvalidTableException;
import org.neuralquanta.table.UnusableRowException;

/**
 * A table, read row by row: a CSV file (RFC 4180, UTF-8) with a header, or any text with delimiters, Markdown, or JSON lines; packed by gzip or not.
 * Lines that start with {@code #} are comments; empty lines are skipped; spaces around a cell are not part of it. Every row must have as many
 * cells as the first. The file {@code -} is standard input. At most 2·10⁷ rows, 16,384 columns and 2³⁰ characters. Not thread-safe.
 */
public final class Table implements Closeable {

    private static final long MOST_ROWS = 20_000_000;

    /** Memory for a row of what is read and of what is computed from it: a dozen numbers. */
    private static final long BYTES_OF_A_ROW = 96;

    private final long mostInMemory = Runtime.getRuntime().maxMemory() / BYTES_OF_A_ROW;
    private final Path file;
    private final Rows rows;
    private final Notation notation;
    private final List<String> notes;
    private final List<String> columns;
    private final boolean header;

    /** Whether the first row is data and has not been advanced to. */
    private boolean first;

    private long count;

    private Table(Path file, Rows rows, Notation notation, List<String> notes, boolean headerOptional) throws IOException {
        this.file = file;
        this.rows = rows;
        this.notation = notation;
        if (rows instanceof JsonRows objects) {
            this.header = true;
            this.columns = objects.names();
        } else {
            if (!rows.next()) {
                throw new InvalidTableException(file, "no header: the file is empty or holds only comments");
            }
            List<String> cells = IntStream.range(0, rows.cells()).mapToObj(rows::text).toList();
            this.header = !headerOptional || cells.stream().noneMatch(Notation::isNumber);
            this.columns = header ? cells : IntStream.rangeClosed(1, cells.size()).mapToObj(String::valueOf).toList();
        }
        this.first = !header;
        var all = new ArrayList<>(notes);
        if (header) {
            checkHeader();
        } else {
            all.add("no header");
        }
        this.notes = List.copyOf(all);
    }

    /**
     * Opens a CSV file with commas and a header, and reads its header.
     *
     * @param file the file
     * @return the table, before its first row
     * @throws InvalidTableException if the file is missing, is a directory, is not UTF-8 text, or has no header
     * @throws IOException if reading fails
     */
    public static Table open(Path file) throws IOException {
        return opened(file, text -> new Table(file, new CsvRows(file, text, Delimiter.COMMA), Notation.PLAIN, List.of(), false));
    }

    /**
     * Opens a table of any form, and recognises it: JSON where the text begins with an object; Markdown where a line of dashes follows
     * the first; else the delimiter and the decimal mark, unless they are given, from the first rows; no header where the first row has a
     * number.
     *
     * @param file the file
     * @param dialect what is known of it
     * @return the table, before its first row; {@link #notes} says what was recognised
     * @throws InvalidTableException if there is no such file, or two delimiters are equally likely
     * @throws IOException if reading fails
     */
    public static Table recognise(Path file, Dialect dialect) throws IOException {
        return opened(file, text -> recognise(file, text, dialect));
    }

    private static Table recognise(Path file, TextReader text, Dialect dialect) throws IOException {
        String beginning = text.beginning();
        if (JsonRows.begins(beginning)) {
            if (!dialect.equals(Dialect.recognised())) {
                throw new InvalidTableException(file, "is JSON, which has neither delimiters nor other decimal marks than points");
            }
            return new Table(file, new JsonRows(file, text), new Notation(DecimalMark.POINT, true), List.of("JSON"), false);
        }
        Sample sample = Sample.of(beginning);
        boolean markdown = dialect.delimiter().orElse(Delimiter.BAR) == Delimiter.BAR && sample.isMarkdown();
        Delimiter delimiter;
        try {
            delimiter = markdown ? Delimiter.BAR : dialect.delimiter().orElseGet(sample::delimiter);
        } catch (IllegalArgumentException e) {
            throw new InvalidTableException(file, String.valueOf(e.getMessage()));
        }
        Notation notation = dialect.decimal().map(mark -> new Notation(mark, true)).orElseGet(() -> sample.notation(delimiter));
        var notes = new ArrayList<String>();
        if (markdown) {
            notes.add("Markdown");
        } else if (delimiter != Delimiter.COMMA) {
            notes.add(delimiter.shown() + " as delimiter");
        }
        if (notation.mark() == DecimalMark.COMMA) {
            notes.add("',' as decimal mark");
        }
        Rows rows = new CsvRows(file, text, delimiter);
        return new Table(file, markdown ? new MarkdownRows(rows, sample.hasBarsOutside()) : rows, notation, notes, true);
    }

    private interface Opening {
        Table of(TextReader text) throws IOException;
    }

    private static Table opened(Path file, Opening opening) throws IOException {
        var text = new TextReader(file);
        try {
            return opening.of(text);
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    private void checkHeader() {
        var seen = new HashSet<String>();
        for (String column : columns) {
            if (column.isEmpty()) {
                throw new InvalidTableException(file, rows.line(), "the header has a column without a name");
            }
            if (isNumber(column)) {
                throw new InvalidTableException(
                        file, rows.line(), "the header is missing: '" + column + "' is a number, not the name of a column");
            }
            if (!seen.add(column)) {
                throw new InvalidTableException(file, rows.line(), "the header has two columns '" + column + "'");
            }
        }
    }

    /**
     * The header.
     *
     * @return the names of the columns, in order; 1, 2, … where there is no header
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * Whether the columns have names.
     *
     * @return false where the first row has a number
     */
    public boolean hasHeader() {
        return header;
    }

    /**
     * What was recognised, where it is not a CSV file with commas, points and a header.
     *
     * @return notes for people, such as {@code ';' as delimiter}
     */
    public List<String> notes() {
        return notes;
    }

    /**
     * Moves to the next row.
     *
     * @return false after the last one
     * @throws UnusableRowException if the row has another number of cells than the first; the next one may be advanced to
     * @throws InvalidTableException if the row is not text
     * @throws IOException if reading fails
     */
    public boolean advance() throws IOException {
        if (first) {
            first = false;
        } else if (!rows.next()) {
            return false;
        }
        if (++count > MOST_ROWS) {
            throw new InvalidTableException(file, rows.line(), "more than " + MOST_ROWS + " rows");
        }
        if (count > mostInMemory) {
            throw new InvalidTableException(file, rows.line(), "more rows than the " + mostInMemory + " for which there is memory");
        }
        if (rows.cells() != columns.size()) {
            throw new UnusableRowException(file, rows.line(), rows.cells() + " values where the " + (header ? "header" : "first row") + " has "
                    + columns.size() + " columns");
        }
        return true;
    }

    /**
     * The line of the current row.
     *
     * @return the number of its first line, counted from 1
     */
    public long line() {
        return rows.line();
    }

    /**
     * A cell of the current row.
     *
     * @param column the index of the column, from 0
     * @return its text, without the spaces around it
     */
    public String text(int column) {
        return rows.text(column);
    }

    /**
     * A cell of the current row as a number.
     *
     * @param column the index of the column, from 0
     * @return its value, finite
     * @throws UnusableRowException if the cell is not a finite decimal number
     */
    public double number(int column) {
        try {
            return rows.number(column);
        } catch (NumberFormatException e) {
            throw invalid(column, String.valueOf(e.getMessage()));
        }
    }

    /**
     * A cell of the current row as an amount: a number in the notation of the table, with or without a suffix as {@link Magnitude} reads it.
     *
     * @param column the index of the column, from 0
     * @param unit by what a number without a suffix is multiplied, rounded once
     * @return the amount, finite
     * @throws UnusableRowException if the cell is no such number
     * @throws InvalidTableException if it is one in two ways, as 3,456 where no other number shows the decimal mark
     */
    public double amount(int column, BigDecimal unit) {
        try {
            return notation.mark() == DecimalMark.POINT && unit.compareTo(BigDecimal.ONE) == 0 && rows.isPlain(column)
                    ? rows.number(column)
                    : notation.parse(rows.text(column), unit);
        } catch (Notation.Ambiguous e) {
            throw new InvalidTableException(file, rows.line(), columns.get(column), String.valueOf(e.getMessage()));
        } catch (NumberFormatException e) {
            throw invalid(column, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Whether a cell of the current row is an amount.
     *
     * @param column the index of the column, from 0
     * @return whether {@link #amount} returns a value
     */
    public boolean isAmount(int column) {
        return isMagnitude(text(column));
    }

    private boolean isMagnitude(String text) {
        try {
            notation.parse(text, BigDecimal.ONE);
            return true;
        } catch (NumberFormatException _) {
            return false;
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
    public UnusableRowException invalid(int column, String problem) {
        return new UnusableRowException(file, rows.line(), columns.get(column), problem);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    @Override
    public String toString() {
        return "Table[file=" + file + ", columns=" + columns.size() + ", line=" + rows.line() + "]";
    }
}
