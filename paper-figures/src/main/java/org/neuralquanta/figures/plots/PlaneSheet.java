package org.neuralquanta.figures.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.FittedAxis;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.fit.Prediction;
import org.neuralquanta.plot.Plot;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.study.OptimalSplit;

/** Runs with parameters and tokens against compute, in the colours of a few sizes: losses, tokens per parameter, residuals. */
final class PlaneSheet {

    /** Curves reach so far beyond the tokens of the runs. */
    private static final double BEYOND = 3;

    private final Fit fit;
    private final Runs runs;
    private final List<Prediction> predictions;
    private final Optional<OptimalSplit> split;
    private final Levels levels;
    private final int stride;
    private final Axis compute;

    /** Best splits along the axis of compute. */
    private final List<OptimalSplit.Budget> budgets;

    private PlaneSheet(Plot.FittedRuns plot) {
        fit = plot.fit();
        runs = fit.runs();
        predictions = plot.predictions();
        split = split(fit);
        levels = Levels.of(IntStream.range(0, runs.size()).mapToDouble(i -> runs.value(0, i)).toArray());
        stride = Points.stride(runs.size());
        compute = FittedAxis.logarithmic("compute $C = " + Levels.digits(runs.cost().flopsPerParameterAndSample()) + "ND$ (FLOPs)", DoubleStream.concat(
                IntStream.range(0, runs.size()).mapToDouble(runs::compute),
                predictions.stream().mapToDouble(this::compute)).toArray());
        budgets = split.map(this::budgets).orElse(List.of());
    }

    static Sheet of(Plot.FittedRuns plot) {
        var sheet = new PlaneSheet(plot);
        var panels = new ArrayList<Panel>();
        panels.add(sheet.losses());
        sheet.split.ifPresent(_ -> panels.add(sheet.frontier()));
        panels.add(sheet.residuals());
        double[] heights = {150, 90, 90};
        return Sheet.column(panels.size() == 3 ? heights : new double[] {150, 90}, panels);
    }

    private static Optional<OptimalSplit> split(Fit fit) {
        try {
            return Optional.of(OptimalSplit.of(fit));
        } catch (IllegalStateException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private double compute(Prediction prediction) {
        return runs.cost().flops(prediction.at().values().get("N"), prediction.at().values().get("D"));
    }

    private Panel losses() {
        Axis loss = FittedAxis.logarithmic("loss $L$", DoubleStream.concat(
                IntStream.range(0, runs.size()).mapToDouble(runs::loss),
                predictions.stream().flatMapToDouble(p -> DoubleStream.of(p.run().lower(), p.loss(), p.run().upper())))
                .toArray());
        var panel = new Panel("losses", "", compute.bare(), loss);
        // A wide band of the split lies below what was measured.
        split.ifPresent(_ -> panel.with(
                along(OptimalSplit.Budget::loss, OptimalSplit.Budget::lossInterval), "best split, 95 \\%"));
        byLevel(panel, runs::loss);
        double most = IntStream.range(0, runs.size()).mapToDouble(i -> runs.value(1, i)).max().orElseThrow() * BEYOND;
        double least = IntStream.range(0, runs.size()).mapToDouble(i -> runs.value(1, i)).min().orElseThrow() / BEYOND;
        double[] grid = Points.along(compute.lower(), compute.upper());
        for (int level = 0; level < levels.count(); level++) {
            double size = levels.size(level);
            double price = runs.cost().flops(size, 1);
            double[] here = Arrays.stream(grid).filter(c -> c / price >= least && c / price <= most).toArray();
            Points curve = Points.of(here, c -> fit.predict(size, c / price));
            panel.with(new Layer.Line("fit", levels.color(level), Style.SOLID, curve.x(), curve.y()), "$N =\\,$" + Levels.number(size));
        }
        panel.key(Layer.Points.sample(Style.GREY, Marker.DOT, true), measured());
        PredictedLosses.add(panel, predictions, this::compute);
        return panel;
    }

    private String measured() {
        return stride == 1 ? "measured runs" : "1 run in " + stride;
    }

    /** Something of the best split, with its interval, over the axis of compute. */
    private Layer.Enclosed along(ToDoubleFunction<OptimalSplit.Budget> value, Function<OptimalSplit.Budget, Interval> interval) {
        return new Layer.Enclosed("best split", Style.BLACK, Style.DASHED,
                budgets.stream().mapToDouble(OptimalSplit.Budget::compute).toArray(),
                budgets.stream().mapToDouble(value).toArray(),
                budgets.stream().mapToDouble(b -> interval.apply(b).lower()).toArray(),
                budgets.stream().mapToDouble(b -> interval.apply(b).upper()).toArray());
    }

    private List<OptimalSplit.Budget> budgets(OptimalSplit best) {
        var along = new ArrayList<OptimalSplit.Budget>();
        for (double c : Points.along(compute.lower(), compute.upper())) {
            try {
                OptimalSplit.Budget budget = best.at(c);
                // Where the runs leave an end open there is no band to draw.
                if (isBand(budget.interval()) && isBand(budget.lossInterval())) {
                    along.add(budget);
                }
            } catch (IllegalArgumentException | ArithmeticException _) {
                // Its numbers are outside the range of a double.
            }
        }
        return along;
    }

    private static boolean isBand(Interval interval) {
        return interval.isBounded() && interval.lower() > 0;
    }

    private Panel frontier() {
        double[] ratio = budgets.stream().mapToDouble(OptimalSplit.Budget::tokensPerParameter).toArray();
        double[] shown = DoubleStream.concat(
                IntStream.range(0, runs.size()).mapToDouble(i -> runs.value(1, i) / runs.value(0, i)), Arrays.stream(ratio)).toArray();
        var panel = new Panel("best split", "", compute.bare(), FittedAxis.logarithmic("tokens/parameter", shown));
        panel.with(along(OptimalSplit.Budget::tokensPerParameter, OptimalSplit.Budget::interval), "best split, 95 \\%");
        byLevel(panel, i -> runs.value(1, i) / runs.value(0, i));
        return panel;
    }

    private Panel residuals() {
        double[] residuals = fit.residuals();
        var panel = new Panel("residuals", "", compute, FittedAxis.linear("$\\log L - \\log L_\\mathrm{fit}$", residuals));
        panel.with(new Layer.Line("zero", Style.GREY, Style.THIN, new double[] {compute.lower(), compute.upper()}, new double[2]));
        byLevel(panel, i -> residuals[i]);
        return panel;
    }

    private interface OfRun {
        double value(int run);
    }

    /** The runs in the colours of the nearest sizes. */
    private void byLevel(Panel panel, OfRun vertical) {
        for (int level = 0; level < levels.count(); level++) {
            int wanted = level;
            int[] near = IntStream.range(0, runs.size())
                    .filter(i -> i % stride == 0 && levels.nearest(runs.value(0, i)) == wanted)
                    .toArray();
            panel.with(new Layer.Points("runs", levels.color(level), Marker.DOT, true,
                    Arrays.stream(near).mapToDouble(runs::compute).toArray(),
                    Arrays.stream(near).mapToDouble(vertical::value).toArray()));
        }
    }
}
