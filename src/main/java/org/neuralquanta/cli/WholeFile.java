package org.neuralquanta.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that appears whole or not at all: it is written beside its place and moved there by {@link #keep}. Without that nothing is
 * left, not even when the virtual machine is stopped by a signal. Not thread-safe.
 */
final class WholeFile implements AutoCloseable {

    private static final String ALLOWED = "a file in a directory that exists";

    private final Path place;
    private final Path beside;
    private final Writer writer;
    private final Thread atTheEnd;
    private boolean removed;

    private WholeFile(Path place) throws IOException {
        this.place = place;
        this.beside = place.resolveSibling("." + place.getFileName() + "-" + UUID.randomUUID() + ".part");
        this.atTheEnd = new Thread(this::remove);
        Runtime.getRuntime().addShutdownHook(atTheEnd);
        this.writer = begin();
    }

    /** A file begun after the last chance to remove it would stay. */
    private synchronized Writer begin() throws IOException {
        if (removed) {
            throw new Interrupted(new InterruptedException());
        }
        return Files.newBufferedWriter(beside, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** A file for the value of an option; an existing one is replaced at the end. */
    static WholeFile at(String option, String value) {
        try {
            Path place = Path.of(value);
            // A link stays, and what it points to is replaced.
            Path target = Files.isSymbolicLink(place) && Files.exists(place) ? place.toRealPath() : place;
            Path directory = target.toAbsolutePath().getParent();
            if (target.getFileName() == null || Files.isDirectory(target)) {
                throw new BadInput(option, value, "is a directory", ALLOWED);
            }
            if (directory == null || !Files.isDirectory(directory)) {
                throw new BadInput(option, value, "is in no directory", ALLOWED);
            }
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                throw new BadInput(option, value, "is no regular file", ALLOWED);
            }
            return new WholeFile(target);
        } catch (InvalidPathException _) {
            throw new BadInput(option, value, "is not the name of a file", ALLOWED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String text) {
        try {
            writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves the file to its place. */
    void keep() {
        try {
            writer.close();
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException _) {
            // What was not written is not kept either.
        }
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException _) {
            // The virtual machine is ending, and the hook runs.
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
}
