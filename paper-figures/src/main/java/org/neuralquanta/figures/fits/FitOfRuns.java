package org.neuralquanta.figures.fits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.plots.Plots;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.plot.Plot;
import org.neuralquanta.runs.Columns;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.study.OptimalSplit;

/** What {@code fit --plot} draws, on measured runs: curves, best split and residuals (T18). */
public final class FitOfRuns implements Figure {

    @Override
    public String name() {
        return "fit-of-runs";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        Fit fit = Fit.of(CurveModel.chinchilla(), Runs.read(data.resolve("chinchilla-half.csv"), Columns.byName()));
        return new Drawing(Plots.sheet(new Plot.FittedRuns(fit, List.of())), caption(fit));
    }

    private static Caption caption(Fit fit) {
        OptimalSplit.Budget largest = OptimalSplit.of(fit).at(OptimalSplit.usualBudgets(fit.runs()).getFirst());
        return new Caption(
                "A fit of measured runs",
                String.format(
                        Locale.ROOT,
                        """
                        The picture of `bin/quanta fit chinchilla-half.csv --model chinchilla --plot fit.svg`: the sum of two bottlenecks,
                        $L = E + A N^{-\\alpha} + B D^{-\\beta}$, fitted to %d runs. Top: the runs, each in the colour of the nearest of
                        five sizes, with the fitted curves at these sizes; the dashed line is the loss at the best split of compute, with its
                        95 %% interval. Middle: tokens per parameter of the runs, and of the best split with its 95 %% interval (Wald,
                        sandwich covariance): at the largest compute of the runs %.1f, from %.1f to %.1f. Bottom: the residuals.""",
                        fit.runs().size(),
                        largest.tokensPerParameter(),
                        largest.interval().lower(),
                        largest.interval().upper()),
                "approach 3 of Hoffmann et al., arXiv 2203.15556",
                "T18",
                String.format(Locale.ROOT, "$E = %.3f$, $A = %.1f$, $B = %.0f$, $\\alpha = %.4f$, $\\beta = %.4f$, fitted",
                        fit.parameter("E"), fit.parameter("A"), fit.parameter("B"), fit.parameter("alpha"), fit.parameter("beta")),
                "curves: the fitted law; dashed: its best split",
                "points: every second of the 240 runs that Besiroglu et al. 2024 (arXiv 2404.10102) read off Fig. 4 of Hoffmann et al. 2022"
                        + " (arXiv 2203.15556), `data/chinchilla-half.csv`");
    }
}
