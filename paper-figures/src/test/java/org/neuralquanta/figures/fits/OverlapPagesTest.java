package org.neuralquanta.figures.fits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.figures.ProjectFolder;
import org.neuralquanta.figures.drawing.DataFile;

/** The tables of docs/overlap.md and docs/real-runs.md hold what the study has written, row for row. */
class OverlapPagesTest {

    private static final Path DATA = ProjectFolder.PATH.resolve("data");
    private static final Path DOCS = ProjectFolder.PATH.resolveSibling("docs");

    private static final Map<String, String> FORMS = Map.of("sum", "sum", "overlap", "ω free", "overlap of all", "ω = 1");
    private static final List<String> PREDICTING = List.of("sum", "overlap", "overlap of all", "norm", "kaplan", "joint", "larger");
    private static final List<String> ON_TARGETS =
            List.of("sum", "overlap, ω free", "overlap, ω = 1", "norm", "Kaplan", "joint", "larger term");

    private static final List<String> HELD_OUT = List.of("Chinchilla", "Gemstones, cooled", "Gemstones, hot", "OLMo", "Muennighoff et al.");

    private final OverlapFits fits = OverlapFits.read(DATA);
    private final String overlap = Files.readString(DOCS.resolve("overlap.md"));
    private final String realRuns = Files.readString(DOCS.resolve("real-runs.md"));

    OverlapPagesTest() throws IOException {}

    private static String name(String table) {
        return table.replace("c4_en", "C4");
    }

