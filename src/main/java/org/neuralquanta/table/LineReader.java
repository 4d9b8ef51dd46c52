package org.neuralquanta.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The lines of a UTF-8 text file, in place in one buffer; refuses what is not text. Not thread-safe. */
final class LineReader implements Closeable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LINE = 1 << 26;

    private final Path file;
    private final Reader in;
    private char[] buffer = new char[BUFFER];
    private int start;
    private int end;
    private int next;
    private int limit;
    private long line;
    private boolean skipLineFeed;

    LineReader(Path file) throws IOException {
        this.file = file;
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.in = new InputStreamReader(Files.newInputStream(file), decoder);
    }

    /** Moves to the next line; false at the end of the file. */
    boolean advance() throws IOException {
        start = next;
        int i = start;
        while (true) {
            if (i == limit) {
                i -= start;
                int read = fill();
                if (read < 0) {
                    if (i == start) {
                        return false;
                    }
                    next = i;
                    break;
                }
            }
            char c = buffer[i];
            if (c < ' ' || c == '\u007f') {
                if (c == '\n' && skipLineFeed && i == start) {
                    skipLineFeed = false;
                    start = ++i;
                    continue;
                }
                if (c == '\n' || c == '\r') {
                    next = i + 1;
                    break;
                }
                if (c != '\t' && c != '\f') {
                    throw notText();
                }
            }
            i++;
        }
        end = i;
        skipLineFeed = i < limit && buffer[i] == '\r';
        if (line++ == 0 && start < end && buffer[start] == BYTE_ORDER_MARK) {
            start++;
        }
        return true;
    }

    /** Moves the line so far to the front of the buffer and reads more behind it; negative at the end of the file. */
    private int fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, limit - start);
        limit -= start;
        start = 0;
        if (limit == buffer.length) {
            if (limit >= LONGEST_LINE) {
                throw new InvalidTableException(file, line + 1, "a line of more than " + LONGEST_LINE + " characters");
            }
            buffer = Arrays.copyOf(buffer, 2 * limit);
        }
        try {
            int read = in.read(buffer, limit, buffer.length - limit);
            limit += Math.max(read, 0);
            return read;
        } catch (CharacterCodingException _) {
            throw notText();
        }
    }

    private InvalidTableException notText() {
        return new InvalidTableException(file, line + 1, "not a text file in UTF-8");
    }

    /** The characters of the current line are those of this array from {@link #start()} to {@link #end()}. */
    char[] chars() {
        return buffer;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** The number of the current line, from 1. */
    long line() {
        return line;
    }

    String text() {
        return new String(buffer, start, end - start);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
