package org.neuralquanta.figures.fits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuralquanta.figures.ProjectFolder;
import org.neuralquanta.figures.drawing.DataFile;

/** The tables of docs/benchmark.md hold what the study has written, row for row. */
class BenchmarkPageTest {

    private static final List<String> FORMS = List.of(
            "m1", "m2", "m3", "m4", "m4, free start", "broken", "curve", "curve, free start", "limited", "limited, free start");
    private static final List<String> DOMAINS = List.of("IC", "NMT", "BB", "LM");

    private final List<CSVRecord> rows = DataFile.rows(ProjectFolder.PATH.resolve("data/runs-benchmark.csv"));
    private final String page = Files.readString(ProjectFolder.PATH.resolveSibling("docs").resolve("benchmark.md"));

    BenchmarkPageTest() throws IOException {}

    private static String label(String form) {
        return "`" + form.replace(", free start", "`, ε₀ free") + (form.contains(",") ? "" : "`");
    }

    private List<CSVRecord> of(String domain, String form) {
        return rows.stream().filter(row -> row.get("domain").equals(domain) && row.get("form").equals(form)).toList();
    }

    private static double meanLogError(List<CSVRecord> tasks) {
        return Arrays.stream(DataFile.column(tasks, "error")).map(Math::log).average().orElseThrow();
    }

    private static String error(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    @Test
    void errorsAreThoseOfTheStudy() {
        assertThat(FORMS).allSatisfy(form -> assertThat(page).contains(
                "| " + label(form) + " | " + of("IC", form).getFirst().get("parameters") + " | " + DOMAINS.stream()
                        .map(domain -> error(Math.exp(meanLogError(of(domain, form))))).collect(Collectors.joining(" | ")) + " |\n"));
        assertThat(DOMAINS.stream().map(domain -> of(domain, "curve").size())).containsExactly(72, 5, 10, 5);
        assertThat(page).contains("images (72) | translation (5) | BIG-Bench (10) | language models (5)");
    }

    @Test
    void errorsOnTranslationAreThoseOfTheStudy() {
        assertThat(page).contains("| curve | " + FORMS.stream().map(BenchmarkPageTest::label).collect(Collectors.joining(" | ")) + " |\n");
        assertThat(of("NMT", "curve").stream().map(row -> row.get("model"))).hasSize(5).allSatisfy(model -> assertThat(page).contains("| " + model + " | "
                + FORMS.stream()
                        .flatMap(form -> of("NMT", form).stream().filter(row -> row.get("model").equals(model)))
                        .map(row -> error(Double.parseDouble(row.get("error"))))
                        .collect(Collectors.joining(" | ")) + " |\n"));
    }

    @Test
    void coveragesAreThoseOfTheStudy() {
        assertThat(FORMS).allSatisfy(form -> assertThat(page).contains("| " + label(form) + " | " + DOMAINS.stream()
                .map(domain -> Math.round(100 * Arrays.stream(DataFile.column(of(domain, form), "covered")).average().orElseThrow()) + " %")
                .collect(Collectors.joining(" | ")) + " |\n"));
    }

    /** Student's interval over groups of the mean logarithm of the ratio. */
    private String ratio(String form, String other, String group) {
        double[] logs = of("IC", form).stream().map(row -> row.get(group)).distinct().mapToDouble(name -> {
            Predicate<CSVRecord> inside = row -> row.get(group).equals(name);
            return meanLogError(of("IC", form).stream().filter(inside).toList()) - meanLogError(of("IC", other).stream().filter(inside).toList());
        }).toArray();
        double mean = Arrays.stream(logs).average().orElseThrow();
        double squares = Arrays.stream(logs).map(l -> (l - mean) * (l - mean)).sum();
        double half = new TDistribution(logs.length - 1).inverseCumulativeProbability(0.975) * Math.sqrt(squares / (logs.length - 1) / logs.length);
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
    }

    @ParameterizedTest
    @CsvSource({"curve, m4", "curve, broken", "curve, m3", "curve, m1", "limited, curve"})
    void ratiosAreThoseOfTheStudy(String form, String other) {
        assertThat(page).contains("| `" + form + "` to `" + other + "` | " + Stream.of("model", "group").map(group -> ratio(form, other, group))
                .collect(Collectors.joining(" | ")) + " |\n");
    }
}
