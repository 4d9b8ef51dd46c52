package org.neuralquanta.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.special.HurwitzZeta;
import org.neuralquanta.special.IncompleteGamma;
import org.neuralquanta.special.PowerSum;

/**
 * Compares enclosures with the balls of FLINT/Arb at the same points, in time and in width. In each round the library is timed and
 * then {@code peers/special/arb_balls.c} at a working precision of 64 bits, on one thread each, so that what else the machine does hits both
 * alike; times are processor time, the median over passes, and the ratio is the median over rounds.
 *
 * <p>Needs {@code gcc} and FLINT 3 (Debian: {@code libflint-dev}). Run in {@code src/jmh}.
 */
public final class EnclosuresAgainstArb {

    private static final int COUNT = 1000;
    private static final int ROUNDS = 7;
    private static final int PASSES = 201;
    private static final int BITS = 64;
    private static final Path PROGRAM = Path.of("target/peers/arb_balls");

    /** Keeps results, so that computing them is not left out. */
    private static volatile double kept;

    private EnclosuresAgainstArb() {}

    private interface Point {
        Enclosure enclosure();

        String line();
    }

    private record Zeta(double alpha, double q) implements Point {
        @Override
        public Enclosure enclosure() {
            return HurwitzZeta.enclosure(alpha, q);
        }

        @Override
        public String line() {
            return "hurwitz " + Double.toHexString(alpha) + " " + Double.toHexString(q);
        }
    }

    private record Sum(double alpha, long first, long last) implements Point {
        @Override
        public Enclosure enclosure() {
            return PowerSum.enclosure(alpha, 0, first, last);
        }

        @Override
        public String line() {
            return "sum " + Double.toHexString(alpha) + " 0 " + first + " " + last;
        }
    }

    private record Gamma(double tau, double y) implements Point {
        @Override
        public Enclosure enclosure() {
            return IncompleteGamma.upperEnclosure(tau, y);
        }

        @Override
        public String line() {
            return "upper " + Double.toHexString(tau) + " " + Double.toHexString(y);
        }
    }

    private record Group(String name, List<? extends Point> points) {}

    /**
     * Prints a table: nanoseconds per value, the median ratio with its extremes over the rounds, and median relative widths.
     *
     * @param args none
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        build();
        System.out.printf("%-42s %9s %9s   %-24s %9s %9s%n", "points", "ours", "Arb", "Arb / ours", "width", "Arb's");
        for (Group group : groups()) {
            var ours = new double[ROUNDS];
            var arb = new double[ROUNDS];
            var ratio = new double[ROUNDS];
            double arbWidth = 0;
            for (int round = 0; round < ROUNDS; round++) {
                ours[round] = nanoseconds(group.points());
                String[] output = arb(group.points()).split(" ", -1);
                arb[round] = Double.parseDouble(output[0]);
                arbWidth = Double.parseDouble(output[1]);
                ratio[round] = arb[round] / ours[round];
            }
            double[] widths = group.points().stream()
                    .map(Point::enclosure)
                    .mapToDouble(enclosure -> enclosure.width() / enclosure.midpoint())
                    .toArray();
            double middle = median(ratio);
            System.out.printf(Locale.ROOT, "%-42s %9.1f %9.0f   %-24s %9.1e %9.1e%n", group.name(), median(ours), median(arb),
                    String.format(Locale.ROOT, "%.0f (%.0f to %.0f)", middle, ratio[0], ratio[ROUNDS - 1]), median(widths), arbWidth);
        }
    }

    private static List<Group> groups() {
        var groups = new ArrayList<Group>();
        for (ZetaPoints points : ZetaPoints.values()) {
            double[] alphas = points.alphas();
            double[] qs = points.qs();
            groups.add(new Group("zeta, " + points, IntStream.range(0, COUNT).mapToObj(i -> new Zeta(alphas[i], qs[i])).toList()));
        }
        groups.add(new Group("sum, alpha -1..3, first rank below 10", sums(10)));
        groups.add(new Group("sum, alpha -1..3, first rank below 1e15", sums(1e15)));
        groups.add(new Group("Q, tau 1..100 whole, y near tau", gammas(0, true)));
        groups.add(new Group("Q, tau 1..100 fractional, y near tau", gammas(0, false)));
        groups.add(new Group("Q, tau 1e4..1e6 whole, y near tau", gammas(4, true)));
        return groups;
    }

    private static List<Sum> sums(double mostFirst) {
        var random = new SplittableRandom(20260101);
        return IntStream.range(0, COUNT)
                .mapToObj(i -> {
                    long first = (long) Math.exp(random.nextDouble(0, Math.log(mostFirst)));
                    return new Sum(random.nextDouble(-1, 3), first, first + (long) Math.exp(random.nextDouble(0, Math.log(1e18))));
                })
                .toList();
    }

    private static List<Gamma> gammas(double decade, boolean whole) {
        var random = new SplittableRandom(20260102);
        return IntStream.range(0, COUNT)
                .mapToObj(i -> {
                    double tau = Math.pow(10, decade + random.nextDouble(0, 2));
                    tau = whole ? Math.rint(tau) : tau;
                    return new Gamma(tau, Math.max(0.01, tau + 1 + random.nextDouble(-2, 2) * Math.sqrt(tau)));
                })
                .toList();
    }

    private static double nanoseconds(List<? extends Point> points) {
        var threads = ManagementFactory.getThreadMXBean();
        var passes = new double[PASSES];
        for (int pass = -PASSES / 2; pass < PASSES; pass++) {
            long start = threads.getCurrentThreadCpuTime();
            double sum = 0;
            for (Point point : points) {
                sum += point.enclosure().lower();
            }
            kept = sum;
            if (pass >= 0) {
                passes[pass] = (double) (threads.getCurrentThreadCpuTime() - start) / points.size();
            }
        }
        return median(passes);
    }

    private static void build() throws IOException, InterruptedException {
        Files.createDirectories(PROGRAM.getParent());
        int exit = new ProcessBuilder("gcc", "-O2", "-o", PROGRAM.toString(), "peers/special/arb_balls.c", "-lflint", "-lm")
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("gcc with FLINT 3 (Debian: libflint-dev) is needed for this comparison");
        }
    }

    private static String arb(List<? extends Point> points) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(PROGRAM.toString(), "time", Integer.toString(BITS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = new PrintWriter(process.getOutputStream(), false, StandardCharsets.US_ASCII)) {
            points.forEach(point -> out.println(point.line()));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        if (process.waitFor() != 0) {
            throw new IOException("arb_balls failed");
        }
        return output;
    }

    /** Sorts the numbers. */
    private static double median(double[] numbers) {
        Arrays.sort(numbers);
        return numbers[numbers.length / 2];
    }
}
