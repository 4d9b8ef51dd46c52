package org.neuralquanta.figures.fits;

import java.awt.Color;
import java.awt.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.DataFile;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;
import org.neuralquanta.figures.simulation.Mean;

/** How well forms predict the ends of public learning curves, and how often their prediction intervals hold (T38, T40). */
public final class Extrapolation implements Figure {

    private record Domain(String key, String label, Color color, Shape symbol) {}

    private static final List<Domain> DOMAINS = List.of(
            new Domain("IC", "images, 72 tasks", Style.BLUE, Marker.CIRCLE),
            new Domain("NMT", "translation, 5", Style.VERMILLION, Marker.SQUARE),
            new Domain("BB", "BIG-Bench, 10", Style.GREEN, Marker.TRIANGLE),
            new Domain("LM", "language models, 5", Style.PURPLE, Marker.DIAMOND));

    private static final List<String> FORMS = List.of(
            "m1", "m2", "m3", "m4", "m4, free start", "broken", "curve, free start", "curve", "limited, free start", "limited");

    private static final List<String> LABELS = List.of("m1", "m2", "m3", "m4", "m4*", "broken", "curve*", "curve", "limited*", "limited");

    @Override
    public String name() {
        return "extrapolation";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        List<CSVRecord> rows = DataFile.rows(data.resolve("runs-benchmark.csv"));
        var ticks = IntStream.range(0, FORMS.size()).mapToObj(i -> new Axis.Tick(i + 1, "\\textrm{" + LABELS.get(i) + "}")).toList();
        var forms = new Axis("form", false, 0.5, FORMS.size() + 0.5, ticks, List.of(), true);
        var errors = new Panel("error", "error of the prediction", forms.bare(), Axis.decades("geometric mean of RMSE of $\\log L$", 5e-4, 0.5, 1));
        var covered = new Panel("coverage", "points in $95\\,\\%$ prediction intervals", forms, Axis.linear("mean share", 0, 1.05, 0.25));
        covered.with(new Layer.Line("nominal", Style.BLACK, Style.DASHED, new double[] {0.5, FORMS.size() + 0.5}, new double[] {0.95, 0.95}));
        for (int d = 0; d < DOMAINS.size(); d++) {
            Domain domain = DOMAINS.get(d);
            double[] x = new double[FORMS.size()];
            double[] error = new double[x.length];
            double[] share = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                String form = FORMS.get(i);
                List<CSVRecord> its = rows.stream().filter(r -> r.get("domain").equals(domain.key) && r.get("form").equals(form)).toList();
                x[i] = i + 1 + 0.12 * (d - 1.5);
                error[i] = geometricMean(DataFile.column(its, "error"));
                share[i] = IntStream.range(0, its.size()).mapToDouble(j -> DataFile.column(its, "covered")[j]).average().orElseThrow();
            }
            errors.with(new Layer.Points(domain.label, domain.color, domain.symbol, true, x, error));
            covered.with(new Layer.Points(domain.label, domain.color, domain.symbol, true, x, share));
            errors.label(new Tex(domain.label, Style.ink(domain.color)), FORMS.size() + 0.5, 0.5, -4, -8 - 10 * d, Tex.Anchor.RIGHT);
        }
        return new Drawing(Sheet.grid(new double[] {150, 110}, List.of(List.of(errors), List.of(covered))), caption(rows));
    }

    private static double geometricMean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += Math.log(value);
        }
        return Math.exp(sum / values.length);
    }

    private static double error(List<CSVRecord> rows, String form) {
        return geometricMean(DataFile.column(images(rows, form), "error"));
    }

    private static List<CSVRecord> images(List<CSVRecord> rows, String form) {
        return rows.stream().filter(r -> r.get("domain").equals("IC") && r.get("form").equals(form)).toList();
    }

    /** The error of curve over that of another form on images, with a 95 % interval from the scatter between models. */
    private static double[] ratio(List<CSVRecord> rows, String other) {
        double[] logs = images(rows, "curve").stream()
                .map(r -> r.get("model"))
                .distinct()
                .mapToDouble(model -> logError(rows, "curve", model) - logError(rows, other, model))
                .toArray();
        Mean mean = Mean.of(logs);
        return new double[] {Math.exp(mean.value()), Math.exp(mean.lower()), Math.exp(mean.upper())};
    }

    private static double logError(List<CSVRecord> rows, String form, String model) {
        return Math.log(geometricMean(DataFile.column(
                images(rows, form).stream().filter(r -> r.get("model").equals(model)).toList(), "error")));
    }

    private static Caption caption(List<CSVRecord> rows) {
        double[] m4 = ratio(rows, "m4");
        double[] broken = ratio(rows, "broken");
        return new Caption(
                "Extrapolation of learning curves",
                String.format(
                        Locale.ROOT,
                        """
                        Forms fitted by least squares of $\\log L$ to the first part of public learning curves, up to half of the
                        largest number of examples, and scored on the rest. Top: the geometric mean over the tasks of a domain of
                        the root mean square of $\\log L - \\log M$; bottom: the share of the predicted points that lie in their 95 %% prediction
                        intervals. A star marks forms with a free initial loss, $\\varepsilon_0$; in the others that have one it
                        is 1.

                        On images `curve`, the learning curve of the quantization model from its start (three parameters), has the
                        error %.4f, and `limited`, the same in networks of limited capacity (four), %.4f, against %.4f for `m4` (four)
                        and %.4f for a law with one break (six). But the twelve tasks of a model come from one training run. With one
                        vote for each of the six models the ratio of the errors of `curve` is %.2f (95 %% from %.2f to %.2f) to `m4` and %.2f
                        (%.2f to %.2f) to the broken law: three parameters do as well as six, but no more than that is shown. On translation,
                        where curves end within a decade, the capacity makes the difference. On images no form's intervals
                        reach their nominal coverage: residuals along a curve depend on each other, and no form is true.
                        `docs/benchmark.md` says more.""",
                        error(rows, "curve"),
                        error(rows, "limited"),
                        error(rows, "m4"),
                        error(rows, "broken"),
                        m4[0],
                        m4[1],
                        m4[2],
                        broken[0],
                        broken[1],
                        broken[2]),
                "none; the benchmark is that of Alabdulmohsin, Neyshabur and Zhai, arXiv 2209.06640",
                "T12, T38, T40",
                "92 tasks, up to 236 points to fit; one break in the broken law",
                "forms: `curve` and `limited` are sums over infinitely many quanta; the others are those of the papers",
                "prediction intervals only: 40 bootstrap replicates of the points, with five residuals each, seed 1",
                "learning curves: Alabdulmohsin et al. 2022, CC BY 4.0, in `data/revisiting`; errors and shares:"
                        + " `data/runs-benchmark.csv`, written by `mvn -f paper-figures -Dretrain=benchmark`");
    }
}
