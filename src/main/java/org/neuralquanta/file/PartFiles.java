package org.neuralquanta.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Files that are being written. Each is locked by its process, so that one without a lock was left by a process that was killed. A process
 * must not open its own a second time, since closing that would end the lock; they have its number in their names.
 */
final class PartFiles {

    private static final String PREFIX = ".quanta-";
    private static final String OWN = PREFIX + ProcessHandle.current().pid() + "-";
    private static final String SUFFIX = ".part";

    /** Between the beginning of a file and its lock. */
    private static final Duration UNLOCKED = Duration.ofMinutes(1);

    private PartFiles() {}

    /** A new one in the same directory; its name does not grow with that of the place. */
    static Path fresh(Path place) {
        return place.resolveSibling(OWN + UUID.randomUUID() + SUFFIX);
    }

    /** Locks one until it is closed; on file systems without locks, none is ever removed. */
    @SuppressWarnings("EmptyCatch")
    static void claim(FileChannel file) {
        try {
            file.lock();
        } catch (IOException _) {
            // No locks here.
        }
    }

    /** Removes those of processes that were killed. */
    @SuppressWarnings("EmptyCatch")
    static void removeLeft(Path directory) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
            for (Path file : files) {
                boolean isOwn = String.valueOf(file.getFileName()).startsWith(OWN);
                if (!isOwn && Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minus(UNLOCKED)) && isLeft(file)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException _) {
            // What cannot be removed does no harm.
        }
    }

    private static boolean isLeft(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        }
    }
}
