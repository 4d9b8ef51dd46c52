package org.neuralquanta.figures.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.figures.ProjectFolder;
import org.neuralquanta.figures.drawing.DataFile;
import org.neuralquanta.figures.networks.ScalingRuns.Resource;
import org.neuralquanta.parity.EmergenceLaw;
import org.neuralquanta.parity.LossSlopes;
import org.neuralquanta.parity.ParitySettings;
import org.neuralquanta.parity.Subtasks;

/** The numbers of docs/theory/T34-sparse-parity.md are those of the runs, and so are its verdicts. */
class ParityPageTest {

    /** Of Student's t with 2 degrees of freedom, for 95 %. */
    private static final double T = 4.303;

    private final ScalingRuns runs = ScalingRuns.read(ProjectFolder.PATH.resolve("data"));
    private final String page = Files.readString(ProjectFolder.PATH.resolveSibling("docs").resolve("theory/T34-sparse-parity.md"));

    ParityPageTest() throws IOException {}

    private static String row(String name, String... cells) {
        return "| " + name + " | " + String.join(" | ", cells) + " |\n";
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static double mean(double[] values) {
        return DoubleStream.of(values).average().orElseThrow();
    }

    /** Mean and 95 % interval over three seeds. */
    private static String interval(double[] values) {
        assertThat(values).hasSize(3);
        double variance = DoubleStream.of(values).map(value -> Math.pow(value - mean(values), 2)).sum() / 2;
        return format("%.3f ± %.3f", mean(values), T * Math.sqrt(variance / 3));
    }

    private static double[] overSeeds(ToDoubleFunction<Long> value) {
        return ScalingRuns.SEEDS.stream().mapToDouble(value::applyAsDouble).toArray();
    }

    private static double rootMeanSquare(double[] values) {
        return Math.sqrt(DoubleStream.of(values).map(value -> value * value).average().orElseThrow());
    }

    private static double largest(double[] values) {
        return DoubleStream.of(values).map(Math::abs).max().orElseThrow();
    }

    /** The ordered pairs of different seeds. */
    private double[] distances(Resource resource) {
        return ScalingRuns.SEEDS.stream()
                .flatMapToDouble(from -> ScalingRuns.SEEDS.stream().filter(to -> !to.equals(from)).mapToDouble(to -> {
                    LossSlopes slopes = runs.overResource(resource, from, to, ScalingRuns.ALPHA);
                    return slopes.measured() - slopes.law();
                }))
                .toArray();
    }

    private void verdict(String claim, boolean held) {
        assertThat(page).contains("**" + claim + (held ? " held" : " not held"));
    }

    @Test
    void predictionsOfOtherSeedsAreThoseOfTheStudy() {
        for (String prediction : List.of("corners", "middles", "curve")) {
            double[] reference = runs.excess("reference", prediction);
            double[] small = runs.excess("small", prediction);
            assertThat(reference).hasSize(6);
            assertThat(small).hasSize(56);
            String name = switch (prediction) {
                case "corners" -> "a step, law through the lower corners";
                case "middles" -> "a step, law through the middles";
                default -> "the measured curve";
            };
            assertThat(page).contains(row(
                    name, format("%+.3f", mean(reference)), format("%.3f", largest(reference)), format("%+.3f", mean(small)),
                    format("%.3f", rootMeanSquare(small))));
        }
        double[] curve = runs.excess("reference", "curve");
        verdict("A", Math.abs(mean(curve)) <= mean(runs.excess("reference", "corners")) / 3);
        verdict("B", largest(curve) <= 0.03 && rootMeanSquare(runs.excess("small", "curve")) <= 0.05);
    }

    @Test
    void sizesAreThoseOfTheStudy() {
        for (Resource resource : Resource.values()) {
            double[] powers = overSeeds(seed -> runs.countPower(resource, seed, ScalingRuns.ALPHA));
            double[] measured = overSeeds(seed -> runs.overResource(resource, seed, seed, ScalingRuns.ALPHA).measured());
            double[] law = overSeeds(seed -> runs.overResource(resource, seed, seed, ScalingRuns.ALPHA).law());
            double[] distances = distances(resource);
            assertThat(page).contains(row(
                    resource == Resource.WIDTH ? "$N$" : "$D$", interval(powers), format("%.3f", resource.power(ScalingRuns.ALPHA)), interval(measured),
                    interval(law), format("%.3f", largest(distances))));
            boolean proportional = Arrays.stream(powers).allMatch(power -> Math.abs(power - resource.power(ScalingRuns.ALPHA)) <= 0.1);
            verdict(resource == Resource.WIDTH ? "C" : "D", proportional && largest(distances) <= 0.05);
        }
        double[] units = overSeeds(seed -> runs.counted(Resource.WIDTH, seed, ScalingRuns.ALPHA).unit() / 123);
        assertThat(page).contains(format("%.1f, %.1f and %.1f hidden units a subtask", units[0], units[1], units[2]));
    }

    private static String pair(LossSlopes slopes) {
        return format("%.2f / %.2f", slopes.measured(), slopes.law());
    }

    @Test
    void exponentsAreThoseOfTheStudy() {
        for (double alpha : ScalingRuns.ALPHAS) {
            assertThat(page).contains(row(
                    format("%.1f", alpha),
                    ScalingRuns.SEEDS.stream().map(seed -> pair(runs.overSteps("small", seed, seed, alpha))).toArray(String[]::new))
                    .stripTrailing());
        }
        double[] distances = overSeeds(seed -> ScalingRuns.ALPHAS.stream()
                .map(alpha -> runs.overSteps("small", seed, seed, alpha))
                .mapToDouble(slopes -> Math.abs(slopes.measured() - slopes.law()))
                .average()
                .orElseThrow());
        assertThat(page).contains("mean distance is " + interval(distances));
        verdict("E", mean(distances) <= 0.05);
    }

    @Test
    void exponentsAtAHundredBitsAreThoseOfTheStudy() {
        for (double alpha : ScalingRuns.ALPHAS) {
            assertThat(page).contains(row(
                    format("%.1f", alpha),
                    ScalingRuns.HUNDRED_SEEDS.stream().map(seed -> hundred(seed, alpha)).toArray(String[]::new))
                    .stripTrailing());
        }
        double[] own = distances(true);
        double[] others = distances(false);
        assertThat(page).contains(format("the other %d: mean distance %.3f, largest %.2f", own.length, mean(own), largest(own)))
                .contains(format("the %d pairs that have one: mean distance %.3f, largest %.2f", others.length, mean(others), largest(others)));
        verdict("F", own.length == 24 && mean(own) <= 0.05);
        verdict("G", others.length == 48 && mean(others) <= 0.05);
    }

    private String hundred(long seed, double alpha) {
        int ranks = runs.ranks("hundred", seed, alpha);
        return runs.hasLaw("hundred", seed, alpha) ? pair(runs.overSteps("hundred", seed, seed, alpha)) + " (" + ranks + ")" : "no law (" + ranks + ")";
    }

    /** Of the measured exponent from the law of the same seed, or of each other one, for each exponent, where there is a law. */
    private double[] distances(boolean own) {
        return ScalingRuns.ALPHAS.stream()
                .flatMapToDouble(alpha -> ScalingRuns.HUNDRED_SEEDS.stream()
                        .filter(from -> runs.hasLaw("hundred", from, alpha))
                        .flatMapToDouble(from -> ScalingRuns.HUNDRED_SEEDS.stream()
                                .filter(to -> own == to.equals(from))
                                .mapToDouble(to -> {
                                    LossSlopes slopes = runs.overSteps("hundred", from, to, alpha);
                                    return Math.abs(slopes.measured() - slopes.law());
                                })))
                .toArray();
    }

    /** The table of the reference and of the other exponents, by the law through the middles, each from its own run. */
    @Test
    void exponentsOfTheFirstSeedsAreThoseOfTheStudy() throws IOException {
        List<CSVRecord> all = DataFile.rows(ProjectFolder.PATH.resolve("data/trained-parity-runs.csv"));
        List<CSVRecord> means = DataFile.rows(ProjectFolder.PATH.resolve("data/trained-parity-means.csv"));
        String cells = DoubleStream.of(0.4, 0.2, 0.8).boxed()
                .flatMap(alpha -> IntStream.rangeClosed(1, 3).mapToObj(seed -> firstSeed(all, means, alpha, seed)))
                .collect(Collectors.joining(" | "));
        assertThat(page).contains("| exponent over steps: measured / law for 200 | " + cells + " |\n");
    }

    private static String firstSeed(List<CSVRecord> all, List<CSVRecord> means, double alpha, int seed) {
        Subtasks subtasks = ParitySettings.reference().subtasks().withAlpha(alpha);
        CSVRecord run = all.stream().filter(row -> row.get("kind").matches("reference|alpha") && is(row, alpha, seed)).findFirst().orElseThrow();
        var law = new EmergenceLaw(
                Integer.parseInt(run.get("ranks")), Double.parseDouble(run.get("nu")), Double.parseDouble(run.get("tau")));
        List<CSVRecord> course = means.stream().filter(row -> is(row, alpha, seed)).toList();
        LossSlopes slopes = LossSlopes.overSteps(
                law, subtasks, DataFile.column(course, "step"), DataFile.column(course, "loss"), step -> law.loss(subtasks, step));
        return format("%.3f / %.3f", slopes.measured(), slopes.law());
    }

    private static boolean is(CSVRecord row, double alpha, int seed) {
        return Double.parseDouble(row.get("alpha")) == alpha && Integer.parseInt(row.get("seed")) == seed;
    }
}
