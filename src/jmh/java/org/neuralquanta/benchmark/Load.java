package org.neuralquanta.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.neuralquanta.benchmark.load.Answers;
import org.neuralquanta.benchmark.load.ClosedLoop;
import org.neuralquanta.benchmark.load.OpenLoop;
import org.neuralquanta.benchmark.load.Percentiles;
import org.neuralquanta.benchmark.load.Request;
import org.neuralquanta.benchmark.load.Requests;

/**
 * Throughput of several threads and latency under load, for the figure {@code load}. Every answer is compared with that of one thread, and
 * the program fails if one differs.
 */
public final class Load {

    private static final Path FILE = Path.of("results", "load.csv");
    private static final double SECONDS = 2.5;
    private static final int[] THREADS = {1, 2, 4, 8, 16};
    private static final double[] LOADS = {0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95};

    /** As many as the machine has cores: those that serve in the open loop. */
    private static final int SERVERS = 2;

    private static final long SEED = 1;
    private static final String HEADER = "loop,request,threads,load,requests,rate,relative,median,p95,p99";

    private Load() {}

    /**
     * Measures every kind of request and writes a CSV file.
     *
     * @param args in any order: the file ({@code results/load.csv} if none is given), the seconds for which a point is measured (2.5), and
     *     parts of the names of requests
     * @throws IOException if the file cannot be written
     * @throws InterruptedException if the thread is interrupted
     * @throws IllegalStateException if an answer differs from that of one thread
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Order order = Order.of(FILE, SECONDS, args);
        long start = System.nanoTime();
        var lines = new ArrayList<String>(head(order.seconds()));
        for (Request request : Requests.all()) {
            if (order.includes(request.name())) {
                Answers answers = request.answers();
                // The compiler takes its time: all threads there are, before anything counts.
                ClosedLoop.run(answers, SERVERS, 2 * order.seconds());
                lines.addAll(closed(answers, request.name(), order.seconds()));
                lines.addAll(open(answers, request.name(), order.seconds()));
            }
        }
        Files.write(order.file(), lines);
        System.out.printf(Locale.ROOT, "every answer was that of one thread; %s written after %.1f minutes%n",
                order.file(), (System.nanoTime() - start) / 60e9);
    }

    private static List<String> head(double seconds) throws IOException {
        return List.of(
                "# Closed loop: each thread asks again as soon as it is answered; answers per second, and relative to one thread.",
                "# Open loop: Poisson arrivals, seed " + SEED + ", served by " + SERVERS + " threads, at a share (load) of what these answer in a"
                        + " closed loop; percentiles of the latency",
                "# in seconds from the arrival, empty where fewer than five requests took longer. " + seconds
                        + " s a point. Every answer was that of one thread.",
                "# " + Machine.today() + "; by",
                "# mvn -q -f src/jmh -Dbenchmark.main=org.neuralquanta.benchmark.Load",
                HEADER);
    }

    private static List<String> closed(Answers answers, String name, double seconds) throws InterruptedException {
        var rows = new ArrayList<String>();
        double one = 0;
        for (int threads : THREADS) {
            ClosedLoop.Throughput throughput = ClosedLoop.run(answers, threads, seconds);
            one = threads == 1 ? throughput.perSecond() : one;
            rows.add(print(String.format(Locale.ROOT, "closed,%s,%d,,%d,%.4g,%.4g,,,",
                    name, threads, throughput.requests(), throughput.perSecond(), throughput.perSecond() / one)));
        }
        return rows;
    }

    private static List<String> open(Answers answers, String name, double seconds) throws InterruptedException {
        double capacity = ClosedLoop.run(answers, SERVERS, seconds).perSecond();
        var rows = new ArrayList<String>();
        for (double load : LOADS) {
            Percentiles found = OpenLoop.run(answers, SERVERS, load * capacity, seconds, SEED);
            rows.add(print(String.format(Locale.ROOT, "open,%s,%d,%s,%d,%.4g,,%s,%s,%s", name, SERVERS, load, found.requests(),
                    load * capacity, text(found.median()), text(found.p95()), text(found.p99()))));
        }
        return rows;
    }

    private static String text(OptionalDouble seconds) {
        return seconds.isPresent() ? String.format(Locale.ROOT, "%.4g", seconds.getAsDouble()) : "";
    }

    private static String print(String row) {
        System.out.println(row);
        return row;
    }
}
