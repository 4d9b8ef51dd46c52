package org.neuralquanta.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures the workloads of {@code quanta bench} against the peers in {@code peers/montecarlo}: in each round every contender runs once,
 * in a process of its own, so that whatever else the machine does hits all alike. Of a process counts the median of its own rounds, of
 * a contender the median of its processes.
 *
 * <p>Needs {@code gcc} on a machine with AVX-512, and {@code python3} with NumPy. Run in {@code src/jmh}.
 */
public final class RaceAgainstPeers {

    private static final Pattern MEDIAN = Pattern.compile("\"median\"\\s*:\\s*([0-9.eE+-]+)");
    private static final Path BUILT = Path.of("target", "peers");

    private RaceAgainstPeers() {}

    /** Somebody who does the work. */
    private record Contender(String name, List<String> command) {}

    /**
     * Prints nanoseconds an item and their ratios to the library's vector kernel.
     *
     * @param args a workload of {@code quanta bench}, the number of rounds, and a CSV file that the times are added to; the
     *     medians are over the whole file
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 3) {
            throw new IllegalArgumentException("needs WORKLOAD ROUNDS FILE.csv, has " + Arrays.toString(args));
        }
        String workload = args[0];
        Path file = Path.of(args[2]);
        var lines = new ArrayList<String>();
        if (!Files.exists(file)) {
            lines.add("workload,contender,nsPerItem");
        }
        List<Contender> contenders = contenders(workload);
        for (int round = 0; round < Integer.parseInt(args[1]); round++) {
            for (Contender contender : contenders) {
                lines.add(workload + "," + contender.name + "," + median(run(contender.command)));
            }
        }
        Files.write(file, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        print(workload, Files.readAllLines(file));
    }

    private static List<Contender> contenders(String workload) throws IOException, InterruptedException {
        return switch (workload) {
            case "curve" -> List.of(
                    library(workload, "vector", 1),
                    library(workload, "scalar", 1),
                    library(workload, "vector", 2),
                    c("C AVX-512 coarse", "coarse_avx512", "-march=native", "-DTAU=1"),
                    c("C AVX-512 exact", "curve_avx512", "-march=native", "-DTAU=1"),
                    c("C AVX-512 exact with tables", "curve_avx512", "-march=native", "-DTAU=1", "-DWHOLE"),
                    c("C AVX2 exact", "curve_avx2", "-mavx2", "-mfma"),
                    c("C auto-vectorised", "curve_plain", "-march=native", "-ffast-math"),
                    numpy("numpy best", "curve_numpy.py", "best", "1", "1"),
                    numpy("numpy naive", "curve_numpy.py", "naive", "1", "1"));
            case "curve-tau100" -> List.of(
                    library(workload, "vector", 1),
                    library(workload, "scalar", 1),
                    library(workload, "vector", 2),
                    c("C AVX-512 coarse", "coarse_avx512", "-march=native", "-DTAU=100"),
                    c("C AVX-512 exact", "curve_avx512", "-march=native", "-DTAU=100"),
                    numpy("numpy best", "curve_numpy.py", "best", "100", "1"),
                    numpy("numpy naive", "curve_numpy.py", "naive", "100", "1"));
            case "zipf" -> List.of(
                    library(workload, "vector", 1), library(workload, "scalar", 1), commons("commons-rng"), commons("commons-math3"));
            case "exponential" -> List.of(
                    library(workload, "vector", 1),
                    library(workload, "scalar", 1),
                    numpy("numpy", "exponential_numpy.py", "PCG64"),
                    numpy("numpy SFC64", "exponential_numpy.py", "SFC64"));
            default -> throw new IllegalArgumentException("workload must be curve, curve-tau100, zipf or exponential, was " + workload);
        };
    }

    private static Contender library(String workload, String kernel, int threads) {
        return new Contender(kernel + (threads == 1 ? "" : " x " + threads), List.of(
                "../../bin/quanta", "bench", "--workload", workload, "--kernel", kernel, "--threads", Integer.toString(threads),
                "--rounds", "5", "--format", "json"));
    }

    private static Contender c(String name, String source, String... flags) throws IOException, InterruptedException {
        Files.createDirectories(BUILT);
        String program = BUILT.resolve(source + flags[flags.length - 1]).toString();
        var build = new ArrayList<>(List.of("gcc", "-O3"));
        build.addAll(List.of(flags));
        build.addAll(List.of("-o", program, "peers/montecarlo/" + source + ".c", "-lmvec", "-lm"));
        run(build);
        return new Contender(name, List.of(program, "7"));
    }

    private static Contender numpy(String name, String script, String... arguments) {
        var command = new ArrayList<>(List.of("python3", "peers/montecarlo/" + script));
        command.addAll(List.of(arguments));
        return new Contender(name, command);
    }

    private static Contender commons(String sampler) {
        return new Contender(sampler, List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                ZipfPeers.class.getName(), sampler));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("failed: " + String.join(" ", command));
        }
        return output;
    }

    private static double median(String output) {
        Matcher matcher = MEDIAN.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("no median in " + output);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private static void print(String workload, List<String> lines) {
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            if (cells[0].equals(workload)) {
                times.computeIfAbsent(cells[1], name -> new ArrayList<>()).add(Double.parseDouble(cells[2]));
            }
        }
        double own = median(times.getOrDefault("vector", List.of()));
        System.out.printf(Locale.ROOT, "%-27s %10s %10s %10s %6s   %s%n", workload, "median", "min", "max", "runs", "to vector");
        times.forEach((name, all) -> System.out.printf(Locale.ROOT, "%-27s %10.3f %10.3f %10.3f %6d   %.2f%n", name, median(all),
                all.stream().min(Double::compare).orElseThrow(), all.stream().max(Double::compare).orElseThrow(), all.size(), median(all) / own));
    }

    private static double median(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int size = sorted.size();
        return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }
}
