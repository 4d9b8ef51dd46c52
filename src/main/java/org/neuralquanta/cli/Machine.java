package org.neuralquanta.cli;

import org.jspecify.annotations.Nullable;
import org.neuralquanta.Kernel;
import picocli.CommandLine.Option;

/** What of the machine a computation uses; its result does not depend on it. */
final class Machine {

    private static final String KERNELS = "auto, scalar, vector";
    private static final int MOST_THREADS = 1024;

    @Option(names = "--threads", paramLabel = "N", description = "Threads, 1 to 1024; default all cores.")
    private @Nullable String threads;

    @Option(names = "--kernel", paramLabel = "KERNEL", defaultValue = "auto", description = KERNELS + "; default auto.")
    private String kernel = "auto";

    int threads() {
        return threads == null
                ? Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors())
                : (int) Numbers.whole("--threads", threads, 1, MOST_THREADS, "whole numbers from 1 to 1024");
    }

    Kernel kernel() {
        return switch (kernel) {
            case "auto" -> Kernel.AUTO;
            case "scalar" -> Kernel.SCALAR;
            case "vector" -> Kernel.VECTOR;
            default -> throw new BadInput("--kernel", kernel, "is no kernel", KERNELS);
        };
    }
}
