package org.neuralquanta.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.special.OracleFile;

/** The tables of the pages T35, T36 and T37, computed anew from the data of their runs, and what the pages call held. */
class SampleResultsTest {

    private static final Path ROOT = Path.of(System.getProperty("project.basedir", "."));

    /** Of Student's distribution with five degrees of freedom, for 95 %. */
    private static final double QUANTILE = 2.570582;

    private static List<CSVRecord> rows(String file) throws IOException {
        return OracleFile.read(ROOT.resolve("paper-figures/data/" + file));
    }

    private static String page(String name) throws IOException {
        return Files.readString(ROOT.resolve("docs/theory/" + name));
    }

    private static double[] column(List<CSVRecord> rows, String name, Predicate<CSVRecord> wanted) {
        double[] values = rows.stream().filter(wanted).mapToDouble(row -> Double.parseDouble(row.get(name))).toArray();
        assertThat(values).as(name).hasSize(6);
        return values;
    }

    private static double mean(double... values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double half(double... values) {
        double mean = mean(values);
        return QUANTILE * Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / 5 / 6);
    }

    private static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String interval(double... values) {
        return Double.isNaN(values[0]) ? "–" : three(mean(values)) + " ± " + three(half(values));
    }

    @Test
    void backDoors() throws IOException {
        List<CSVRecord> rows = rows("trained-mechanism-outcomes.csv");
        String page = page("T37-mechanism.md");
        for (String trigger : List.of("spare", "own", "clean_label")) {
            for (String score : List.of("flip", "mahalanobis")) {
                for (String population : trigger.equals("own") ? List.of("all") : List.of("all", "apart", "sharing")) {
                    Predicate<CSVRecord> own = row -> row.get("trigger").equals(trigger) && row.get("score").equals(score)
                            && row.get("population").equals(population);
                    double[] area = column(rows, "auroc", own);
                    double[] alarms = column(rows, "falseAlarm", own);
                    assertThat(page).contains("| " + String.join(" | ",
                            trigger.replace('_', ' '), score, population, interval(area), three(Arrays.stream(area).min().orElseThrow()),
                            interval(column(rows, "control", own)), interval(alarms), interval(column(rows, "oneThreshold", own)),
                            interval(column(rows, "truePositive", own)), interval(column(rows, "success", own)),
                            Long.toString((long) Arrays.stream(column(rows, "guilty", own)).min().orElseThrow())) + " |");
                    assertThat(mean(alarms) - half(alarms)).as("the stated rate is held").isLessThanOrEqualTo(0.05);
                    boolean held = Arrays.stream(area).min().orElseThrow() >= 0.95;
                    assertThat(!population.equals("all") || held == !trigger.equals("clean_label")).as("detection by " + score + ", " + trigger).isTrue();
                }
            }
        }
    }

    @Test
    void memorisation() throws IOException {
        List<CSVRecord> rows = rows("trained-mechanism-outcomes.csv");
        for (String score : List.of("flip", "mahalanobis")) {
            Predicate<CSVRecord> own = row -> row.get("task").equals("memorisation") && row.get("score").equals(score);
            double[] area = column(rows, "auroc", own);
            assertThat(page("T37-mechanism.md")).contains("| " + String.join(" | ",
                    score, interval(area), three(Arrays.stream(area).min().orElseThrow()), interval(column(rows, "control", own)),
                    interval(column(rows, "falseAlarm", own)), interval(column(rows, "fitFalseAlarm", own)), interval(column(rows, "truePositive", own)))
                    + " |");
        }
    }

    @Test
    void newlines() throws IOException {
        List<CSVRecord> rows = rows("trained-newline-scores.csv");
        String page = page("T36-newline.md");
        for (CSVRecord row : rows) {
            Stream<String> numbers = Stream.of("gradients", "activations", "inputs", "surface", "newline", "shuffled", "counterfactual")
                    .map(name -> three(Double.parseDouble(row.get(name))));
            assertThat(page).contains("| " + row.get("text") + " | " + row.get("seed") + " | " + row.get("samples") + " | "
                    + String.join(" | ", numbers.toList()) + " |");
        }
        for (String text : List.of("artificial", "verses")) {
            Predicate<CSVRecord> own = row -> row.get("text").equals(text);
            double[] clusters = column(rows, "gradients", own);
            double[][] baselines = Stream.of("activations", "inputs", "surface", "newline").map(name -> column(rows, name, own)).toArray(double[][]::new);
            double[] gain = IntStream.range(0, 6)
                    .mapToDouble(i -> clusters[i] - Arrays.stream(baselines).mapToDouble(baseline -> baseline[i]).max().orElseThrow())
                    .toArray();
            assertThat(page).contains(interval(gain).replace('-', '−')).contains(interval(column(rows, "counterfactual", own)));
            assertThat(mean(gain) - half(gain)).as("discovery is not held").isLessThan(0.1);
        }
    }

    @Test
    void discovery() throws IOException {
        List<CSVRecord> scores = rows("trained-discovery-scores.csv");
        List<CSVRecord> sweep = rows("trained-discovery-sweep.csv");
        String page = page("T35-discovery.md");
        for (String similarity : List.of("absolute", "signed", "angular")) {
            for (String stage : List.of("during", "after")) {
                double[] index = column(scores, "ariLearned", row -> row.get("stage").equals(stage) && row.get("similarity").equals(similarity));
                assertThat(page).contains("| " + similarity + " | " + stage + " | "
                        + String.join(" | ", Arrays.stream(index).mapToObj(SampleResultsTest::three).toList()) + " | " + interval(index) + " |");
                assertThat(Arrays.stream(index).min().orElseThrow()).as("0.9 on every seed is not held").isLessThan(0.9);
            }
        }
        double[] cut = column(scores, "ariLearned", row -> row.get("stage").equals("after") && row.get("similarity").equals("absolute"));
        for (String way : List.of("linkage absolute", "linkage signed", "linkage angular", "embedding absolute", "embedding angular",
                "spectral absolute", "spectral angular")) {
            var cells = Stream.of(5, 10, 15, 20, 30, 50, 100).map(k -> interval(column(sweep, "ariLearned", row -> row.get("by").equals("clusters")
                    && (row.get("method") + " " + row.get("similarity")).equals(way) && Double.parseDouble(row.get("value")) == k)));
            assertThat(page).contains("| " + way + " | " + String.join(" | ", cells.toList()) + " |");
            if (!way.startsWith("linkage")) {
                double[] gain = IntStream.range(0, 6)
                        .mapToDouble(i -> cut[i] - sweep.stream()
                                .filter(row -> row.get("seed").equals(Integer.toString(3501 + i)))
                                .filter(row -> (row.get("method") + " " + row.get("similarity")).equals(way))
                                .mapToDouble(row -> Double.parseDouble(row.get("ariLearned")))
                                .max()
                                .orElseThrow())
                        .toArray();
                assertThat(way.equals("spectral angular") || page.contains(interval(gain))).as("%s: %s", way, interval(gain)).isTrue();
                assertThat(mean(gain) - half(gain)).as("linkage is above %s at its best", way).isPositive();
            }
        }
        for (String similarity : List.of("absolute", "signed")) {
            var cells = Stream.of(0.02, 0.03, 0.05, 0.07, 0.1, 0.14, 0.2, 0.3, 0.5).map(at -> interval(column(sweep, "ariLearned",
                    row -> row.get("by").equals("cut") && row.get("similarity").equals(similarity) && Double.parseDouble(row.get("value")) == at)));
            assertThat(page).contains("| " + similarity + " | " + String.join(" | ", cells.toList()) + " |");
        }
    }
}
