package org.neuralquanta.file;

import java.io.IOException;
import java.nio.file.Path;
import org.neuralquanta.table.InvalidTableException;

/** Reading a whole text. Thread-safe. */
public final class TextFile {

    private static final int CHUNK = 1 << 14;

    /** Memory for a character of what is read and of what is made of it. */
    private static final long BYTES_OF_A_CHARACTER = 16;

    private TextFile() {}

    /**
     * The characters of a file, unpacked where it begins as gzip does, without a byte order mark.
     *
     * @param file a UTF-8 text; {@code -} is standard input
     * @return its characters
     * @throws InvalidTableException if there is no such file, it is no text, or there is no memory for it; the message names the line
     * @throws IOException if reading fails
     */
    public static String read(Path file) throws IOException {
        long most = Runtime.getRuntime().maxMemory() / BYTES_OF_A_CHARACTER;
        var text = new StringBuilder();
        var some = new char[CHUNK];
        try (var reader = new TextReader(file)) {
            for (int read = reader.read(some); read >= 0; read = reader.read(some)) {
                if (text.length() + read > most) {
                    throw new InvalidTableException(file, "more than the " + most + " characters for which there is memory");
                }
                text.append(some, 0, read);
            }
        }
        return text.toString();
    }
}
