package org.neuralquanta.figures.plots;

import java.util.List;
import java.util.Map;
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
import org.neuralquanta.fit.Prediction;
import org.neuralquanta.plot.Plot;
import org.neuralquanta.runs.Runs;

/** Runs along one variable: losses with the fitted curve, and residuals. */
final class CurveSheet {

    /** The irreducible loss is shown where it is within this factor of the least loss. */
    private static final double NEAR = 2;

    private CurveSheet() {}

    static Sheet of(Plot.FittedRuns plot) {
        Fit fit = plot.fit();
        Runs runs = fit.runs();
        int stride = Points.stride(runs.size());
        int[] drawn = IntStream.range(0, runs.size()).filter(i -> i % stride == 0).toArray();
        double[] x = IntStream.of(drawn).mapToDouble(i -> runs.value(0, i)).toArray();
        double[] y = IntStream.of(drawn).mapToDouble(runs::loss).toArray();
        List<Prediction> predictions = plot.predictions();
        Axis across = FittedAxis.logarithmic("$" + runs.variables().getFirst() + "$", DoubleStream.concat(
                DoubleStream.of(x), predictions.stream().mapToDouble(p -> p.at().values().values().iterator().next())).toArray());
        double least = DoubleStream.of(y).min().orElseThrow();
        double[] floor = fit.parameters().entrySet().stream()
                .filter(parameter -> parameter.getKey().equals("E") && parameter.getValue() > least / NEAR)
                .mapToDouble(Map.Entry::getValue)
                .toArray();
        Axis loss = FittedAxis.logarithmic("loss $L$", DoubleStream.concat(
                DoubleStream.concat(DoubleStream.of(y), DoubleStream.of(floor)),
                predictions.stream().flatMapToDouble(p -> DoubleStream.of(p.run().lower(), p.loss(), p.run().upper())))
                .toArray());
        Points curve = Points.of(Points.along(across.lower(), across.upper()), at -> fit.predict(at));
        var losses = new Panel("losses", "", across.bare(), loss)
                .with(new Layer.Points("runs", Style.BLUE, Marker.CIRCLE, false, x, y),
                        stride == 1 ? "measured runs" : "1 run in " + stride)
                .with(new Layer.Line("fit", Style.BLACK, Style.SOLID, curve.x(), curve.y()), "fitted curve");
        for (double known : floor) {
            losses.with(new Layer.Line("E", Style.GREY, Style.DOTTED, new double[] {across.lower(), across.upper()},
                    new double[] {known, known}), "$E =\\,$" + Levels.number(known));
        }
        PredictedLosses.add(losses, predictions, p -> p.at().values().values().iterator().next());
        double[] residuals = fit.residuals();
        double[] shown = IntStream.of(drawn).mapToDouble(i -> residuals[i]).toArray();
        var errors = new Panel("residuals", "", across, FittedAxis.linear("$\\log L - \\log L_\\mathrm{fit}$", residuals))
                .with(new Layer.Line("zero", Style.GREY, Style.THIN, new double[] {across.lower(), across.upper()}, new double[2]))
                .with(new Layer.Points("residuals", Style.BLUE, Marker.CIRCLE, false, x, shown));
        return Sheet.column(new double[] {150, 90}, List.of(losses, errors));
    }
}
