package org.neuralquanta.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.neuralquanta.table.InvalidTableException;

/** The bytes of a file, or of standard input where the file is {@code -}; unpacked where they begin as gzip does. */
final class Source {

    private static final Path STANDARD_INPUT = Path.of("-");
    private static final int BUFFER = 1 << 16;

    private Source() {}

    static InputStream open(Path file) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return unpacked(file, System.in);
        }
        if (Files.isDirectory(file)) {
            throw new InvalidTableException(file, "is a directory, not a CSV file");
        }
        if (Files.exists(file) && !Files.isReadable(file)) {
            throw new InvalidTableException(file, "may not be read");
        }
        InputStream in;
        try {
            in = Files.newInputStream(file);
        } catch (NoSuchFileException _) {
            throw new InvalidTableException(file, "no such file");
        }
        try {
            return unpacked(file, in);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static InputStream unpacked(Path file, InputStream in) throws IOException {
        var bytes = new BufferedInputStream(in, BUFFER);
        bytes.mark(2);
        boolean packed = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        try {
            return packed ? new GZIPInputStream(bytes, BUFFER) : bytes;
        } catch (ZipException | EOFException _) {
            throw new InvalidTableException(file, "damaged gzip data");
        }
    }
}
