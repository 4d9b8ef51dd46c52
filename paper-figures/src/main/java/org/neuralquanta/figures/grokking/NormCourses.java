package org.neuralquanta.figures.grokking;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.DataFile;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;

/** Networks from small and from large starts: teacher and student, and digits (T31). */
public final class NormCourses implements Figure {

    private static final Axis STUDENT_STEP = Axis.decades("step", 100, 2e4, 1);
    private static final Axis STUDENT_NORM = Axis.linear("norm", 0, 60, 20);
    private static final Axis DIGITS_STEP = Axis.decades("step", 50, 2e4, 1);
    private static final Axis DIGITS_NORM = Axis.linear("norm", 0, 100, 40);
    private static final Axis AUTHORS_STEP = Axis.decades("step", 200, 1e5, 1);

    @Override
    public String name() {
        return "omnigrok-networks";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        List<CSVRecord> student = DataFile.rows(data.resolve("runs-student.csv"));
        List<CSVRecord> digits = DataFile.rows(data.resolve("runs-digits.csv"));
        List<CSVRecord> authors = DataFile.rows(data.resolve("runs-digits-authors.csv"));
        var sheet = Sheet.grid(new double[] {90, 45, 90, 45, 90}, List.of(
                List.of(errors(student, 1), errors(student, 6)),
                List.of(norms("student", student, 1, STUDENT_STEP, STUDENT_NORM), norms("student", student, 6, STUDENT_STEP, STUDENT_NORM)),
                List.of(
                        accuracies("digits 1", "digits, scale $1$", digits, 1, DIGITS_STEP.bare()),
                        accuracies("digits 8", "digits, scale $8$, decay 0.05", digits, 8, DIGITS_STEP.bare())),
                List.of(norms("digits", digits, 1, DIGITS_STEP, DIGITS_NORM), norms("digits", digits, 8, DIGITS_STEP, DIGITS_NORM)),
                List.of(
                        accuracies("digits authors", "digits, scale $8$, decay 0.01", authors, 8, AUTHORS_STEP),
                        norms("digits authors", authors, 8, AUTHORS_STEP, DIGITS_NORM))));
        return new Drawing(sheet, caption(digits, authors));
    }

    private static List<CSVRecord> of(List<CSVRecord> rows, double scale) {
        return rows.stream().filter(row -> Double.parseDouble(row.get("scale")) == scale && !row.get("step").equals("0")).toList();
    }

    /** The runs of a scale, one for each seed; the table of the student has one, without a name. */
    private static Collection<List<CSVRecord>> seeds(List<CSVRecord> rows, double scale) {
        return of(rows, scale).stream()
                .collect(Collectors.groupingBy(row -> row.isMapped("seed") ? row.get("seed") : "1", TreeMap::new, Collectors.toList()))
                .values();
    }

    private static Panel errors(List<CSVRecord> rows, int scale) {
        var panel = new Panel("student " + scale, "teacher and student, scale $" + scale + "$", STUDENT_STEP.bare(),
                Axis.decades("squared error", 1e-7, 10, 2));
        for (List<CSVRecord> run : seeds(rows, scale)) {
            double[] step = DataFile.column(run, "step");
            panel.with(new Layer.Line("training error", Style.BLUE, Style.SOLID, step, DataFile.column(run, "train")))
                    .with(new Layer.Line("test error", Style.VERMILLION, Style.SOLID, step, DataFile.column(run, "test")));
        }
        if (scale == 1) {
            panel.label(new Tex("test", Style.ink(Style.VERMILLION)), 130, 0.05, 0, 0, Tex.Anchor.LEFT);
            panel.label(new Tex("training", Style.ink(Style.BLUE)), 130, 1e-6, 0, 0, Tex.Anchor.LEFT);
        }
        return panel;
    }

