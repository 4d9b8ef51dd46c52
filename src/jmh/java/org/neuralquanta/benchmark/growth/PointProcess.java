package org.neuralquanta.benchmark.growth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process that measures one point: a small heap that grows as it must, and the serial collector, which holds the least memory. */
public final class PointProcess {

    /** Points that take longer are left out. */
    private static final long MOST_SECONDS = 90;

    /** Compiling the vector kernel takes longer than measuring. */
    public static final double WARM_UP = 2.5;

    private PointProcess() {}

    /**
     * Starts the process and waits for the row that it prints.
     *
     * @param workload the workload
     * @param size its size
     * @param seconds for how long it is measured, after a warm-up of {@link #WARM_UP} times as long
     * @return the row, or nothing if the point takes too long
     * @throws IOException if the process cannot be started
     * @throws InterruptedException if the thread is interrupted
     * @throws IllegalStateException if the process fails
     */
    public static Optional<String> row(Workload workload, double size, double seconds) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xms16m", "-Xmx4g",
                "--add-modules", "jdk.incubator.vector", "-cp", System.getProperty("java.class.path"), PointProcess.class.getName(),
                workload.name(), Double.toString(size), Double.toString(seconds));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String row;
        try {
            // A row is far smaller than the buffer of the pipe, so the process ends without being read.
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
            row = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("the process of " + workload.name() + " at " + size + " failed: " + row);
        }
        return Optional.of(row);
    }

    /**
     * Measures a point and prints its row.
     *
     * @param args workload, size and seconds
     * @throws Exception if it cannot be measured
     */
    public static void main(String[] args) throws Exception {
        try {
            System.out.println(Point.measure(Workloads.named(args[0]), Double.parseDouble(args[1]), Double.parseDouble(args[2])).row());
        } catch (OutOfMemoryError | RuntimeException e) {
            System.out.println(e);
            System.exit(1);
        }
    }
}
