package org.neuralquanta.figures.grokking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neuralquanta.figures.ProjectFolder;
import org.neuralquanta.figures.drawing.DataFile;
import org.neuralquanta.figures.drawing.Share;
import org.neuralquanta.toy.Phase;
import org.neuralquanta.toy.PhasePlane;

/** The results on the pages of T28 and T30 are those of the run logs, and the verdicts follow from the rules stated there. */
class GrokkingPagesTest {

    private static List<CSVRecord> rows(String file) throws IOException {
        return DataFile.rows(ProjectFolder.PATH.resolve("data").resolve(file));
    }

    private static String page(String name) throws IOException {
        return Files.readString(ProjectFolder.PATH.resolveSibling("docs").resolve("theory").resolve(name));
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static boolean reached(CSVRecord row) {
        return !row.get("quality").isEmpty();
    }

    private static Share share(List<CSVRecord> rows, Predicate<CSVRecord> counted) {
        List<CSVRecord> trials = rows.stream().filter(counted).toList();
        return new Share((int) trials.stream().filter(GrokkingPagesTest::reached).count(), trials.size());
    }

    private static boolean linear(CSVRecord row) {
        return number(row, "lambda3") > 0;
    }

    /** An estimate with its 95 % interval by Student's t. */
    private record Estimate(double value, double half) {

        static Estimate mean(double... values) {
            double mean = Arrays.stream(values).average().orElseThrow();
            double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
            int n = values.length;
            return new Estimate(mean, quantile(n - 1) * Math.sqrt(squares / (n - 1) / n));
        }

        /** The slope of least squares. */
        static Estimate slope(double[] x, double[] y) {
            double mx = Arrays.stream(x).average().orElseThrow();
            double my = Arrays.stream(y).average().orElseThrow();
            double sxx = 0;
            double sxy = 0;
            double syy = 0;
            for (int i = 0; i < x.length; i++) {
                sxx += (x[i] - mx) * (x[i] - mx);
                sxy += (x[i] - mx) * (y[i] - my);
                syy += (y[i] - my) * (y[i] - my);
            }
            double slope = sxy / sxx;
            return new Estimate(slope, quantile(x.length - 2) * Math.sqrt((syy - slope * sxy) / (x.length - 2) / sxx));
        }

        private static double quantile(int degrees) {
            return new TDistribution(degrees).inverseCumulativeProbability(0.975);
        }

        double lower() {
            return value - half;
        }

        double upper() {
            return value + half;
        }

        String text(int digits) {
            String number = "%." + digits + "f";
            return String.format(Locale.ROOT, number + " (" + number + " to " + number + ")", value, lower(), upper()).replace('-', '−');
        }
    }

    private static Estimate timeSlope(List<CSVRecord> rows) {
        List<CSVRecord> done = rows.stream().filter(row -> reached(row) && linear(row)).toList();
        return Estimate.slope(done.stream().mapToDouble(row -> Math.log(number(row, "lambda3"))).toArray(),
                done.stream().mapToDouble(row -> Math.log(number(row, "quality"))).toArray());
    }

    private static double[] bySeed(List<CSVRecord> rows, ToDoubleFunction<List<CSVRecord>> value) {
        Map<String, List<CSVRecord>> seeds = rows.stream().collect(Collectors.groupingBy(row -> row.get("seed")));
        return seeds.values().stream().mapToDouble(value).toArray();
    }

    private static Estimate distance(List<CSVRecord> rows) {
        return Estimate.mean(bySeed(rows, runs -> runs.stream()
                .mapToDouble(row -> Math.abs(number(row, "implied") - number(row, "real")))
                .average()
                .orElseThrow()));
    }

    private static String verdict(boolean held, boolean not) {
        return held ? "**Held**" : not ? "**Not held**" : "Undecided";
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    @Test
    void qualityOfTrainedNetworks() throws IOException {
        List<CSVRecord> theirs = rows("published-toy.csv");
        List<CSVRecord> toy = rows("runs-toy.csv");
        List<CSVRecord> sizes = rows("runs-sizes.csv");
        var lines = new ArrayList<String>();
        Share without = share(sizes, row -> !linear(row));
        lines.add(row("1. reached with $\\lambda_3 = 0$", without.text(), share(theirs, row -> !linear(row)).text(),
                verdict(without.upper() < 0.2, without.lower() > 0.2)));
        for (String setting : List.of("paper", "small")) {
            Share with = share(toy, row -> row.get("setting").equals(setting) && linear(row));
            lines.add(row("2. reached with $\\lambda_3 > 0$, 45 pairs, *" + setting + "*", with.text(),
                    setting.equals("paper") ? share(theirs, row -> row.get("pairs").equals("45") && linear(row)).text() : "–",
                    verdict(with.lower() > 0.9, with.upper() < 0.9)));
        }
        lines.add(row("reached with $\\lambda_3 > 0$, eleven sizes", share(sizes, GrokkingPagesTest::linear).text(),
                share(theirs, GrokkingPagesTest::linear).text(), "–"));
        Estimate slope = timeSlope(sizes);
        lines.add(row("3. slope of steps against $\\lambda_3$", slope.text(2), timeSlope(theirs).text(2),
                verdict(slope.lower() <= -1 && -1 <= slope.upper() && slope.upper() < 0, slope.lower() > -1)));
        Estimate distance = distance(sizes);
        lines.add(row("4. mean distance of implied and real accuracy", distance.text(3), distance(theirs).text(3),
                verdict(distance.upper() < 0.05, distance.lower() > 0.05)));
        Map<String, List<CSVRecord>> bySize = sizes.stream().collect(Collectors.groupingBy(row -> row.get("pairs")));
        long above = bySize.values().stream()
                .filter(runs -> share(runs, _ -> true).lower() > number(runs.getFirst(), "unique"))
                .count();
        lines.add(row("5. sizes at which it is reached more often than sets are unique", above + " of " + bySize.size(), "–",
                verdict(above == 0, true)));
        String page = page("T28-representation-quality.md");
        assertThat(lines).allSatisfy(line -> assertThat(page).contains(line));
    }

    private static String plane(PhasePlane plane) {
        return plane.name().toLowerCase(Locale.ROOT);
    }

    private static double percent(List<CSVRecord> cells, Predicate<CSVRecord> counted) {
        return 100.0 * cells.stream().filter(counted).count() / cells.size();
    }

    private static Phase published(CSVRecord row, PhasePlane plane) {
        return Phase.of(step(row.get("train")), step(row.get("test")), plane.delay());
    }

    private static OptionalLong step(String cell) {
        return cell.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(cell));
    }

    @ParameterizedTest
    @EnumSource(PhasePlane.class)
    void phasesOfAPlane(PhasePlane plane) throws IOException {
        List<CSVRecord> runs = rows("runs-phases-" + plane(plane) + ".csv");
        List<CSVRecord> theirs = rows("published-phases.csv").stream().filter(row -> row.get("plane").equals(plane(plane))).toList();
        assertThat(runs).allSatisfy(row -> assertThat(published(row, plane)).hasToString(row.get("phase")));
        var cells = new ArrayList<String>(List.of("`" + plane(plane) + "`"));
        boolean all = true;
        for (Phase phase : List.of(Phase.CONFUSION, Phase.COMPREHENSION, Phase.GROKKING, Phase.MEMORISATION)) {
            double[] shares = bySeed(runs, seed -> percent(seed, row -> row.get("phase").equals(phase.name())));
            all &= Arrays.stream(shares).filter(share -> share > 0).count() >= 2;
            Estimate mean = Estimate.mean(shares);
            cells.add(String.format(Locale.ROOT, "%.0f ± %.0f / %.0f", mean.value, mean.half, percent(theirs, row -> published(row, plane) == phase)));
        }
        cells.add(verdict(all, true));
        assertThat(page("T30-phases.md")).contains(row(cells.toArray(String[]::new)));
    }

    /** Percent of the cells that learn the training pairs which generalise, where the decoder is slower, less that where it is not. */
    private static double advantage(List<CSVRecord> cells) {
        Predicate<CSVRecord> slower = row -> number(row, "decoderRate") < number(row, "encoderRate");
        List<CSVRecord> learned = cells.stream().filter(row -> !row.get("train").isEmpty()).toList();
        Predicate<CSVRecord> general = row -> !row.get("test").isEmpty();
        return percent(learned.stream().filter(slower).toList(), general) - percent(learned.stream().filter(slower.negate()).toList(), general);
    }

    @Test
    void theRepresentationMustBeFaster() throws IOException {
        double[] ours = bySeed(rows("runs-phases-rates.csv"), GrokkingPagesTest::advantage);
        Arrays.sort(ours);
        double theirs = advantage(rows("published-phases.csv").stream().filter(row -> row.get("plane").equals("rates")).toList());
        assertThat(page("T30-phases.md")).contains("differences %s percentage points; published %.0f. %s.".formatted(
                Arrays.stream(ours).mapToObj(value -> String.format(Locale.ROOT, "%.0f", value)).collect(Collectors.joining(", ")),
                theirs, verdict(ours[0] > 30, true)));
    }
}
