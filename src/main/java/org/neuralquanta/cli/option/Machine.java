package org.neuralquanta.cli.option;

import org.jspecify.annotations.Nullable;
import org.neuralquanta.Kernel;
import picocli.CommandLine.Option;

/** Threads and kernel of a computation; its result does not depend on them. Not thread-safe. */
public final class Machine {

    private static final int MOST_THREADS = 1024;

    @Option(names = "--threads", paramLabel = "N", description = "Number of threads, 1 to " + MOST_THREADS + "; default: all cores.")
    private @Nullable Whole threads;

    @Option(names = "--kernel", paramLabel = "KERNEL", defaultValue = "auto",
            description = "Kernel of the simulation: auto (default), scalar or vector.")
    private Kernel kernel = Kernel.AUTO;

    /** All of it. */
    public Machine() {}

    /**
     * The threads.
     *
     * @return how many
     * @throws BadInput if they are out of range
     */
    public int threads() {
        return threads == null
                ? Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors())
                : threads.within("--threads", 1, MOST_THREADS);
    }

    /**
     * The kernel.
     *
     * @return which
     */
    public Kernel kernel() {
        return kernel;
    }
}
