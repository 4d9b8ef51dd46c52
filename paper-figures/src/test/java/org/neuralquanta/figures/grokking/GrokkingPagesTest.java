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
import java.util.function.Function;
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
import org.neuralquanta.figures.simulation.Mean;
import org.neuralquanta.figures.simulation.Share;
import org.neuralquanta.toy.Phase;
import org.neuralquanta.toy.PhasePlane;

/** The results on the pages of T28 and T30 are those of the run logs, and the verdicts follow from the rules stated there. */
class GrokkingPagesTest {

    private static final List<Phase> ORDER = List.of(Phase.CONFUSION, Phase.COMPREHENSION, Phase.GROKKING, Phase.MEMORISATION);

    private static List<CSVRecord> rows(String file) throws IOException {
        return DataFile.rowsIfWritten(ProjectFolder.PATH.resolve("data").resolve(file));
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
            Mean mean = Mean.of(values);
            return new Estimate(mean.value(), mean.half());
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

    /** A row of the page on quality: the runs here and the published ones, and the verdict on those here, or else on the published. */
    private static String row(
            String claim, List<CSVRecord> ours, List<CSVRecord> theirs, Function<List<CSVRecord>, String> value,
            Function<List<CSVRecord>, String> verdict) {
        return row(claim, ours.isEmpty() ? "not run" : value.apply(ours), theirs.isEmpty() ? "–" : value.apply(theirs),
                ours.isEmpty() ? verdict.apply(theirs) + " by these" : verdict.apply(ours));
    }

    private static String claimsOfShares(String claim, List<CSVRecord> ours, List<CSVRecord> theirs, Predicate<CSVRecord> counted, Function<Share, String> verdict) {
        return row(claim, ours, theirs, runs -> share(runs, counted).text(), runs -> verdict.apply(share(runs, counted)));
    }

    @Test
    void qualityOfTrainedNetworks() throws IOException {
        List<CSVRecord> theirs = rows("published-toy.csv");
        List<CSVRecord> sizes = rows("runs-sizes.csv");
        Map<String, Double> unique = rows("runs-unique.csv").stream()
                .collect(Collectors.toMap(row -> row.get("pairs"), row -> number(row, "probability")));
        Function<Share, String> sufficient = share -> verdict(share.lower() > 0.9, share.upper() < 0.9);
        List<CSVRecord> at45 = theirs.stream().filter(row -> row.get("pairs").equals("45")).toList();
        String page = page("T28-representation-quality.md");
        assertThat(page).contains(
                claimsOfShares("1. reached with $\\lambda_3 = 0$, eleven sizes", sizes, theirs, row -> !linear(row),
                        share -> verdict(share.upper() < 0.2, share.lower() > 0.2)),
                claimsOfShares("2. reached with $\\lambda_3 > 0$, eleven sizes, *paper*", sizes, theirs, GrokkingPagesTest::linear, sufficient),
                claimsOfShares("reached with $\\lambda_3 > 0$, 45 pairs, *paper*", rows("runs-toy-200.csv"), at45, GrokkingPagesTest::linear, sufficient),
                claimsOfShares("reached with $\\lambda_3 > 0$, 45 pairs, *small*", rows("runs-toy.csv"), List.of(), GrokkingPagesTest::linear, sufficient),
                row("3. slope of steps against $\\lambda_3$", sizes, theirs, runs -> timeSlope(runs).text(2), runs -> {
                    Estimate slope = timeSlope(runs);
                    return verdict(slope.lower() <= -1 && -1 <= slope.upper() && slope.upper() < 0, slope.lower() > -1);
                }),
                row("4. mean distance of implied and real accuracy", sizes, theirs, runs -> distance(runs).text(3), runs -> {
                    Estimate distance = distance(runs);
                    return verdict(distance.upper() < 0.05, distance.lower() > 0.05);
                }),
                row("5. sizes at which it is reached more often than sets are unique", sizes, theirs,
                        runs -> above(runs, unique) + " of 11", runs -> verdict(above(runs, unique) == 0, true)));
        assertThat(rows("runs-toy.csv")).hasSize(40).allMatch(GrokkingPagesTest::linear);
    }

    private static long above(List<CSVRecord> runs, Map<String, Double> unique) {
        Map<String, List<CSVRecord>> bySize = runs.stream().collect(Collectors.groupingBy(row -> row.get("pairs")));
        assertThat(bySize).hasSize(11);
        return bySize.entrySet().stream()
                .filter(size -> share(size.getValue(), _ -> true).lower() > unique.getOrDefault(size.getKey(), Double.NaN))
                .count();
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

    private static String shares(List<CSVRecord> runs, Phase phase) {
        if (runs.isEmpty()) {
            return "not run";
        }
        Estimate mean = Estimate.mean(sharesBySeed(runs, phase));
        return String.format(Locale.ROOT, "%.0f ± %.0f", mean.value, mean.half);
    }

    private static double[] sharesBySeed(List<CSVRecord> runs, Phase phase) {
        return bySeed(runs, seed -> percent(seed, row -> row.get("phase").equals(phase.name())));
    }

    private static String four(List<CSVRecord> runs) {
        return runs.isEmpty()
                ? "Open"
                : verdict(ORDER.stream().allMatch(phase -> Arrays.stream(sharesBySeed(runs, phase)).filter(share -> share > 0).count() >= 2), true);
    }

    @ParameterizedTest
    @EnumSource(PhasePlane.class)
    void phasesOfAPlane(PhasePlane plane) throws IOException {
        List<CSVRecord> runs = rows("runs-phases-" + plane(plane) + ".csv");
        List<CSVRecord> theirs = rows("published-phases.csv").stream().filter(row -> row.get("plane").equals(plane(plane))).toList();
        assertThat(runs).allSatisfy(row -> assertThat(published(row, plane)).hasToString(row.get("phase")));
        var cells = new ArrayList<String>(List.of("`" + plane(plane) + "`"));
        for (Phase phase : ORDER) {
            cells.add(String.format(Locale.ROOT, "%s / %.0f", shares(runs, phase), percent(theirs, row -> published(row, plane) == phase)));
        }
        cells.add(four(runs));
        assertThat(page("T30-phases.md")).contains(row(cells.toArray(String[]::new)));
    }

    @Test
    void phasesAtASmallWidth() throws IOException {
        List<CSVRecord> runs = rows("runs-phases.csv");
        assertThat(runs).hasSize(180).allSatisfy(row -> assertThat(published(row, PhasePlane.DECAY)).hasToString(row.get("phase")));
        var cells = new ArrayList<String>(List.of("width 50"));
        ORDER.forEach(phase -> cells.add(shares(runs, phase) + " / –"));
        cells.add(four(runs));
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
        List<CSVRecord> runs = rows("runs-phases-rates.csv");
        double theirs = advantage(rows("published-phases.csv").stream().filter(row -> row.get("plane").equals("rates")).toList());
        double[] ours = bySeed(runs, GrokkingPagesTest::advantage);
        Arrays.sort(ours);
        String seeds = Arrays.stream(ours).mapToObj(value -> String.format(Locale.ROOT, "%.0f", value)).collect(Collectors.joining(", "));
        assertThat(page("T30-phases.md")).contains(
                String.format(Locale.ROOT, "published: %.0f percentage points; here: %s.", theirs,
                        runs.isEmpty() ? "not run" : seeds + ", " + verdict(ours[0] > 30, true)));
    }
}
