package org.neuralquanta.benchmark.guard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neuralquanta.benchmark.Machine;

/**
 * Fails when the library has become slower beside its peers than {@code results/baseline.csv} allows. Every contest runs in several processes
 * of its own, since the compiler's decisions differ between them, and the median of these counts. A ratio above its band is measured once more.
 *
 * <p>Needs Linux. A ratio whose peer is missing is skipped. Run in {@code src/jmh}.
 */
public final class Guard {

    private static final int PROCESSES = 3;
    private static final int REPETITIONS = 7;
    private static final Path BASELINE = Path.of("results", "baseline.csv");
    private static final Path MEASURED = Path.of("target", "guard");
    private static final String RENEW = "renew";
    private static final String CONTEST = "contest";

    private Guard() {}

    /**
     * Measures and compares, or renews the baseline. The exit status is 1 if a ratio is above its band.
     *
     * @param args {@code renew} to write the baseline anew; names of contests, to leave out the others
     */
    public static void main(String[] args) throws Exception {
        var words = new ArrayList<>(List.of(args));
        if (words.size() == 2 && words.getFirst().equals(CONTEST)) {
            Contests.of(words.getLast()).measure().forEach(measured -> System.out.println(measured.line()));
            System.exit(0);
        }
        boolean renews = words.remove(RENEW);
        if (!Contests.NAMES.containsAll(words)) {
            throw new IllegalArgumentException("needs " + RENEW + " or nothing, and names among " + Contests.NAMES + "; has " + Arrays.toString(args));
        }
        List<String> contests = words.isEmpty() ? Contests.NAMES : words;
        if (renews) {
            renew(contests);
        } else {
            System.exit(check(contests) ? 0 : 1);
        }
    }

    private static boolean check(List<String> contests) throws IOException, InterruptedException {
        var bands = Baseline.read(BASELINE).bands().stream().filter(band -> contests.contains(contest(band.name()))).toList();
        var baseline = new Baseline(bands);
        List<Measured> all = measure(contests);
        List<String> slower = new Comparison(all, baseline).slower();
        if (!slower.isEmpty()) {
            List<Measured> again = measure(slower.stream().map(Guard::contest).distinct().toList());
            all = all.stream().map(measured -> slower.contains(measured.name()) ? better(measured, again) : measured).toList();
        }
        Measured.write(MEASURED.resolve("measured.csv"), all);
        var comparison = new Comparison(all, baseline);
        comparison.lines().forEach(System.out::println);
        return comparison.slower().isEmpty();
    }

    private static String contest(String ratio) {
        return ratio.substring(0, ratio.indexOf(':'));
    }

    private static Measured better(Measured measured, List<Measured> again) {
        return again.stream()
                .filter(other -> other.name().equals(measured.name()) && other.ratio() < measured.ratio())
                .findFirst()
                .orElse(measured);
    }

    private static void renew(List<String> contests) throws IOException, InterruptedException {
        var repetitions = new ArrayList<List<Measured>>();
        for (int i = 1; i <= REPETITIONS; i++) {
            List<Measured> all = measure(contests);
            Measured.write(MEASURED.resolve("repetition-" + i + ".csv"), all);
            repetitions.add(all);
        }
        Baseline renewed = Baseline.of(repetitions, LocalDate.now(ZoneOffset.UTC).toString(), Machine.here());
        var bands = new ArrayList<Band>();
        if (Files.exists(BASELINE)) {
            Baseline.read(BASELINE).bands().stream().filter(band -> !contests.contains(contest(band.name()))).forEach(bands::add);
        }
        bands.addAll(renewed.bands());
        bands.sort((one, other) -> Integer.compare(Contests.NAMES.indexOf(contest(one.name())), Contests.NAMES.indexOf(contest(other.name()))));
        Files.write(BASELINE, new Baseline(bands).lines());
        for (Measured measured : repetitions.getLast()) {
            System.out.println(measured.isSkipped()
                    ? "skipped   " + measured.name() + ": " + measured.missing()
                    : renewed.band(measured.name())
                            .map(band -> "renewed   " + band.name() + ": " + Band.text(band.ratio()) + ", detects a slowdown by " + band.percent() + " %")
                            .orElse("left out  " + measured.name() + ": not measured in every repetition"));
        }
    }

    /** For each ratio the median of some processes, in which a method is compiled at its time even if the machine is busy. */
    private static List<Measured> measure(List<String> contests) throws IOException, InterruptedException {
        var ratios = new LinkedHashMap<String, List<Measured>>();
        for (String contest : contests) {
            for (int i = 0; i < PROCESSES; i++) {
                for (Measured measured : run(contest)) {
                    ratios.computeIfAbsent(measured.name(), name -> new ArrayList<>()).add(measured);
                }
            }
        }
        return ratios.entrySet().stream().map(Guard::median).toList();
    }

    private static Measured median(Map.Entry<String, List<Measured>> ratio) {
        for (Measured measured : ratio.getValue()) {
            if (measured.isSkipped()) {
                return measured;
            }
        }
        return Measured.of(ratio.getKey(), Measured.median(ratio.getValue().stream().mapToDouble(Measured::ratio).toArray()));
    }

    private static List<Measured> run(String contest) throws IOException, InterruptedException {
        Path log = MEASURED.resolve(contest + ".log");
        Files.createDirectories(MEASURED);
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"), "--add-modules", "jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED", "-Xbatch", "-XX:+UseSerialGC", "-Xms512m", "-Xmx1g", "-cp", System.getProperty("java.class.path"),
                        Guard.class.getName(), CONTEST, contest)
                .redirectError(log.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the contest " + contest + " failed:\n" + Files.readString(log));
        }
        return output.lines().map(Measured::parse).toList();
    }
}
