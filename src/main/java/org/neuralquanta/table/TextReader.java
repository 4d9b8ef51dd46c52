package org.neuralquanta.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The characters of a UTF-8 text file without its byte order mark; refuses bytes that are not text, naming the line. Not thread-safe. */
final class TextReader extends Reader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int BUFFER = 1 << 14;

    private final Path file;
    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).limit(0);
    private boolean atLastByte;
    private boolean ended;
    private boolean refused;
    private long count;
    private long line = 1;
    private char last = BYTE_ORDER_MARK;

    TextReader(Path file) throws IOException {
        this.file = file;
        this.in = Files.newInputStream(file);
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        if (!chars.hasRemaining()) {
            fill();
        }
        if (ended) {
            return -1;
        }
        int some = Math.min(length, chars.remaining());
        chars.get(target, from, some);
        count += some;
        return some;
    }

    private void fill() throws IOException {
        chars.clear();
        CoderResult result = CoderResult.UNDERFLOW;
        while (!refused && chars.position() == 0 && !result.isError() && !(atLastByte && !bytes.hasRemaining())) {
            if (!atLastByte) {
                bytes.compact();
                int some = in.read(bytes.array(), bytes.position(), bytes.remaining());
                atLastByte = some < 0;
                bytes.position(bytes.position() + Math.max(0, some)).flip();
            }
            result = decoder.decode(bytes, chars, atLastByte);
        }
        chars.flip();
        checkText();
        refused |= result.isError() && !chars.hasRemaining();
        if (refused && !chars.hasRemaining()) {
            throw new InvalidTableException(file, line, "not a text file in UTF-8");
        }
        ended = !chars.hasRemaining();
    }

    /** Ends the buffer before the first character that is not text, so that the characters before it are read first. */
    private void checkText() {
        if (count == 0 && chars.hasRemaining() && chars.get(0) == BYTE_ORDER_MARK) {
            chars.position(1);
        }
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
        return ended;
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
