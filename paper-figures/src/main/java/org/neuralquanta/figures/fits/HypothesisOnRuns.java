package org.neuralquanta.figures.fits;

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
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.PlotPoints;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.QuantaVerdict;
import org.neuralquanta.runs.Columns;
import org.neuralquanta.runs.Runs;

/** The relation between the exponents, T21, put to the test on measured runs (T11, T17). */
public final class HypothesisOnRuns implements Figure {

    private static final int REPLICATES = 999;

    @Override
    public String name() {
        return "hypothesis-on-runs";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        Fit fit = Fit.of(CurveModel.chinchilla(), Runs.read(data.resolve("chinchilla-half.csv"), Columns.byName()));
        var panels = new FitPanels(fit);
        List<CSVRecord> published = DataFile.rows(data.resolve("published-exponents.csv"));
        var plane = new Panel(
                "published and fitted",
                "",
                Axis.linear("$\\alpha_N$ (parameters)", -0.03, 1.25, 0.25),
                Axis.linear("$\\alpha_D$ (data)", -0.03, 1.25, 0.25));
        FitPanels.addHypothesis(plane, PlotPoints.logarithmic(0.002, 1.25, 20));
        plane.with(new Layer.Points("published", Style.GREY, Marker.CIRCLE, false, DataFile.column(published, "alpha_N"),
                DataFile.column(published, "alpha_D")));
        panels.addRegion(plane);
        plane.label(Tex.black("$\\alpha_D = \\alpha_N/(1+\\alpha_N)$"), 0.72, 0.14, 0, 0, Tex.Anchor.CENTER);
        plane.label(new Tex("half table, $95\\,\\%$", Style.ink(Style.VERMILLION)), fit.parameter("alpha"), fit.parameter("beta"), -6, 22,
                Tex.Anchor.CENTER);
        QuantaVerdict verdict = QuantaVerdict.of(fit, CurveModel.quanta(), REPLICATES, 1, () -> {});
        return new Drawing(
                Sheet.grid(new double[] {140, 110}, List.of(List.of(plane, panels.exponents()), List.of(panels.curves(), panels.residuals()))),
                caption(fit, verdict));
    }

    private static Caption caption(Fit fit, QuantaVerdict verdict) {
        return new Caption(
                "The hypothesis on measured runs",
                String.format(
                        Locale.ROOT,
                        """
                        The sum of two bottlenecks, $L = E + A N^{-\\alpha} + B D^{-\\beta}$, fitted to %s runs (Huber loss on
                        $\\log L$, $\\delta = 10^{-3}$): $E = %.3f$, $\\alpha = %.3f$, $\\beta = %.3f$. Top left: the
                        estimate with the 95 %% region of both exponents (sandwich covariance) among the published pairs, and
                        the line of the quantization model; top right: the region enlarged. Bottom: the runs with the fitted
                        curves at three numbers of parameters (each run in the colour of the nearest), and the relative errors.

                        At the estimate $\\beta - \\alpha/(1+\\alpha) = %.3f$, 95 %% from %.3f to %.3f; imposing the line
                        raises the objective by $%.2f \\cdot 10^{-5}$, which has p = %.3f (%s tables simulated under it).
                        These runs would have shown a departure of %.2f four times in five. In words: %s. The errors
                        are uneven: a few, all upwards, are several times as large as the rest; the simulated tables do
                        not reproduce this, but the region allows for it. Hoffmann et al. give $\\alpha = 0.34$, $\\beta = 0.28$
                        for all their runs, which lies near the line; the refit of the points read off their figure does
                        not, as Besiroglu et al. 2024 found.""",
                        fit.runs().size(),
                        fit.parameter("E"),
                        fit.parameter("alpha"),
                        fit.parameter("beta"),
                        verdict.departure(),
                        verdict.interval().lower(),
                        verdict.interval().upper(),
                        1e5 * verdict.statistic(),
                        verdict.pValue(),
                        verdict.replicates(),
                        verdict.detectable(),
                        verdict.verdict()),
                "Michaud et al., arXiv 2303.13506, Fig. 18, for the upper left panel",
                "T11, T17, T21",
                "grid of 500 starts",
                "black lines above: exponents of the library's closed forms",
                "only the p-value and the departure that would have been seen: %s tables, seed 1".formatted(REPLICATES),
                "runs: every second of those that Besiroglu et al. 2024 (arXiv 2404.10102) read off Fig. 4 of Hoffmann et al."
                        + " 2022 (arXiv 2203.15556), in `data/chinchilla-half.csv`; circles: `data/published-exponents.csv`");
    }
}
