package org.neuralquanta.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file (RFC 4180, UTF-8) with a header, read row by row. Lines that start with {@code #} are comments; empty lines are
 * left out; spaces around a cell are not part of it. Every row must have as many cells as the header.
 *
 * <p>Rows without quotes, nearly all in files of numbers, are split in place, and only the others go to the CSV parser: 10⁷
 * rows then take half the time. Not thread-safe.
 */
public final class Table implements Closeable {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreSurroundingSpaces(true).get();

    private final Path file;
    private final LineReader lines;
    private final List<String> columns;

    private final int[] starts;
    private final int[] ends;
    private char[] chars = {};
    private long line;

    private Table(Path file, LineReader lines) throws IOException {
        this.file = file;
        this.lines = lines;
        if (!nextLine()) {
            throw new InvalidTableException(file, "no header: the file is empty or holds only comments");
        }
        this.columns = List.copyOf(split(record()));
        this.starts = new int[columns.size()];
        this.ends = new int[columns.size()];
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
        LineReader lines;
        try {
            lines = new LineReader(file);
        } catch (NoSuchFileException _) {
            throw new InvalidTableException(file, "no such file");
        }
        try {
            return new Table(file, lines);
        } catch (IOException | RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    private void checkHeader() {
        var seen = new HashSet<String>();
        for (String column : columns) {
            if (column.isEmpty()) {
                throw new InvalidTableException(file, line, "the header has a column without a name");
            }
            if (isNumber(column)) {
                throw new InvalidTableException(
                        file, line, "the header is missing: '" + column + "' is a number, not the name of a column");
            }
            if (!seen.add(column)) {
                throw new InvalidTableException(file, line, "the header has two columns '" + column + "'");
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
        if (!nextLine()) {
            return false;
        }
        if (splitInPlace()) {
            return true;
        }
        List<String> cells = split(record());
        if (cells.size() != columns.size()) {
            throw ragged(cells.size());
        }
        chars = String.join("", cells).toCharArray();
        int at = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = at;
            at += cells.get(i).length();
            ends[i] = at;
        }
        return true;
    }

    /** Moves to the next line that is neither empty nor a comment. */
    private boolean nextLine() throws IOException {
        while (lines.advance()) {
            line = lines.line();
            char[] text = lines.chars();
            int i = lines.start();
            while (i < lines.end() && isSpace(text[i])) {
                i++;
            }
            if (i < lines.end() && text[i] != '#') {
                return true;
            }
        }
        return false;
    }

    /** Splits a line at its commas; false if it has a quote. */
    private boolean splitInPlace() {
        chars = lines.chars();
        int end = lines.end();
        int cells = 0;
        int from = lines.start();
        for (int i = from; i <= end; i++) {
            if (i < end && chars[i] == '"') {
                return false;
            }
            if (i == end || chars[i] == ',') {
                if (cells < starts.length) {
                    trim(cells, from, i);
                }
                cells++;
                from = i + 1;
            }
        }
        if (cells != starts.length) {
            throw ragged(cells);
        }
        return true;
    }

    private void trim(int cell, int from, int to) {
        int a = from;
        int b = to;
        while (a < b && isSpace(chars[a])) {
            a++;
        }
        while (a < b && isSpace(chars[b - 1])) {
            b--;
        }
        starts[cell] = a;
        ends[cell] = b;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    /** The current line, with those after it that an open quote joins to it. */
    private String record() throws IOException {
        String text = lines.text();
        var record = new StringBuilder(text);
        boolean open = oddQuotes(text);
        while (open) {
            if (!lines.advance()) {
                throw new InvalidTableException(file, line, "a quote is opened and never closed");
            }
            text = lines.text();
            record.append('\n').append(text);
            open ^= oddQuotes(text);
        }
        return record.toString();
    }

    private static boolean oddQuotes(String text) {
        return text.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private List<String> split(String record) throws IOException {
        try (var parser = CSVParser.parse(record, FORMAT)) {
            List<CSVRecord> records = parser.getRecords();
            return records.stream().flatMap(CSVRecord::stream).map(String::strip).toList();
        } catch (IOException | UncheckedIOException _) {
            throw new InvalidTableException(file, line, "a quote stands inside a cell: write it twice and quote the cell");
        }
    }

    private InvalidTableException ragged(int cells) {
        return new InvalidTableException(
                file, line, cells + " values where the header has " + columns.size() + " columns");
    }

    /**
     * The line of the current row.
     *
     * @return the number of its first line, counted from 1
     */
    public long line() {
        return line;
    }

    /**
     * A cell of the current row.
     *
     * @param column the index of the column, from 0
     * @return its text, without the spaces around it
     */
    public String text(int column) {
        return new String(chars, starts[column], ends[column] - starts[column]);
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
            return Decimal.parse(chars, starts[column], ends[column]);
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
        return new InvalidTableException(file, line, columns.get(column), problem);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    @Override
    public String toString() {
        return "Table[file=" + file + ", columns=" + columns.size() + ", line=" + line + "]";
    }
}
