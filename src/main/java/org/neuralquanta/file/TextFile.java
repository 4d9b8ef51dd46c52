package org.neuralquanta.file;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;

/** Reading a whole text. Thread-safe. */
public final class TextFile {

    private TextFile() {}

    /**
     * The characters of a file, unpacked where it begins as gzip does, without a byte order mark.
     *
     * @param file a UTF-8 text; {@code -} is standard input
     * @return its characters
     * @throws org.neuralquanta.table.InvalidTableException if there is no such file, or it is no text; the message names the line
     * @throws IOException if reading fails
     */
    public static String read(Path file) throws IOException {
        var text = new StringWriter();
        try (var reader = new TextReader(file)) {
            reader.transferTo(text);
        }
        return text.toString();
    }
}
