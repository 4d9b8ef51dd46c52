package org.neuralquanta.figures.grokking;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.DataFile;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.PlotPoints;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;
import org.neuralquanta.omnigrok.RidgeLandscape;

/** L and U: exactly in the linear model, and in networks (T31, T33). */
public final class LandU implements Figure {

    private static final double LAMBDA = 2;

    /** Squared errors below it are rounding in single precision. */
    private static final double SINGLE_PRECISION = 1e-9;

    @Override
    public String name() {
        return "l-and-u";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        var exact = new RidgeLandscape(LAMBDA, 1);
        double[] w = PlotPoints.logarithmic(0.1, 3, 80);
        var linear = new Panel("linear", "linear model, $\\lambda = 2$", Axis.decades("norm $w$", 0.1, 3, 1), Axis.decades("loss", 1e-5, 10, 1))
                .with(new Layer.Line("training", Style.BLUE, Style.SOLID, w, PlotPoints.values(w, v -> exact.at(v).train())))
                .with(new Layer.Line("test", Style.VERMILLION, Style.SOLID, w, PlotPoints.values(w, v -> exact.at(v).test())))
                .with(new Layer.Line("critical norm", Style.BLACK, Style.DOTTED, new double[] {exact.criticalNorm(), exact.criticalNorm()},
                        new double[] {1e-5, 10}));
        linear.label(Tex.black("$w_c$"), exact.criticalNorm(), 4, 4, 0, Tex.Anchor.LEFT);
        linear.label(new Tex("test", Style.ink(Style.VERMILLION)), 0.2, 0.9, 0, 0, Tex.Anchor.LEFT);
        linear.label(new Tex("training", Style.ink(Style.BLUE)), 0.2, 0.05, 0, 0, Tex.Anchor.LEFT);
        List<CSVRecord> rows = DataFile.rows(data.resolve("runs-landscape.csv"));
        double[] norm = DataFile.column(rows, "norm");
        // A line to an error that is nothing but rounding would look like a steep fall.
        List<CSVRecord> fitted = rows.stream().filter(row -> Double.parseDouble(row.get("train")) > SINGLE_PRECISION).toList();
        var network = new Panel("network", "teacher and student", Axis.decades("norm $w$", 1, 60, 1), Axis.decades("mean squared error", 1e-14, 10, 4))
                .with(new Layer.Line("training", Style.BLUE, Style.THIN, DataFile.column(fitted, "norm"), DataFile.column(fitted, "train")))
                .with(new Layer.Line("test", Style.VERMILLION, Style.THIN, norm, DataFile.column(rows, "test")))
                .with(new Layer.Points("training", Style.BLUE, Marker.DOT, true, norm, DataFile.column(rows, "train")))
                .with(new Layer.Points("test", Style.VERMILLION, Marker.DOT, true, norm, DataFile.column(rows, "test")));
        network.label(new Tex("0 to single precision", Style.ink(Style.BLUE)), 20, 1e-12, 0, 0, Tex.Anchor.RIGHT);
        return new Drawing(
                Sheet.grid(new double[] {130, 130}, List.of(
                        List.of(linear, network), List.of(digits(data, "mean squared error", ""), digits(data, "share right", "Accuracy")))),
                caption());
    }

    /** Digits at given norms: of each seed, training and test. */
    private static Panel digits(Path data, String what, String suffix) throws IOException {
        Axis upward = suffix.isEmpty() ? Axis.decades(what, 1e-6, 100, 2) : Axis.linear(what, 0, 1.05, 0.2);
        var panel = new Panel("digits " + what, "digits", Axis.decades("norm $w$", 1, 200, 1), upward);
        Map<String, List<CSVRecord>> seeds = DataFile.rows(data.resolve("runs-digits-landscape.csv")).stream()
                .collect(Collectors.groupingBy(row -> row.get("seed"), TreeMap::new, Collectors.toList()));
        seeds.forEach((seed, points) -> {
            double[] norm = DataFile.column(points, "norm");
            for (String part : List.of("train", "test")) {
                Color color = part.equals("train") ? Style.BLUE : Style.VERMILLION;
                double[] value = DataFile.column(points, part + suffix);
                panel.with(new Layer.Line(part + ", seed " + seed, color, Style.THIN, norm, value))
                        .with(new Layer.Points(part + ", seed " + seed, color, Marker.DOT, true, norm, value));
            }
        });
        return panel;
    }

    private static Caption caption() {
        return new Caption(
                "L and U",
                """
                Training (blue) and test loss (red) against the weight norm, the training loss minimised at that norm. Top left: exactly, for
                the linear model with twice as many weights as samples: from $w_c = W_\\star/\\sqrt\\lambda$ on the training loss is 0 and the
                test loss rises as $\\frac12(w^2 - w_c^2)$; its minimum is exactly at $w_c$. Top right: a tanh network 5–100–100–5 on 100 samples
                of a teacher, kept at each norm by rescaling after every step of Adam. At the two largest norms training ends at single precision; from 8 to 23 the
                steps given do not reach the least training loss, so that the foot of the L is not flat. Bottom: the same for a network 784–200–200–10 on 1000 digits, errors and shares
                of 4000 test digits, three seeds.""",
                "Liu et al., arXiv 2210.01117, Fig. 1",
                "T31, T33",
                "linear: $\\lambda = 2$, teacher of norm 1; teacher and student: 4000 steps at each of 17 norms, seed 1; digits: 1500 steps with batches of 100 at each of 7 norms, seeds"
                        + " 501 to 503",
                "above left: closed form",
                "the run logs `data/runs-landscape.csv` and `data/runs-digits-landscape.csv`, written by `mvn -f paper-figures -Dretrain=landscape` and"
                        + " `-Dretrain=digits`");
    }
}
