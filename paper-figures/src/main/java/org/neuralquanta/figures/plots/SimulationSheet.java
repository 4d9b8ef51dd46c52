package org.neuralquanta.figures.plots;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Deviations;
import org.neuralquanta.figures.drawing.FittedAxis;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.RepeatedLaw;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Estimate;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.montecarlo.Visits;
import org.neuralquanta.plot.Plot;

/** Simulated losses with two standard errors beside the exact law of the same model, and their differences in standard errors. */
final class SimulationSheet {

    private static final double ERRORS = 2;

    private SimulationSheet() {}

    static Sheet of(Plot.Simulated plot) {
        List<Estimate> points = plot.result().points();
        double[] x = column(points, Estimate::x);
        double[] mean = column(points, Estimate::mean);
        double[] error = column(points, Estimate::standardError);
        Optional<DoubleUnaryOperator> law = law(plot.simulation());
        double[] range = Points.around(points.stream().map(Estimate::x).toList());
        Points exact = law.map(form -> Points.of(Points.along(range[0], range[1]), form)).orElseGet(() -> new Points(new double[0], new double[0]));
        Axis across = FittedAxis.logarithmic("samples $D$", range);
        double[] shown = DoubleStream.concat(DoubleStream.of(mean), DoubleStream.of(exact.y())).toArray();
        var losses = new Panel("loss", "", exact.isEmpty() ? across : across.bare(), FittedAxis.logarithmic("loss $L$", shown));
        if (!exact.isEmpty()) {
            losses.with(new Layer.Line("exact", Style.BLACK, Style.SOLID, exact.x(), exact.y()), "exact law");
        }
        losses.with(new Layer.Estimates("simulated", Style.VERMILLION, Marker.CIRCLE, false, x, mean,
                Deviations.moved(mean, error, -ERRORS), Deviations.moved(mean, error, ERRORS)), "mean of " + plot.simulation().replication().count());
        if (exact.isEmpty()) {
            return Sheet.column(new double[] {150}, List.of(losses));
        }
        Points there = Points.of(x, law.orElseThrow());
        double[] deviations = there.x().length == x.length ? Deviations.of(mean, there.y(), error) : new double[x.length];
        return Sheet.column(new double[] {150, 90}, List.of(losses, deviations(across, x, deviations)));
    }

    private static double[] column(List<Estimate> points, ToDoubleFunction<Estimate> value) {
        return points.stream().mapToDouble(value).toArray();
    }

    /** The law that the simulation obeys, where the library has one. */
    private static Optional<DoubleUnaryOperator> law(Simulation simulation) {
        if (simulation.survival().isPresent()) {
            return Optional.empty();
        }
        try {
            QuantaModel model = QuantaModel.of(simulation.quanta()).learnedAfter(Shots.of(simulation.tau()))
                    .with(new Gap(1, simulation.eta())).with(Exposure.ofDelta(simulation.delta()));
            Visits visits = simulation.visits();
            return Optional.of(visits.equals(Visits.ONCE)
                    ? DataLaw.of(model, simulation.sampling())::exact
                    : samples -> RepeatedLaw.of(model, visits.teaches(), simulation.sampling()).exact(samples, visits.passes()));
        } catch (IllegalArgumentException | UnsupportedOperationException _) {
            return Optional.empty();
        }
    }

    private static Panel deviations(Axis across, double[] x, double... deviations) {
        double[] ends = {across.lower(), across.upper()};
        double[] shown = DoubleStream.concat(DoubleStream.of(deviations), DoubleStream.of(-3, 3)).toArray();
        return new Panel("deviation", "", across, FittedAxis.linear("(sim. $-$ exact) / error", shown))
                .with(new Layer.Enclosed("two standard errors", Style.GREY, Style.THIN, ends, new double[2], new double[] {-ERRORS, -ERRORS},
                        new double[] {ERRORS, ERRORS}), "2 standard errors")
                .with(new Layer.Points("deviation", Style.VERMILLION, Marker.CIRCLE, false, x, deviations));
    }
}
