package org.neuralquanta.modular;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.grokking.Addition;
import org.neuralquanta.grokking.CircleLattice;
import org.neuralquanta.grokking.TrainingSet;
import org.neuralquanta.special.OracleFile;

/** The tables of docs/theory/T46-modular-addition.md, computed anew from the runs that are kept. */
@Statement("T46")
class ModularResultsTest {

    private static final Path ROOT = Path.of(System.getProperty("project.basedir", "."));

    private record Key(String p, boolean constantNorm, String seed) {

        static Key of(CSVRecord row) {
            return new Key(row.get("p"), Boolean.parseBoolean(row.get("constantNorm")), row.get("seed"));
        }

        List<CSVRecord> of(String table) throws IOException {
            return rows(table).stream().filter(row -> of(row).equals(this)).toList();
        }

        String name() {
            return "| " + p + ", " + (constantNorm ? "constant norm" : "free") + ", " + seed + " | ";
        }
    }

    private static List<CSVRecord> rows(String table) throws IOException {
        var rows = new ArrayList<CSVRecord>();
        for (int p : List.of(53, 113)) {
            rows.addAll(OracleFile.read(ROOT.resolve("paper-figures/data/modular-" + p + "-" + table + ".csv")));
        }
        return rows;
    }

    private static List<Key> runs() throws IOException {
        return rows("runs").stream().map(Key::of).distinct().toList();
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/theory/T46-modular-addition.md"));
    }

    /** The first recorded step whose value is so. */
    private static OptionalInt first(List<CSVRecord> rows, String column, DoublePredicate wanted) {
        return rows.stream().filter(row -> wanted.test(number(row, column))).mapToInt(row -> Integer.parseInt(row.get("step"))).findFirst();
    }

    /** The first recorded step from which on all values are so. */
    private static int last(List<CSVRecord> rows, String column, DoublePredicate wanted) {
        int from = IntStream.range(0, rows.size()).filter(i -> !wanted.test(number(rows.get(i), column))).max().orElse(-1) + 1;
        return Integer.parseInt(rows.get(from).get("step"));
    }

    @Test
    void theTableOfRunsIsThatOfTheData() throws IOException {
        String page = page();
        assertThat(runs()).hasSizeGreaterThanOrEqualTo(6);
        for (Key run : runs()) {
            List<CSVRecord> rows = run.of("runs");
            int fitted = first(rows, "trainAccuracy", a -> a >= ModularRun.GOAL).orElseThrow();
            OptionalInt general = first(rows, "testAccuracy", a -> a >= ModularRun.GOAL);
            int last = Integer.parseInt(rows.getLast().get("step"));
            String delay = general.isPresent()
                    ? String.format(Locale.ROOT, "%,d | %,d", general.getAsInt(), general.getAsInt() - fitted)
                    : String.format(Locale.ROOT, "not by %,d | > %,d", last, last - fitted);
            assertThat(page).contains(run.name() + String.format(
                    Locale.ROOT, "%,d | %s | %.1f | %.1f |", fitted, delay, number(rows.getFirst(), "norm"), number(rows.getLast(), "norm")));
        }
    }

    /** A delay, or that at which a run was cut. */
    private static int delay(Key run) throws IOException {
        List<CSVRecord> rows = run.of("runs");
        int end = Integer.parseInt(rows.getLast().get("step"));
        return first(rows, "testAccuracy", a -> a >= ModularRun.GOAL).orElse(end) - first(rows, "trainAccuracy", a -> a >= ModularRun.GOAL).orElseThrow();
    }

    @Test
    void constantNormRemovesTheDelay() throws IOException {
        for (Key run : runs().stream().filter(key -> key.constantNorm).toList()) {
            assertThat(delay(run)).isLessThanOrEqualTo(delay(new Key(run.p, false, run.seed)) / 5);
        }
    }

    /** Runs whose test pairs became right: the others have no circles and no progress yet. */
    private static List<Key> general() throws IOException {
        var general = new ArrayList<Key>();
        for (Key run : runs()) {
            if (first(run.of("runs"), "testAccuracy", a -> a >= ModularRun.GOAL).isPresent()) {
                general.add(run);
            }
        }
        return general;
    }

    @Test
    void theTableOfModesIsThatOfTheData() throws IOException {
        String page = page();
        for (Key run : general()) {
            List<CSVRecord> modes = run.of("modes");
            List<CSVRecord> keys = modes.stream().filter(row -> number(row, "key") > 0).sorted(Comparator.comparingDouble(row -> number(row, "key"))).toList();
            double share = keys.stream().mapToDouble(row -> number(row, "end")).sum();
            double random = rows("null").stream()
                    .filter(row -> row.get("p").equals(run.p) && row.get("strongest").equals(String.valueOf(keys.size())))
                    .mapToDouble(row -> number(row, "share"))
                    .findFirst()
                    .orElseThrow();
            double weakest = keys.stream().mapToDouble(row -> number(row, "end")).min().orElseThrow();
            boolean strongest = modes.stream().filter(row -> number(row, "key") == 0).allMatch(row -> number(row, "end") < weakest);
            assertThat(page).contains(run.name() + String.format(Locale.ROOT, "%s | %.2f | %.2f | %s | %.2f to %.2f | %.3f |",
                    String.join(", ", keys.stream().map(row -> row.get("mode")).toList()), share, random, strongest ? "yes" : "no",
                    least(keys, "roundness"), most(keys, "roundness"), least(keys, "alignment")));
        }
    }

    private static double least(List<CSVRecord> rows, String column) {
        return rows.stream().mapToDouble(row -> number(row, column)).min().orElseThrow();
    }

    private static double most(List<CSVRecord> rows, String column) {
        return rows.stream().mapToDouble(row -> number(row, column)).max().orElseThrow();
    }

    @Test
    void theTableOfProgressIsThatOfTheData() throws IOException {
        String page = page();
        for (Key run : general().stream().filter(key -> !key.constantNorm).toList()) {
            List<CSVRecord> progress = run.of("progress");
            double half = Math.log(Integer.parseInt(run.p)) / 2;
            int restricted = first(progress, "restricted", loss -> loss <= half).orElseThrow();
            int below = first(progress, "excluded", loss -> loss <= half).orElseThrow();
            List<CSVRecord> after = progress.stream().filter(row -> number(row, "step") > below).toList();
            OptionalInt excluded = first(after, "excluded", loss -> loss >= half);
            int general = last(run.of("runs"), "test", loss -> loss <= half);
            CSVRecord end = progress.getLast();
            assertThat(page).contains(run.name() + String.format(Locale.ROOT, "%,d | %s | %,d | %.2g | %.2f | %.3f |", restricted,
                    excluded.isPresent() ? String.format(Locale.ROOT, "%,d", excluded.getAsInt()) : "never", general, number(end, "restricted"), number(end, "excluded"), number(end, "variance")));
        }
    }

    /** On the training pairs of every run the circles are the only solutions in phases (T29). */
    @Test
    void theTrainingPairsForceTheCircles() throws IOException {
        for (Key run : runs().stream().filter(key -> key.p.equals("53") && key.constantNorm).toList()) {
            int p = 53;
            Addition addition = Addition.modulo(p);
            int[] pairs = Arrays.stream(ModularTask.of(p, 1404, Long.parseLong(run.seed)).trainingPairs())
                    .map(pair -> addition.pair(pair / p, pair % p))
                    .distinct()
                    .toArray();
            assertThat(CircleLattice.of(TrainingSet.of(addition, pairs)).isForced()).isTrue();
        }
    }
}
