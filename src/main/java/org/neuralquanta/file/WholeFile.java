package org.neuralquanta.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is written completely or not at all: it is written next to its place and moved there in one step, by {@link #keep}. Unless it
 * is kept it is removed, even when a signal stops the virtual machine. An existing file is replaced; for a link, its target. Not
 * thread-safe.
 */
public final class WholeFile implements AutoCloseable {

    private final Path place;
    private final Path beside;
    private final OutputStream out;
    private final Thread atTheEnd;
    private boolean removed;

    private WholeFile(Path place) throws IOException {
        this.place = place;
        this.beside = place.resolveSibling("." + place.getFileName() + "-" + UUID.randomUUID() + ".part");
        this.atTheEnd = new Thread(this::remove);
        try {
            Runtime.getRuntime().addShutdownHook(atTheEnd);
        } catch (IllegalStateException _) {
            throw interrupted();
        }
        this.out = begin();
    }

    /** No file may be begun after the shutdown hook has run. */
    private synchronized OutputStream begin() throws IOException {
        if (removed) {
            throw interrupted();
        }
        return new BufferedOutputStream(Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    private InterruptedIOException interrupted() {
        return new InterruptedIOException("the virtual machine ends before " + place + " is begun");
    }

    /**
     * Begins a file.
     *
     * @param place where it will be
     * @return the file, empty
     * @throws IllegalArgumentException if there can be no file: the directory does not exist, or the place is a directory or device
     * @throws IOException if it cannot be written
     */
    public static WholeFile at(Path place) throws IOException {
        Path target = Files.isSymbolicLink(place) && Files.exists(place) ? place.toRealPath() : place;
        Path directory = target.toAbsolutePath().getParent();
        if (target.getFileName() == null || Files.isDirectory(target)) {
            throw refused(place, "is a directory");
        }
        if (directory == null || !Files.isDirectory(directory)) {
            throw refused(place, "is in no directory that exists");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw refused(place, "is no regular file");
        }
        return new WholeFile(target);
    }

    private static IllegalArgumentException refused(Path place, String problem) {
        return new IllegalArgumentException(place + " " + problem + "; give a file in a directory that exists");
    }

    /**
     * Writes a whole file at once.
     *
     * @param place where it will be
     * @param bytes the contents
     * @throws IllegalArgumentException if there can be no file
     * @throws IOException if it cannot be written
     */
    public static void write(Path place, byte[] bytes) throws IOException {
        try (WholeFile file = at(place)) {
            file.out.write(bytes);
            file.keep();
        }
    }

    /**
     * Adds text, in UTF-8.
     *
     * @param text the text
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds bytes.
     *
     * @param bytes the bytes
     * @throws UncheckedIOException if they cannot be written
     */
    public void write(byte... bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Replaces the first bytes, such as a header that states how much follows.
     *
     * @param beginning as many bytes as are replaced, at most as many as were written
     * @throws IOException if they cannot be written
     */
    public void replaceBeginning(byte... beginning) throws IOException {
        out.flush();
        try (FileChannel file = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            var rest = ByteBuffer.wrap(beginning);
            while (rest.hasRemaining()) {
                file.write(rest, rest.position());
            }
        }
    }

    /**
     * Moves the file to its place; nothing can be added afterwards.
     *
     * @throws IOException if it cannot be written or moved
     */
    public void keep() throws IOException {
        out.close();
        Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes the file unless it is kept. */
    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException _) {
            // A file that was not written completely is not kept.
        }
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException _) {
            // The virtual machine is shutting down, and the hook runs.
        }
    }

    private synchronized void remove() {
        removed = true;
        try {
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "WholeFile[" + place + "]";
    }
}
