package org.neuralquanta.figures.networks;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import org.neuralquanta.figures.simulation.StraightLine;
import org.neuralquanta.fit.Interval;

/** The mean loss of networks on a text over sizes, amounts of text and steps (T47). */
public final class TextScalingFigure implements Figure {

    private static final double LOWEST = 1;
    private static final double HIGHEST = 3.5;

    @Override
    public String name() {
        return "text-scaling";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        TextRuns runs = TextRuns.read(data);
        List<CSVRecord> baselines = DataFile.rows(data.resolve("text-baselines.csv"));
        TextRuns.Curve windowSizes = runs.sizes("window");
        TextRuns.Curve windowData = runs.data("window");
        TextRuns.Curve windowSteps = runs.steps("window");
        TextRuns.Curve transformerSizes = runs.sizes("transformer");
        TextRuns.Curve transformerSteps = runs.steps("transformer");
        Panel sizes = panel("sizes", "parameters $N$", "loss $L$ (nats a character)", baselines, 2e3, 2.2e6);
        add(sizes, "window", Style.BLUE, windowSizes);
        add(sizes, "transformer", Style.VERMILLION, transformerSizes);
        sizes.label(new Tex("window", Style.ink(Style.BLUE)), 6e4, 1.95, 0, 0, Tex.Anchor.LEFT);
        sizes.label(new Tex("transformer", Style.ink(Style.VERMILLION)), 2.5e3, 1.1, 0, 0, Tex.Anchor.LEFT);
        Panel amounts = panel("data", "characters of text $D$", "loss $L$", baselines, 4e4, 6e6);
        add(amounts, "window", Style.BLUE, windowData);
        Panel steps = panel("steps", "steps $S$", "loss $L$", baselines, 30, 2e4);
        add(steps, "window", Style.BLUE, windowSteps);
        add(steps, "transformer", Style.VERMILLION, transformerSteps);
        for (CSVRecord row : baselines) {
            // The points of the window lie near the third line on the left, and near the fourth on the right.
            boolean right = row.get("characters").equals("3");
            amounts.label(new Tex(row.get("characters") + "-grams", Style.GREY), right ? 5.5e6 : 4.8e4, Double.parseDouble(row.get("loss")), 0, 6,
                    right ? Tex.Anchor.RIGHT : Tex.Anchor.LEFT);
        }
        return new Drawing(Sheet.grid(new double[] {150}, List.of(List.of(sizes, amounts, steps))),
                caption(windowSizes, windowData, windowSteps, transformerSizes, transformerSteps));
    }

    private static Panel panel(String name, String across, String up, List<CSVRecord> baselines, double from, double to) {
        var panel = new Panel(name, "", Axis.decades(across, from, to, 1), Axis.linear(up, LOWEST, HIGHEST, 0.5));
        for (CSVRecord row : baselines) {
            double loss = Double.parseDouble(row.get("loss"));
            panel.with(new Layer.Line(row.get("characters") + "-grams", Style.GREY, Style.THIN, new double[] {from, to}, new double[] {loss, loss}));
        }
        return panel;
    }

    private static void add(Panel panel, String name, Color color, TextRuns.Curve curve) {
        double from = Arrays.stream(curve.x()).min().orElseThrow();
        double to = Arrays.stream(curve.x()).max().orElseThrow();
        panel.with(Layer.Line.of(
                name + ", fit", color, Style.SOLID, PlotPoints.logarithmic(from, to, 40), x -> curve.fit().predict(x)));
        panel.with(new Layer.Points(name, color, Marker.CIRCLE, false, curve.x(), curve.loss()));
    }

    private static String exponent(TextRuns.Curve curve) {
        Interval interval = curve.interval();
        if (interval.lower() == Double.NEGATIVE_INFINITY && interval.upper() == Double.POSITIVE_INFINITY) {
            return String.format(Locale.ROOT, "%.2f (not determined)", curve.fit().parameter("alpha"));
        }
        String upper = interval.upper() == Double.POSITIVE_INFINITY ? "no upper end" : String.format(Locale.ROOT, "%.2f", interval.upper());
        return String.format(Locale.ROOT, "%.2f (%.2f to %s)", curve.fit().parameter("alpha"), interval.lower(), upper);
    }

    /** The largest relative distance of a mean over seeds from the fit. */
    private static double miss(TextRuns.Curve curve) {
        return Arrays.stream(curve.fit().residuals()).map(log -> Math.abs(Math.expm1(-log))).max().orElseThrow();
    }

    private static Caption caption(
            TextRuns.Curve windowSizes, TextRuns.Curve windowData, TextRuns.Curve windowSteps, TextRuns.Curve transformerSizes,
            TextRuns.Curve transformerSteps) {
        return new Caption(
                "Scaling on a text",
                String.format(
                        Locale.ROOT,
                        """
                        Networks that predict the next character of the King James Bible; mean loss of 20,000 characters of four books that were held
                        out. Left: over sizes, on all text after the last step; middle: over the amount of text, of the largest window network at its
                        best step; right: over steps, of the largest network on all text. Every seed is shown (three of the window, one of the
                        transformer). Lines: $E + A x^{-\\alpha}$, fitted to means over seeds. Exponents with 95 %% intervals by the profile: window
                        $\\alpha_N$ = %s, $\\alpha_D$ = %s; transformer $\\alpha_N$ = %s. Over steps $\\alpha_S$ = %.2f and %.2f, without intervals, since
                        the losses of a run are not independent. The fit over sizes
                        misses a mean over seeds by up to %.1f %% (window) and %.1f %% (transformer). Without a floor, as in the published figure, the slopes of
                        $\\log L$ over $\\log N$ are %.3f and %.3f.""",
                        exponent(windowSizes), exponent(windowData), exponent(transformerSizes),
                        windowSteps.fit().parameter("alpha"), transformerSteps.fit().parameter("alpha"),
                        100 * miss(windowSizes), 100 * miss(transformerSizes), StraightLine.throughLogarithms(windowSizes.x(), windowSizes.loss()).slope(), StraightLine.throughLogarithms(transformerSizes.x(), transformerSizes.loss()).slope()),
                "Michaud et al., arXiv 2303.13506, Fig. 3, on another text and smaller networks",
                "T47",
                "settings, seeds and criteria: docs/text.md",
                "grey: counts of n-grams, interpolated (Witten and Bell)",
                "everything: `data/text-runs.csv` and `data/text-baselines.csv`, written by `mvn -f paper-figures -Dretrain=text`; text of 1611"
                        + " (public domain) in the Debian package bible-kjv-text 4.39");
    }
}
