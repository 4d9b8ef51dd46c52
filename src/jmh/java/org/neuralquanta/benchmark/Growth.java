package org.neuralquanta.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.neuralquanta.benchmark.growth.PointProcess;
import org.neuralquanta.benchmark.growth.Workload;
import org.neuralquanta.benchmark.growth.Workloads;

/** Time and memory of simulations, laws, derivations, fits and clusterings against their size, for the figure {@code growth}. */
public final class Growth {

    private static final Path FILE = Path.of("results", "growth.csv");
    private static final double SECONDS = 1;
    private static final String HEADER = "workload,size,seconds,least,most,runs,resident,allocated";

    private Growth() {}

    /**
     * Measures every point in a process of its own and writes a CSV file.
     *
     * @param args in any order: the file ({@code results/growth.csv} if none is given), the seconds for which a point is measured (1),
     *     and parts of the names of workloads
     * @throws IOException if a process cannot be started, or the file cannot be written
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Order order = Order.of(FILE, SECONDS, args);
        long start = System.nanoTime();
        var lines = new ArrayList<String>(head(order.seconds()));
        for (Workload workload : Workloads.ALL) {
            if (order.includes(workload.name())) {
                lines.addAll(rows(workload, order.seconds()));
                // So that what was measured stays when the rest is broken off.
                Files.write(order.file(), lines);
            }
        }
        System.out.printf(Locale.ROOT, "%s written after %.1f minutes%n", order.file(), (System.nanoTime() - start) / 60e9);
    }

    private static List<String> head(double seconds) throws IOException {
        return List.of(
                "# Time of a call in seconds (median, least and most of the runs), peak resident memory of the process and heap allocated",
                "# by a call in bytes. Each point has a process of its own (-XX:+UseSerialGC -Xms16m), which warms up for " + PointProcess.WARM_UP * seconds
                        + " s and measures for " + seconds + " s.",
                "# " + Machine.today() + "; by",
                "# mvn -q -f src/jmh -Dbenchmark.main=org.neuralquanta.benchmark.Growth",
                HEADER);
    }

    /** Those of the sizes before the first that takes too long. */
    private static List<String> rows(Workload workload, double seconds) throws IOException, InterruptedException {
        var rows = new ArrayList<String>();
        for (double size : workload.sizes()) {
            Optional<String> row = PointProcess.row(workload, size, seconds);
            System.out.println(row.orElse(workload.name() + " at " + size + " takes too long and is left out"));
            if (row.isEmpty()) {
                break;
            }
            rows.add(row.get());
        }
        return rows;
    }
}
