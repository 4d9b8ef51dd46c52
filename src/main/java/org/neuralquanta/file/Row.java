package org.neuralquanta.file;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.nio.file.Path;
import java.util.Arrays;
import org.neuralquanta.table.InvalidTableException;

/** The cells of one row, without the spaces around them, in one array that all rows use. Mutable, for one thread. */
final class Row extends CsvCallbackHandler<Row> {

    static final int MOST_CELLS = 1 << 14;

    private final Path file;
    private final TextReader text;

    /** Whether delimiters in a row are one, as spaces between words are. */
    private final boolean merging;

    private RecordType type = RecordType.EMPTY;
    private long line;
    private long begin;
    private int cells;

    private int[] starts = new int[1];
    private int[] ends = new int[1];
    private char[] chars = new char[1 << 8];

    Row(Path file, TextReader text, boolean merging) {
        this.file = file;
        this.text = text;
        this.merging = merging;
    }

    @Override
    protected void beginRecord(long startingLine) {
        type = RecordType.DATA;
        line = startingLine;
        begin = text.count();
        cells = 0;
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
        int from = offset;
        int to = offset + length;
        while (from < to && buffer[from] <= ' ') {
            from++;
        }
        while (from < to && buffer[to - 1] <= ' ') {
            to--;
        }
        if (merging && !quoted && from == to) {
            return;
        }
        if (cells == 0 && !quoted && from < to && buffer[from] == '#') {
            type = RecordType.COMMENT;
        }
        if (cells == MOST_CELLS) {
            throw new InvalidTableException(file, line, "more than " + MOST_CELLS + " columns");
        }
        if (cells == starts.length) {
            starts = Arrays.copyOf(starts, 2 * cells);
            ends = Arrays.copyOf(ends, 2 * cells);
        }
        int at = cells == 0 ? 0 : ends[cells - 1];
        int end = at + to - from;
        if (end > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(end, 2 * chars.length));
        }
        System.arraycopy(buffer, from, chars, at, to - from);
        starts[cells] = at;
        ends[cells] = end;
        cells++;
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
        type = RecordType.COMMENT;
    }

    @Override
    protected void setEmpty() {
        type = RecordType.EMPTY;
    }

    @Override
    protected Row buildRecord() {
        if (type == RecordType.DATA && (cells == 0 || (cells == 1 && ends[0] == 0))) {
            type = RecordType.EMPTY;
        }
        return this;
    }

    @Override
    protected RecordType getRecordType() {
        return type;
    }

    @Override
    protected int getFieldCount() {
        return cells;
    }

    /** The number of characters before the row. */
    long begin() {
        return begin;
    }

    /** The number of its first line, from 1. */
    long line() {
        return line;
    }

    int cells() {
        return cells;
    }

    String text(int cell) {
        return new String(chars, starts[cell], ends[cell] - starts[cell]);
    }

    /** Whether the cell has digits, signs, points and e only, and no suffix: it is read as it stands, without a copy. */
    boolean isPlain(int cell) {
        for (int i = starts[cell]; i < ends[cell]; i++) {
            char c = chars[i];
            boolean digit = c >= '0' && c <= '9';
            boolean exponent = (c == 'e' || c == 'E') && i + 1 < ends[cell];
            if (!(digit || exponent || c == '.' || c == '-' || c == '+')) {
                return false;
            }
        }
        return true;
    }

    /**
     * @throws NumberFormatException if the cell is not a finite decimal number
     */
    double number(int cell) {
        return Decimal.parse(chars, starts[cell], ends[cell]);
    }
}
