package org.neuralquanta.figures.drawing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * A file that appears whole or not at all: it is written beside its place and moved there in one step. Nothing else is left either, not
 * even when a signal ends the virtual machine.
 */
public final class WholeFile {

    private static final Set<Path> UNFINISHED = new HashSet<>();
    private static boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(WholeFile::removeUnfinished));
    }

    private WholeFile() {}

    /** Writes a file, in the place of an existing one. */
    public static void write(Path place, byte[] bytes) throws IOException {
        Path beside = place.resolveSibling("." + place.getFileName() + "-" + ProcessHandle.current().pid() + ".part");
        try {
            try (OutputStream out = begin(beside)) {
                out.write(bytes);
            }
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            remove(beside);
        }
    }

    /** A file begun after the last chance to remove it would stay. */
    private static synchronized OutputStream begin(Path file) throws IOException {
        if (ending) {
            throw new IOException("interrupted before " + file);
        }
        UNFINISHED.add(file);
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    private static synchronized void remove(Path file) throws IOException {
        UNFINISHED.remove(file);
        Files.deleteIfExists(file);
    }

    private static synchronized void removeUnfinished() {
        ending = true;
        for (Path file : UNFINISHED) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                System.err.println("not removed: " + file + ": " + e.getMessage());
            }
        }
    }
}
