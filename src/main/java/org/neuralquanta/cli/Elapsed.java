package org.neuralquanta.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.neuralquanta.file.Terminal;

/**
 * Says every second how long a command has been working, on standard error if that is a terminal, while nothing else shows progress. Work
 * whose steps are not known is not silent then. Its line is erased at the end. Thread-safe.
 */
final class Elapsed implements AutoCloseable {

    /** Shorter work needs no sign of life. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration TICK = Duration.ofSeconds(1);

    private final String command;
    private final PrintStream err;
    private final long begin = System.nanoTime();
    private int shown;
    private boolean closed;

    private Elapsed(String command, PrintStream err) {
        this.command = command;
        this.err = err;
    }

    /**
     * Begins.
     *
     * @param command what is working, such as quanta grokking unique
     * @return closed when it is done
     */
    static Elapsed of(String command) {
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return Terminal.ERROR.isOne() ? of(command, err, PATIENCE, TICK) : new Elapsed(command, err);
    }

    static Elapsed of(String command, PrintStream err, Duration patience, Duration tick) {
        var elapsed = new Elapsed(command, err);
        Thread.ofPlatform().daemon().name("elapsed").start(() -> elapsed.tell(patience, tick));
        return elapsed;
    }

    private void tell(Duration patience, Duration tick) {
        try {
            Thread.sleep(patience);
            while (say()) {
                Thread.sleep(tick);
            }
        } catch (InterruptedException _) {
            // Nobody interrupts it: it ends with the work.
        }
    }

    /** Whether it goes on. A bar overwrites the line, as it is wider. */
    private synchronized boolean say() {
        if (!closed && !TerminalBar.isShown()) {
            String line = command + ": working for " + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s";
            shown = line.length();
            err.print("\r" + line);
            err.flush();
        }
        return !closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (shown > 0) {
            err.print("\r" + " ".repeat(shown) + "\r");
            err.flush();
        }
    }
}
