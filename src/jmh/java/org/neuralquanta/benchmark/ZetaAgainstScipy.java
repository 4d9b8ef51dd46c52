package org.neuralquanta.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Compares ζ(1+α, q) with SciPy at the same points: in each round JMH measures the value and the enclosure, and then
 * {@code peers/special/scipy_zeta.py} SciPy, so that what else the machine does hits all of them alike. Times are processor time; of the
 * 25 runs of 20 ms in a round the fastest counts, the one that was disturbed least.
 */
public final class ZetaAgainstScipy {

    private static final int ROUNDS = 3;

    private ZetaAgainstScipy() {}

    /**
     * Prints a table: fastest times in nanoseconds per value, and the median ratios with their extremes over the rounds.
     *
     * @param args groups of {@link ZetaPoints}; all if there are none
     */
    public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
        List<ZetaPoints> groups =
                Arrays.stream(ZetaPoints.values()).filter(g -> asksFor(args, g)).toList();
        System.out.printf("%-12s %9s %9s %9s   %-22s %-22s%n", "points", "value", "SciPy", "enclosure", "value / SciPy",
                "enclosure / value");
        for (ZetaPoints group : groups) {
            var values = new ArrayList<Double>();
            var scipy = new ArrayList<Double>();
            var enclosures = new ArrayList<Double>();
            var againstScipy = new ArrayList<Double>();
            var againstValue = new ArrayList<Double>();
            for (int round = 0; round < ROUNDS; round++) {
                double value = nanoseconds("value", group);
                double python = scipyNanoseconds(group);
                double enclosure = nanoseconds("enclosure", group);
                values.add(value);
                scipy.add(python);
                enclosures.add(enclosure);
                againstScipy.add(value / python);
                againstValue.add(enclosure / value);
            }
            System.out.printf(Locale.ROOT, "%-12s %9.1f %9.1f %9.1f   %-22s %-22s%n", group, Collections.min(values),
                    Collections.min(scipy), Collections.min(enclosures), spread(againstScipy), spread(againstValue));
        }
    }

    private static boolean asksFor(String[] args, ZetaPoints group) {
        return args.length == 0 || Arrays.asList(args).contains(group.name()) || Arrays.asList(args).contains(".*");
    }

    private static double nanoseconds(String benchmark, ZetaPoints group) throws RunnerException {
        var options = new OptionsBuilder()
                .include(ZetaBenchmark.class.getName() + "\\." + benchmark + "$")
                .param("points", group.name())
                .verbosity(VerboseMode.SILENT)
                .build();
        return new Runner(options).runSingle().getSecondaryResults().get("cpu").getStatistics().getMin();
    }

    private static double scipyNanoseconds(ZetaPoints group) throws IOException, InterruptedException {
        Process python = new ProcessBuilder("python3", "peers/special/scipy_zeta.py")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        double[] alphas = group.alphas();
        double[] qs = group.qs();
        try (var points = new PrintWriter(python.getOutputStream(), false, StandardCharsets.US_ASCII)) {
            for (int i = 0; i < alphas.length; i++) {
                points.println(alphas[i] + " " + qs[i]);
            }
        }
        String output = new String(python.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        if (python.waitFor() != 0) {
            throw new IOException("python3 with SciPy is needed for this comparison");
        }
        return Double.parseDouble(output);
    }

    private static double median(List<Double> numbers) {
        return numbers.stream().sorted().toList().get(numbers.size() / 2);
    }

    private static String spread(List<Double> ratios) {
        return String.format(
                Locale.ROOT, "%.2f (%.2f to %.2f)", median(ratios), Collections.min(ratios), Collections.max(ratios));
    }
}
