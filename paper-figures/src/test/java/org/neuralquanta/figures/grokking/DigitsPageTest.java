package org.neuralquanta.figures.grokking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.figures.ProjectFolder;
import org.neuralquanta.figures.drawing.DataFile;

/** The numbers of docs/theory/T31-l-and-u.md on digits are those of the runs, and so are its verdicts. */
class DigitsPageTest {

    private static final List<String> SEEDS = List.of("501", "502", "503");

    private final List<CSVRecord> runs = DataFile.rows(ProjectFolder.PATH.resolve("data/runs-digits.csv"));
    private final List<CSVRecord> authors = DataFile.rows(ProjectFolder.PATH.resolve("data/runs-digits-authors.csv"));
    private final List<CSVRecord> landscape = DataFile.rows(ProjectFolder.PATH.resolve("data/runs-digits-landscape.csv"));
    private final String page = Files.readString(ProjectFolder.PATH.resolveSibling("docs").resolve("theory/T31-l-and-u.md"));

    DigitsPageTest() throws IOException {}

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static List<CSVRecord> of(List<CSVRecord> rows, String seed) {
        return rows.stream().filter(row -> row.get("seed").equals(seed)).toList();
    }

    private List<CSVRecord> course(String seed, double scale) {
        return of(runs, seed).stream().filter(row -> number(row, "scale") == scale).toList();
    }

    private static CSVRecord fitted(List<CSVRecord> course) {
        return course.stream().filter(row -> number(row, "trainAccuracy") >= 0.99).findFirst().orElseThrow();
    }

    private void verdict(String claim, boolean held) {
        assertThat(page).contains("**" + claim + (held ? " held" : " not held"));
    }

    @Test
    void delaysAreThoseOfTheRuns() {
        boolean held = true;
        for (String seed : SEEDS) {
            List<CSVRecord> large = course(seed, 8);
            List<CSVRecord> usual = course(seed, 1);
            CSVRecord last = large.getLast();
            assertThat(page).contains(String.format(Locale.ROOT, "| %s | %s | %.2f | %.2f | %.1f to %.1f | %s | %.2f | %.2f |%n", seed,
                    fitted(large).get("step"), number(fitted(large), "testAccuracy"), number(last, "testAccuracy"), number(large.getFirst(), "norm"),
                    number(last, "norm"), fitted(usual).get("step"), number(fitted(usual), "testAccuracy"), number(usual.getLast(), "testAccuracy")));
            held &= isDelayed(large);
        }
        verdict("Delay", held);
    }

    private static boolean isDelayed(List<CSVRecord> course) {
        return number(fitted(course), "testAccuracy") <= 0.3 && number(course.getLast(), "testAccuracy") >= 0.85;
    }

    @Test
    void delaysAtTheAuthorsDecayAreThoseOfTheRuns() {
        List<String> seeds = authors.stream().map(row -> row.get("seed")).distinct().toList();
        assertThat(seeds).isEqualTo(List.of("1300", "1301", "1302"));
        for (String seed : seeds) {
            List<CSVRecord> course = of(authors, seed);
            CSVRecord last = course.getLast();
            assertThat(last.get("step")).isEqualTo("100000");
            String general = course.stream().filter(row -> number(row, "testAccuracy") >= 0.85).findFirst().map(row -> row.get("step")).orElse("never");
            assertThat(page).contains(String.format(Locale.ROOT, "| %s | %s | %.2f | %s | %.2f | %.1f to %.1f |%n", seed, fitted(course).get("step"),
                    number(fitted(course), "testAccuracy"), general, number(last, "testAccuracy"), number(course.getFirst(), "norm"), number(last, "norm")));
        }
        verdict("Delay at the authors' decay", seeds.stream().allMatch(seed -> isDelayed(of(authors, seed))));
    }

    @Test
    void theLandscapeIsThatOfTheRuns() {
        boolean u = true;
        boolean l = true;
        for (String seed : SEEDS) {
            List<CSVRecord> points = of(landscape, seed);
            CSVRecord least = points.stream().min(Comparator.comparingDouble(row -> number(row, "test"))).orElseThrow();
            CSVRecord first = points.getFirst();
            CSVRecord last = points.getLast();
            u &= least != first && least != last && number(last, "test") >= 2 * number(least, "test");
            l &= points.stream()
                    .filter(row -> number(row, "scale") >= 1)
                    .allMatch(row -> number(row, "train") < number(first, "train") / 10);
            assertThat(page).contains(String.format(Locale.ROOT, "| %s | %.1f | %.3f | %.3f | %.3f |%n", seed, number(least, "norm"),
                    number(least, "test"), number(last, "test"), number(last, "train")));
        }
        verdict("U", u);
        verdict("L", l);
    }
}
