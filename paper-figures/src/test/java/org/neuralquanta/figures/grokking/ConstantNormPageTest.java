package org.neuralquanta.figures.grokking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.figures.ProjectFolder;
import org.neuralquanta.figures.drawing.DataFile;

/** The table of runs at constant norm on the page of T31 is that of the run log, and the verdict follows from the rule stated there. */
class ConstantNormPageTest {

    private static String page() throws IOException {
        return Files.readString(ProjectFolder.PATH.resolveSibling("docs/theory/T31-l-and-u.md"));
    }

    private static List<CSVRecord> runs(String task, String norm, double scale) throws IOException {
        return DataFile.rows(ProjectFolder.PATH.resolve("data/runs-constant-norm.csv")).stream()
                .filter(row -> row.get("task").equals(task) && row.get("norm").equals(norm) && Double.parseDouble(row.get("scale")) == scale)
                .toList();
    }

    private static OptionalLong step(CSVRecord run, String column) {
        return run.get(column).isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(run.get(column)));
    }

    private static String row(String name, List<CSVRecord> runs) {
        return "| " + name + " | " + steps(runs, "trainStep") + " | " + steps(runs, "testStep") + " |\n";
    }

    private static String steps(List<CSVRecord> runs, String column) {
        return runs.stream()
                .map(run -> step(run, column).isPresent() ? String.format(Locale.ROOT, "%,d", step(run, column).getAsLong()) : "never")
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"teacher 6", "digits 8"})
    void grokkingGoesWithTheNorm(String taskAndScale) throws IOException {
        String task = taskAndScale.substring(0, taskAndScale.indexOf(' '));
        int scale = Integer.parseInt(taskAndScale.substring(task.length() + 1));
        List<CSVRecord> free = runs(task, "free", scale);
        List<CSVRecord> large = runs(task, "constant", scale);
        List<CSVRecord> usual = runs(task, "constant", 1);
        assertThat(page()).contains(
                row(task + ", free, from " + scale + " times the start", free),
                row(task + ", norm of " + scale + " times the start", large),
                row(task + ", norm of the start", usual));
        for (int seed = 0; seed < 3; seed++) {
            assertThat(step(large.get(seed), "trainStep")).isPresent();
            assertThat(step(large.get(seed), "testStep")).isEmpty();
            long delay = step(free.get(seed), "testStep").orElseThrow() - step(free.get(seed), "trainStep").orElseThrow();
            assertThat(step(usual.get(seed), "testStep").orElseThrow() - step(usual.get(seed), "trainStep").orElseThrow()).isLessThanOrEqualTo(delay / 5);
        }
    }
}
