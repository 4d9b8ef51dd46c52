package org.neuralquanta.file;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import org.neuralquanta.table.Delimiter;
import org.neuralquanta.table.InvalidTableException;

/** The rows of a text with delimiters. For one thread. */
final class CsvRows implements Rows {

    private static final int LONGEST_CELL = 1 << 26;

    /** The number of characters that the parser reads ahead. */
    private static final int AHEAD = 1 << 13;

    private final Path file;
    private final TextReader text;
    private final Row row;
    private final CsvReader<Row> reader;
    private final Iterator<Row> rows;

    CsvRows(Path file, TextReader text, Delimiter delimiter) {
        this.file = file;
        this.text = text;
        this.row = new Row(file, text, delimiter == Delimiter.SPACES);
        this.reader = CsvReader.builder()
                .fieldSeparator(delimiter.character())
                .commentStrategy(CommentStrategy.SKIP)
                // FastCSV would take a tabulator for a space beside a quote.
                .trimWhitespacesAroundQuotes(delimiter.character() > ' ')
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_CELL)
                .build(row, text);
        this.rows = reader.iterator();
    }

    @Override
    public boolean next() throws IOException {
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

    @Override
    public long line() {
        return row.line();
    }

    @Override
    public int cells() {
        return row.cells();
    }

    @Override
    public String text(int cell) {
        return row.text(cell);
    }

    @Override
    public boolean isPlain(int cell) {
        return row.isPlain(cell);
    }

    @Override
    public double number(int cell) {
        return row.number(cell);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
