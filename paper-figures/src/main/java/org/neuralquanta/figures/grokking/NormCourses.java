package org.neuralquanta.figures.grokking;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.DataFile;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.PlotPoints;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;

/** Networks from small and from large starts: teacher and student, and digits (T31). */
public final class NormCourses implements Figure {

    @Override
    public String name() {
        return "omnigrok-networks";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        List<CSVRecord> student = DataFile.rows(data.resolve("runs-student.csv"));
        List<CSVRecord> digits = DataFile.rows(data.resolve("runs-digits.csv"));
        var sheet = Sheet.grid(new double[] {105, 105}, List.of(
                List.of(student(student, "1.0", 1), student(student, "6.0", 6)), List.of(digits(digits, "1.0", 1), digits(digits, "8.0", 8))));
        return new Drawing(sheet, caption(digits));
    }

    private static List<CSVRecord> of(List<CSVRecord> rows, String scale) {
        return rows.stream().filter(row -> row.get("scale").equals(scale) && !row.get("step").equals("0")).toList();
    }

    private static Panel student(List<CSVRecord> rows, String scale, int number) {
        List<CSVRecord> run = of(rows, scale);
        double[] step = DataFile.column(run, "step");
        var panel = new Panel("student " + scale, "teacher and student, scale $" + number + "$", Axis.decades("step", 100, 2e4, 1),
                Axis.decades("error, norm", 1e-7, 1e3, 2))
                .with(new Layer.Line("training error", Style.BLUE, Style.SOLID, step, DataFile.column(run, "train")))
                .with(new Layer.Line("test error", Style.VERMILLION, Style.SOLID, step, DataFile.column(run, "test")))
                .with(new Layer.Line("norm", Style.GREY, Style.DASHED, step, DataFile.column(run, "norm")));
        if (number == 1) {
            panel.label(new Tex("norm", Style.ink(Style.GREY)), 130, 70, 0, 0, Tex.Anchor.LEFT);
            panel.label(new Tex("test", Style.ink(Style.VERMILLION)), 130, 0.05, 0, 0, Tex.Anchor.LEFT);
            panel.label(new Tex("training", Style.ink(Style.BLUE)), 130, 1e-6, 0, 0, Tex.Anchor.LEFT);
        }
        return panel;
    }

    private static Panel digits(List<CSVRecord> rows, String scale, int number) {
        List<CSVRecord> run = of(rows, scale);
        double[] step = DataFile.column(run, "step");
        var panel = new Panel("digits " + scale, "digits, scale $" + number + "$", Axis.decades("step", 100, 2e4, 1), Axis.linear("accuracy", 0, 1.05, 0.2))
                .with(new Layer.Line("training accuracy", Style.BLUE, Style.SOLID, step, DataFile.column(run, "trainAccuracy")))
                .with(new Layer.Line("test accuracy", Style.VERMILLION, Style.SOLID, step, DataFile.column(run, "testAccuracy")))
                .with(new Layer.Line("norm / 80", Style.GREY, Style.DASHED, step, PlotPoints.values(DataFile.column(run, "norm"), w -> w / 80)));
        if (number == 1) {
            panel.label(new Tex("norm$/80$", Style.ink(Style.GREY)), 3000, 0.3, 0, 0, Tex.Anchor.LEFT);
            panel.label(new Tex("test", Style.ink(Style.VERMILLION)), 3000, 0.78, 0, 0, Tex.Anchor.LEFT);
        }
        return panel;
    }

    private static Caption caption(List<CSVRecord> digits) {
        return new Caption(
                "Small and large starts",
                String.format(Locale.ROOT, """
                Above, a tanh network on 100 samples of a teacher, from the usual start and from one six times as large: test error (red)
                follows the training error (blue) at once, or waits while the norm (dashed) decays. Below, 1000 digits and 2000 test
                digits: 99 %% of the training digits are right at step %s from the usual start and %s from one eight times as
                large, 87 %% of the test digits at step %s and %s. The norm is not monotone from the usual start: it first grows. No law in
                its logarithm is claimed for digits.""",
                        first(digits, "1.0", "trainAccuracy", 0.99), first(digits, "8.0", "trainAccuracy", 0.99),
                        first(digits, "1.0", "testAccuracy", 0.87), first(digits, "8.0", "testAccuracy", 0.87)),
                "Liu et al., arXiv 2210.01117, Figs. 2 and 4",
                "T31",
                "teacher: 5–100–100–5, decay 0.25, all samples in each step; digits: 196–100–100–10 with ReLU, decay 0.1, batches of 200;"
                        + " AdamW of rate $10^{-3}$, squared error, seed 1",
                "nothing",
                "the run logs `data/runs-student.csv` and `data/runs-digits.csv`, written by `mvn -f paper-figures -Dretrain=student` and"
                        + " `-Dretrain=digits`; digits: `data/mnist-14x14.md`");
    }

    private static String first(List<CSVRecord> rows, String scale, String column, double goal) {
        return of(rows, scale).stream()
                .filter(row -> Double.parseDouble(row.get(column)) >= goal)
                .map(row -> row.get("step"))
                .findFirst()
                .orElse("(never)");
    }
}