    /** Without the 0 before the point; with − for minus. */
    private static String decimal(String format, double value) {
        return String.format(Locale.ROOT, format, value).replaceFirst("^([-+]?)0\\.", "$1.").replace('-', '−');
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private double of(String table, String form, String column) {
        return fits.of(table, "as planned", form, column);
    }

    private String exponents(String table, String form) {
        return Stream.of("E", "alpha", "beta").map(p -> decimal("%.2f", of(table, form, p))).collect(Collectors.joining(", "));
    }

    private String interval(String table, String variation) {
        return Stream.of("omega", "lower", "upper").map(p -> decimal("%.2f", fits.of(table, variation, "overlap", p)))
                .collect(Collectors.collectingAndThen(Collectors.toList(), v -> v.get(0) + " (" + v.get(1) + " … " + v.get(2) + ")"));
    }

    @Test
    void theResultIsThatOfTheFits() {
        Map<String, String> names = Map.of("Chinchilla", "Chinchilla (every second)", "OLMo, c4_en", "OLMo ladder, loss on C4", "Muennighoff et al.",
                "Muennighoff et al., without repetition");
        assertThat(OverlapFits.TABLES).allSatisfy(table -> {
            double drop = 1 - of(table, "overlap", "objective") / of(table, "sum", "objective");
            assertThat(overlap).contains(String.format(Locale.ROOT, "| %s | %.0f, %.0f | %s | %s | %s | %s | %s |%n", names.getOrDefault(table, table),
                    of(table, "sum", "runs"), of(table, "sum", "groups"), percent(drop), percent(fits.planted(table, "drop", 1)),
                    interval(table, "as planned"), exponents(table, "sum"), exponents(table, "overlap")));
            assertThat(fits.pValue(table)).isEqualTo(1.0 / 1001, org.assertj.core.api.Assertions.within(1e-12));
        });
        assertThat(overlap).contains(interval("Gemstones, cooled", "one checkpoint of each run"),
                interval("Chinchilla", "without the last decade of compute"));
    }

    @Test
    void predictionsAreThoseOfTheFits() {
        assertThat(OverlapFits.TABLES).allSatisfy(table -> assertThat(overlap).contains("| " + name(table) + " | "
                + PREDICTING.stream().map(form -> decimal("%.4f", of(table, form, "heldOut"))).collect(Collectors.joining(" | ")) + " |\n"));
    }

    @Test
    void departuresAreThoseOfTheFits() {
        assertThat(OverlapFits.TABLES).allSatisfy(table -> assertThat(overlap).contains("| " + name(table) + " | "
                + Stream.of("sum", "overlap")
                        .map(form -> decimal("%.3f", of(table, form, "departure")) + " ± " + decimal("%.3f", of(table, form, "error")))
                        .collect(Collectors.joining(" | ")) + " |\n"));
        RandomEffects sum = RelationOnRuns.effects(fits, "sum");
        RandomEffects free = RelationOnRuns.effects(fits, "overlap");
        assertThat(realRuns.replace('\n', ' ')).contains(decimal("%.3f", sum.mean()) + " with standard error " + decimal("%.3f", sum.error())
                + " and spread " + decimal("%.3f", sum.spread()) + " by the sum, " + decimal("%.3f", free.mean()) + ", "
                + decimal("%.3f", free.error()) + " and " + decimal("%.3f", free.spread()) + " with ω");
    }

    /** Whole numbers, one digit below 1, two digits from 10,000 on. */
    private static String tokens(double perParameter) {
        if (perParameter >= 1e4) {
            double unit = Math.pow(10, Math.floor(Math.log10(perParameter)) - 1);
            return String.format(Locale.ROOT, "%,.0f", Math.rint(perParameter / unit) * unit);
        }
        return perParameter < 0.95 ? decimal("%.1f", perParameter).replace(".0", "0") : String.format(Locale.ROOT, "%.0f", perParameter);
    }

    @Test
    void tokensPerParameterAreThoseOfTheFits() throws IOException {
        List<CSVRecord> splits = DataFile.rows(DATA.resolve("runs-overlap-splits.csv"));
        for (String table : OverlapFits.TABLES) {
            for (String form : List.of("sum", "overlap")) {
                String row = splits.stream()
                        .filter(split -> split.get("table").equals(table) && split.get("form").equals(form))
                        .map(split -> Stream.of("value", "lower", "upper").map(c -> tokens(Double.parseDouble(split.get(c)))).toList())
                        .map(v -> " | " + v.get(0) + " (" + v.get(1) + " … " + v.get(2) + ")")
                        .collect(Collectors.joining());
                assertThat(overlap).contains("| " + (form.equals("sum") ? name(table) : "") + (form.equals("sum") ? " | " : "| ") + FORMS.get(form) + row + " |\n");
            }
        }
    }

    private static String onTarget(List<CSVRecord> targets, String form, String run) {
        List<CSVRecord> errors = targets.stream().filter(row -> row.get("form").equals(form) && row.get("run").startsWith(run)).toList();
        assertThat(errors).hasSize(11);
        double first = errors.stream().filter(row -> row.get("loss").equals("c4_en")).mapToDouble(row -> Double.parseDouble(row.get("error")))
                .sum();
        double square = errors.stream().mapToDouble(row -> Math.pow(Double.parseDouble(row.get("error")), 2)).average().orElseThrow();
        return decimal("%+.2f", 100 * first) + " %; " + String.format(Locale.ROOT, "%.1f", 100 * Math.sqrt(square)) + " %";
    }

    @Test
    void theErrorsOnTheLargeModelsAreThoseOfTheFits() throws IOException {
        List<CSVRecord> targets = DataFile.rows(DATA.resolve("runs-overlap-targets.csv"));
        assertThat(IntStream.range(0, PREDICTING.size())).allSatisfy(i -> assertThat(realRuns).contains("| " + ON_TARGETS.get(i) + " | "
                + onTarget(targets, PREDICTING.get(i), "peteish7") + " | " + onTarget(targets, PREDICTING.get(i), "peteish13") + " |\n"));
    }

    private static CSVRecord heldOut(List<CSVRecord> errors, String table, String form, String by) {
        List<CSVRecord> splits = errors.stream()
                .filter(row -> row.get("table").startsWith(table) && row.get("form").equals(form) && row.get("by").equals(by))
                .toList();
        assertThat(splits).as("half and four in five of the runs of %s", table).hasSize(2);
        return splits.get(1);
    }

    private static double rootMeanSquare(List<CSVRecord> errors, String table, String form, String by) {
        return Double.parseDouble(heldOut(errors, table, form, by).get("rootMeanSquare"));
    }

    @Test
    void theErrorsOnHeldOutRunsAreThoseOfTheFits() throws IOException {
        List<CSVRecord> errors = DataFile.rows(DATA.resolve("runs-held-out.csv"));
        assertThat(realRuns).contains("| form | " + String.join(" | ", HELD_OUT) + " |\n");
        assertThat(IntStream.range(0, PREDICTING.size())).allSatisfy(i -> assertThat(realRuns).contains("| " + ON_TARGETS.get(i) + " | "
                + HELD_OUT.stream()
                        .map(table -> Stream.of("size", "compute")
                                .map(by -> String.format(Locale.ROOT, "%.2f", 100 * rootMeanSquare(errors, table, PREDICTING.get(i), by)))
                                .collect(Collectors.joining("; ")))
                        .collect(Collectors.joining(" | ")) + " |\n"));
        assertThat(realRuns).contains("| fitted up to N | " + HELD_OUT.stream()
                .map(table -> String.format(Locale.ROOT, "%.1fB", Double.parseDouble(heldOut(errors, table, "sum", "size").get("most")) / 1e9))
                .collect(Collectors.joining(" | ")) + " |\n");
    }

    /** What was named beforehand: errors of at most 2 % on larger models, at most twice those on more compute, and the sum beaten. */
    @Test
    void theNamedOutcomesAreThoseOfTheFits() throws IOException {
        List<CSVRecord> errors = DataFile.rows(DATA.resolve("runs-held-out.csv"));
        assertThat(HELD_OUT).filteredOn(table -> Stream.of("sum", "overlap").allMatch(form -> rootMeanSquare(errors, table, form, "size") <= 0.02))
                .containsExactly("Chinchilla", "Gemstones, cooled", "Gemstones, hot", "OLMo");
        assertThat(HELD_OUT).filteredOn(table -> Stream.of("sum", "overlap")
                        .allMatch(form -> rootMeanSquare(errors, table, form, "size") <= 2 * rootMeanSquare(errors, table, form, "compute")))
                .containsExactly("Chinchilla", "Gemstones, cooled", "Gemstones, hot");
        assertThat(HELD_OUT).filteredOn(table -> rootMeanSquare(errors, table, "overlap", "size") < rootMeanSquare(errors, table, "sum", "size"))
                .containsExactly("Gemstones, cooled", "Gemstones, hot", "OLMo", "Muennighoff et al.");
    }

    /** The checklist names the runs and the largest compute of each table. */
    @Test
    void theChecklistHasTheSizesOfTheTables() throws IOException {
        Map<String, String> files = Map.of("Chinchilla", "chinchilla-half", "Gemstones, cooled", "gemstones-cooled", "Gemstones, hot", "gemstones-hot",
                "OLMo ladder", "olmo-ladder", "Muennighoff et al.", "datablations");
        for (Map.Entry<String, String> file : files.entrySet()) {
            List<CSVRecord> rows = DataFile.rows(DATA.resolve(file.getValue() + ".csv")).stream()
                    .filter(row -> !row.isMapped("U") || Double.parseDouble(row.get("U")) == Double.parseDouble(row.get("D")))
                    .filter(row -> !row.isMapped("run") || !row.get("run").startsWith("peteish"))
                    .toList();
            long runs = file.getValue().startsWith("gemstones") ? rows.stream().map(row -> row.get("run")).distinct().count() : rows.size();
            double most = rows.stream().mapToDouble(row -> 6 * Double.parseDouble(row.get("N")) * Double.parseDouble(row.get("D"))).max().orElseThrow();
            int decade = (int) Math.floor(Math.log10(most));
            String power = String.valueOf(decade).chars().mapToObj(c -> String.valueOf("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'))).collect(Collectors.joining());
            assertThat(realRuns).contains(String.format(Locale.ROOT, "| %s | %d | %.1f·10%s |", file.getKey(), runs, most / Math.pow(10, decade), power));
        }
    }
}
