package org.neuralquanta.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The standard streams of this process that may be terminals. Java's console asks for standard input and output together, but what is read or
 * shown depends on one stream alone. Where the system has no files for open streams, nothing is a terminal. Immutable, thread-safe.
 */
public enum Terminal {

    /** Standard input. */
    INPUT(0),

    /** Standard error, on which progress is shown. */
    ERROR(2);

    private static final List<String> DEVICES = List.of("/dev/pts/", "/dev/tty", "/dev/console");

    private final Path stream;

    Terminal(int descriptor) {
        this.stream = Path.of("/dev/fd/" + descriptor);
    }

    /**
     * Whether it is a terminal.
     *
     * @return false also where this cannot be known
     */
    public boolean isOne() {
        return is(stream);
    }

    static boolean is(Path file) {
        try {
            String device = file.toRealPath().toString();
            return DEVICES.stream().anyMatch(device::startsWith) && !Files.isRegularFile(file);
        } catch (IOException _) {
            return false;
        }
    }
}