    private static Panel accuracies(String name, String title, List<CSVRecord> rows, int scale, Axis across) {
        var panel = new Panel(name, title, across, Axis.linear("share right", 0, 1.05, 0.2));
        for (List<CSVRecord> run : seeds(rows, scale)) {
            double[] step = DataFile.column(run, "step");
            panel.with(new Layer.Line("training accuracy", Style.BLUE, Style.THIN, step, DataFile.column(run, "trainAccuracy")))
                    .with(new Layer.Line("test accuracy", Style.VERMILLION, Style.THIN, step, DataFile.column(run, "testAccuracy")));
        }
        if (scale == 1) {
            panel.label(new Tex("test", Style.ink(Style.VERMILLION)), 3e3, 0.78, 0, 0, Tex.Anchor.LEFT);
            panel.label(new Tex("training", Style.ink(Style.BLUE)), 3e3, 1, 0, -8, Tex.Anchor.LEFT);
        }
        return panel;
    }

    private static Panel norms(String name, List<CSVRecord> rows, int scale, Axis across, Axis norm) {
        var panel = new Panel(name + " norm " + scale, "", across, norm);
        for (List<CSVRecord> run : seeds(rows, scale)) {
            panel.with(new Layer.Line("norm", Style.BLACK, Style.THIN, DataFile.column(run, "step"), DataFile.column(run, "norm")));
        }
        return panel;
    }

    private static Caption caption(List<CSVRecord> digits, List<CSVRecord> authors) {
        return new Caption(
                "Small and large starts",
                String.format(Locale.ROOT, """
                First row, a tanh network on 100 samples of a teacher, from the usual start and from one six times as large: test error (red)
                follows the training error (blue) at once, or waits while the norm (below) decays. Third row, 1000 digits and 4000 test
                digits, from the usual start and from one eight times as large, seed by seed: when 99 %% of the training digits are right, at steps %s
                and %s, %s and %s %% of the test digits are; at the end of the large start %s %%. Last row, the large start at the authors' decay for their $10^5$ steps: 99 %% of the training digits at steps
                %s, with %s %% of the test digits; %s %% at the end. The norm is not monotone from the usual
                start: it first grows. No law in its logarithm is claimed for digits.""",
                        fitted(digits, 1, row -> row.get("step")), fitted(digits, 8, row -> row.get("step")),
                        fitted(digits, 1, NormCourses::percent), fitted(digits, 8, NormCourses::percent),
                        atTheEnd(digits), fitted(authors, 8, row -> row.get("step")), fitted(authors, 8, NormCourses::percent), atTheEnd(authors)),
                "Liu et al., arXiv 2210.01117, Figs. 2 and 4",
                "T31",
                "teacher: 5–100–100–5, decay 0.25, all samples in each step, seed 1; digits: 784–200–200–10 with ReLU, batches of 200, decay 0.05 with"
                        + " seeds 501 to 503, 0.01 with 1300 to 1302; AdamW of rate $10^{-3}$, squared error",
                "nothing",
                "the run logs `data/runs-student.csv`, `data/runs-digits.csv` and `data/runs-digits-authors.csv`, written by"
                        + " `mvn -f paper-figures -Dretrain=student`, `-Dretrain=digits` and `-Dretrain=digits-authors`; digits: `data/mnist-28x28.md`");
    }

    /** What is read off each run where it first has 99 % of the training digits right. */
    private static String fitted(List<CSVRecord> rows, double scale, Function<CSVRecord, String> read) {
        return seeds(rows, scale).stream()
                .map(run -> run.stream().filter(row -> Double.parseDouble(row.get("trainAccuracy")) >= 0.99).map(read).findFirst().orElse("(never)"))
                .collect(Collectors.joining(", "));
    }

    private static String atTheEnd(List<CSVRecord> digits) {
        return seeds(digits, 8).stream().map(run -> percent(run.getLast())).collect(Collectors.joining(", "));
    }

    private static String percent(CSVRecord row) {
        return String.format(Locale.ROOT, "%.0f", 100 * Double.parseDouble(row.get("testAccuracy")));
    }
}
