package org.neuralquanta.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
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
            if (Terminal.INPUT.isOne()) {
                throw new InvalidTableException(file, "standard input is a terminal: redirect it from a file, or name the file");
            }
            return unpacked(file, System.in);
        }
        if (Files.isDirectory(file)) {
            throw new InvalidTableException(file, "is a directory, not a file");
        }
        if (Files.exists(file) && !Files.isReadable(file)) {
            throw new InvalidTableException(file, "may not be read");
        }
        if (Terminal.is(file)) {
            throw new InvalidTableException(file, "is a terminal, not a file");
        }
        InputStream in;
        try {
            in = Files.newInputStream(file);
        } catch (FileSystemException e) {
            throw new InvalidTableException(file, IoReason.of(e));
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
