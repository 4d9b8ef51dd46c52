package org.neuralquanta.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.Set;

/**
 * A file that is written completely or not at all: it is written next to its place and moved there in one step, by {@link #keep}. Unless it
 * is kept it is removed, even when a signal stops the virtual machine; what a killed one left is removed by the next file in its directory.
 * An existing file is replaced and keeps its permissions; for a link, its target. Not thread-safe.
 */
public final class WholeFile implements AutoCloseable {

    private static final Set<PosixFilePermission> WRITING =
            Set.of(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private static final int LONGEST_NAME = 255;

    private final Path place;
    private final Path beside;
    private final FileChannel channel;
    private final OutputStream out;
    private final Thread atTheEnd;
    private boolean removed;

    private WholeFile(Path place) throws IOException {
        this.place = place;
        this.beside = PartFiles.fresh(place);
        this.atTheEnd = new Thread(this::remove);
        try {
            Runtime.getRuntime().addShutdownHook(atTheEnd);
        } catch (IllegalStateException _) {
            throw interrupted();
        }
        this.channel = begin();
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel));
    }

    /** No file may be begun after the shutdown hook has run. The lock says that it is not left behind. */
    private synchronized FileChannel begin() throws IOException {
        if (removed) {
            throw interrupted();
        }
        FileChannel begun = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        PartFiles.claim(begun);
        return begun;
    }

    private InterruptedIOException interrupted() {
        return new InterruptedIOException("the virtual machine ends before " + place + " is begun");
    }

    /**
     * Begins a file.
     *
     * @param place where it will be
     * @return the file, empty
     * @throws IllegalArgumentException if there can be no file: the directory does not exist, the place is a directory, a device or a link
     *     to nothing, its name is too long, or it may not be written
     * @throws IOException if it cannot be written
     */
    public static WholeFile at(Path place) throws IOException {
        if (Files.isSymbolicLink(place) && !Files.exists(place)) {
            throw refused(place, "is a dangling link");
        }
        Path target = Files.isSymbolicLink(place) ? place.toRealPath() : place;
        Path directory = target.toAbsolutePath().getParent();
        if (target.getFileName() == null || Files.isDirectory(target)) {
            throw refused(place, "is a directory");
        }
        if (directory == null || !Files.isDirectory(directory)) {
            throw refused(place, "is in no directory that exists");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw refused(place, "is not a regular file");
        }
        if (target.getFileName().toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw refused(place, "has a name of more than " + LONGEST_NAME + " bytes");
        }
        if (Files.exists(target) && (!Files.isWritable(target) || Collections.disjoint(permissions(target), WRITING))) {
            throw refused(place, "is read-only");
        }
        PartFiles.removeLeft(directory);
        try {
            return new WholeFile(target);
        } catch (AccessDeniedException _) {
            throw refused(place, "is in a directory that may not be written");
        }
    }

    /** Everything where there is no such thing. */
    private static Set<PosixFilePermission> permissions(Path file) throws IOException {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class) == null ? WRITING : Files.getPosixFilePermissions(file);
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
     * Adds what is written to a stream.
     *
     * @return the stream, which need not be closed; flush what buffers it
     */
    public OutputStream stream() {
        return out;
    }

    /**
     * Replaces the first bytes, such as a header that states how much follows.
     *
     * @param beginning as many bytes as are replaced, at most as many as were written
     * @throws IOException if they cannot be written
     */
    public void replaceBeginning(byte... beginning) throws IOException {
        out.flush();
        var rest = ByteBuffer.wrap(beginning);
        while (rest.hasRemaining()) {
            channel.write(rest, rest.position());
        }
    }

    /**
     * Moves the file to its place; nothing can be added afterwards.
     *
     * @throws IOException if it cannot be written or moved
     */
    public void keep() throws IOException {
        out.close();
        if (Files.exists(place) && Files.getFileAttributeView(beside, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(beside, permissions(place));
        }
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
