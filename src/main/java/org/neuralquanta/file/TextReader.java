package org.neuralquanta.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.neuralquanta.table.InvalidTableException;

/**
 * The characters of a UTF-8 text without its byte order mark; refuses bytes that are not text, naming the line, and a text without end.
 * Not thread-safe.
 */
final class TextReader extends Reader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int BUFFER = 1 << 14;

    /** How many characters are looked at before the first is read. */
    static final int AHEAD = 1 << 16;

    private static final long MOST = 1L << 30;

    private final Path file;
    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).limit(0);
    private CharBuffer ahead = CharBuffer.allocate(0);
    private boolean begun;
    private boolean atLastByte;
    private boolean ended;
    private boolean refused;
    private boolean damaged;
    private long count;
    private long line = 1;
    private char last = BYTE_ORDER_MARK;

    TextReader(Path file) throws IOException {
        this.file = file;
        this.in = Source.open(file);
    }

    /** The beginning of the text, which is still to be read; whole if it is short. What is no text ends it. */
    String beginning() throws IOException {
        ahead = CharBuffer.allocate(AHEAD);
        try {
            while (ahead.hasRemaining() && (chars.hasRemaining() || fill())) {
                int some = Math.min(ahead.remaining(), chars.remaining());
                ahead.put(chars.slice(chars.position(), some));
                chars.position(chars.position() + some);
            }
        } catch (InvalidTableException _) {
            // Thrown again where the reader comes to it.
        }
        ahead.flip();
        return ahead.toString();
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        CharBuffer next = ahead.hasRemaining() ? ahead : chars;
        if (!next.hasRemaining() && !fill()) {
            return -1;
        }
        int some = Math.min(length, next.remaining());
        next.get(target, from, some);
        count += some;
        if (count > MOST) {
            throw new InvalidTableException(file, line, "more than " + MOST + " characters: not a table, or one to be divided");
        }
        return some;
    }

    /** Whether there is more. */
    private boolean fill() throws IOException {
        chars.clear();
        CoderResult result = CoderResult.UNDERFLOW;
        while (!refused && !damaged && chars.position() == 0 && !result.isError() && !(atLastByte && !bytes.hasRemaining())) {
            if (!atLastByte) {
                bytes.compact();
                int some = bytesInto();
                atLastByte = some < 0;
                bytes.position(bytes.position() + Math.max(0, some)).flip();
            }
            result = decoder.decode(bytes, chars, atLastByte);
        }
        chars.flip();
        checkText();
        refused |= result.isError() && !chars.hasRemaining();
        if (damaged && !chars.hasRemaining()) {
            throw new InvalidTableException(file, line, "damaged gzip data");
        }
        if (refused && !chars.hasRemaining()) {
            throw new InvalidTableException(file, line, "not a text file in UTF-8");
        }
        ended = !chars.hasRemaining();
        return !ended;
    }

    private int bytesInto() throws IOException {
        try {
            return in.read(bytes.array(), bytes.position(), bytes.remaining());
        } catch (ZipException | EOFException _) {
            damaged = true;
            return 0;
        }
    }

    /** Ends the buffer before the first character that is not text, so that the characters before it are read first. */
    private void checkText() {
        if (!begun && chars.hasRemaining() && chars.get(0) == BYTE_ORDER_MARK) {
            chars.position(1);
        }
        begun |= chars.limit() > 0;
        for (int i = chars.position(); i < chars.limit(); i++) {
            char c = chars.get(i);
            if (c < ' ' || c == '\u007f') {
                if (c == '\n' || c == '\r') {
                    line += c == '\n' && last == '\r' ? 0 : 1;
                } else if (c != '\t' && c != '\f') {
                    refused = true;
                    chars.limit(i);
                }
            }
            last = c;
        }
    }

    /** Whether everything has been read. */
    boolean hasEnded() {
        return ended && !ahead.hasRemaining();
    }

    /** The number of characters read so far. */
    long count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
