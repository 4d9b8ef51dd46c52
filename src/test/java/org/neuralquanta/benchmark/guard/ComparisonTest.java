package org.neuralquanta.benchmark.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guard of {@code src/jmh} makes of measured ratios. It is not part of the library, so it is compiled here and runs by itself. */
class ComparisonTest {

    private static final Path ROOT = Path.of(System.getProperty("project.basedir", "")).toAbsolutePath();
    private static final Path SOURCES = ROOT.resolve("src/jmh/java/org/neuralquanta/benchmark/guard");
    private static final String HEADER = "name,ratio,lower,upper,date,machine";

    @TempDir
    private Path folder = Path.of("");

    @TempDir
    private static Path classes = Path.of("");

    @BeforeAll
    static void compile() {
        int exit = ToolProvider.getSystemJavaCompiler().run(
                null, null, null, "-proc:none", "-d", classes.toString(), "-sourcepath", ROOT.resolve("src/jmh/java").toString(),
                SOURCES.resolve("Comparison.java").toString());
        assertThat(exit).isZero();
    }

    private record Outcome(int exit, List<String> lines) {}

    private Outcome run(String type, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp", classes.toString(),
                "org.neuralquanta.benchmark.guard." + type));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        return new Outcome(process.waitFor(), lines);
    }

    private Outcome compare(List<String> measured, List<String> bands) throws IOException, InterruptedException {
        var baseline = new ArrayList<>(List.of(HEADER));
        baseline.addAll(bands);
        return run("Comparison", file("measured.csv", measured), file("baseline.csv", baseline));
    }

    private String file(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines).toString();
    }

    @Test
    void onlyARatioAboveItsBandFails() throws IOException, InterruptedException {
        Outcome outcome = compare(
                List.of("a: x / y,1.3", "a: upper end,1.2", "a: lower end,0.8", "a: z / y,0.5", "b: new,7"),
                List.of("a: x / y,1,0.8,1.2,2026-11-28,M", "a: upper end,1,0.8,1.2,2026-11-28,M", "a: lower end,1,0.8,1.2,2026-11-28,M",
                        "a: z / y,1,0.8,1.2,2026-11-28,M"));
        assertThat(outcome.exit).isEqualTo(1);
        assertThat(outcome.lines).containsExactly(
                "ok        a: upper end: 1.200, band 0.8000 to 1.200",
                "ok        a: lower end: 0.8000, band 0.8000 to 1.200",
                "faster    a: z / y: 0.5000, band 0.8000 to 1.200: 50 % below the baseline; to keep it: mvn -q -f src/jmh -P guard -Dbenchmark=renew",
                "no band   b: new: 7.000, the baseline does not have it; if this is intended: mvn -q -f src/jmh -P guard -Dbenchmark=renew",
                "SLOWER    a: x / y: 1.300, band 0.8000 to 1.200: 30 % above the baseline of 2026-11-28 (M); if this is intended: "
                        + "mvn -q -f src/jmh -P guard -Dbenchmark=renew");
    }

    @Test
    void whatIsMissingIsSkippedByNameAndDoesNotFail() throws IOException, InterruptedException {
        Outcome outcome = compare(
                List.of("a: x / C,skipped,there is no gcc", "a: x / y,1"),
                List.of("a: x / C,1,0.8,1.2,2026-11-28,M", "a: x / y,1,0.8,1.2,2026-11-28,M", "b: gone,1,0.8,1.2,2026-11-28,M"));
        assertThat(outcome.exit).isZero();
        assertThat(outcome.lines).containsExactly(
                "skipped   a: x / C: there is no gcc", "ok        a: x / y: 1.000, band 0.8000 to 1.200",
                "skipped   b: gone: in the baseline, but not measured");
    }

    @Test
    void whatIsNoRatioOrNoBandIsRejected() throws IOException, InterruptedException {
        String sound = "a,1,0.8,1.2,2026-11-28,M";
        for (String wrong : List.of("a", "a,NaN", "a,0", "a,-1", "a,x")) {
            assertThat(compare(List.of(wrong), List.of(sound)).lines).as(wrong).anyMatch(line -> line.contains("IllegalArgument")
                    || line.contains("NumberFormat"));
        }
    }

    @Test
    void aBandThatDoesNotHoldItsRatioIsRejected() throws IOException, InterruptedException {
        for (String wrong : List.of("a,1,1.1,1.2,d,M", "a,1,0.8,0.9,d,M", "a,1,NaN,1.2,d,M", "a,1,0.8,Infinity,d,M", "a,1,0.8,1.2,d")) {
            assertThat(compare(List.of("a,1"), List.of(wrong)).lines).as(wrong).anyMatch(line -> line.contains("IllegalArgument"));
        }
    }

    /** The factor is the square of the largest one between the median and a repetition, at least 1.1. */
    @Test
    void theBandIsFoundFromTheSpreadOfTheRepetitions() throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("2026-11-28", "M, two cores"));
        double[] wide = {2, 2.1, 1.9, 2, 2.4, 2.05, 1.95};
        for (int i = 0; i < wide.length; i++) {
            String sometimes = i == 3 ? "sometimes,skipped,there is no gcc" : "sometimes,1";
            arguments.add(file(i + ".csv", List.of("wide," + wide[i], "narrow," + (i == 0 ? 1.01 : 1), sometimes)));
        }
        Outcome outcome = run("Baseline", arguments.toArray(String[]::new));
        assertThat(outcome.exit).isZero();
        assertThat(outcome.lines).hasSize(3).first().isEqualTo(HEADER);
        String[] first = outcome.lines.get(1).split(",", -1);
        assertThat(first).startsWith("wide", "2.000").endsWith("2026-11-28", "M; two cores");
        assertThat(Double.parseDouble(first[2])).isCloseTo(2 / 1.44, within(1e-3));
        assertThat(Double.parseDouble(first[3])).isCloseTo(2 * 1.44, within(1e-3));
        assertThat(outcome.lines.get(2)).isEqualTo("narrow,1.000,0.9091,1.100,2026-11-28,M; two cores");
    }

    @Test
    void theCommittedBaselineCanBeRead() throws IOException, InterruptedException {
        String baseline = ROOT.resolve("src/jmh/results/baseline.csv").toString();
        List<String> expected = Files.readAllLines(Path.of(baseline)).stream().skip(1).toList();
        List<String> measured = expected.stream().map(line -> line.split(",", -1)).map(cells -> cells[0] + "," + cells[1]).toList();
        Outcome outcome = run("Comparison", file("measured.csv", measured), baseline);
        assertThat(outcome.exit).isZero();
        assertThat(outcome.lines).hasSameSizeAs(expected).allMatch(line -> line.startsWith("ok "));
    }
}
