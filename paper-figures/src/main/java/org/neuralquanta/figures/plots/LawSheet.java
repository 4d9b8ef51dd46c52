package org.neuralquanta.figures.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.FittedAxis;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.law.Allocation;
import org.neuralquanta.law.ComputeLaw;
import org.neuralquanta.law.CuratedLaw;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.law.ScalingLaw;
import org.neuralquanta.law.ShiftedLaw;
import org.neuralquanta.law.StepLaw;
import org.neuralquanta.law.TemperedLaw;
import org.neuralquanta.plot.Plot;

/** A law of one resource: the exact loss with its closed form, the local exponent, and for compute its split. */
final class LawSheet {

    /** Losses smaller than this share of the largest are not shown. */
    private static final double LEAST_SHARE = 1e-12;

    /** The vertical axis of exponents ends at so many times the usual one. */
    private static final double STEEPEST = 3;

    private final ScalingLaw law;
    private final List<Double> at;
    private final double[] grid;
    private final Optional<PowerLaw> closed;

    private LawSheet(Plot.Law plot) {
        law = plot.law();
        at = plot.at();
        double[] range = Points.around(at);
        // The best split of compute takes milliseconds to seconds.
        grid = law instanceof ComputeLaw ? Points.fewAlong(range[0], range[1]) : Points.along(range[0], range[1]);
        closed = closed(law);
    }

    static Sheet of(Plot.Law plot) {
        var sheet = new LawSheet(plot);
        Points exponents = Points.of(sheet.grid, sheet.law::localExponent);
        Optional<Allocation> split = sheet.allocation();
        var panels = new ArrayList<Panel>();
        panels.add(sheet.losses(exponents.isEmpty() && split.isEmpty()));
        if (!exponents.isEmpty()) {
            panels.add(sheet.exponents(exponents, split.isEmpty()));
        }
        split.ifPresent(best -> panels.add(sheet.split(best)));
        double[] heights = {150, 90, 90};
        return Sheet.column(Arrays.copyOf(heights, panels.size()), panels);
    }

    private static Optional<PowerLaw> closed(ScalingLaw law) {
        try {
            return Optional.of(law.asymptotic());
        } catch (NoPowerLawException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private Optional<Allocation> allocation() {
        try {
            return law instanceof ComputeLaw compute ? Optional.of(compute.allocation()) : Optional.empty();
        } catch (NoPowerLawException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private Axis across(boolean labelled) {
        String label = switch (law) {
            case ParameterLaw _ -> "parameters $N$";
            case DataLaw _, TemperedLaw _, ShiftedLaw _, CuratedLaw _ -> "samples $D$";
            case StepLaw _ -> "steps $S$";
            case ComputeLaw _ -> "compute $F = ND$";
        };
        Axis axis = FittedAxis.logarithmic(label, grid);
        return labelled ? axis : axis.bare();
    }

    /** The closed form gives the irreducible loss; without one the whole loss is shown. */
    private Panel losses(boolean last) {
        double residual = closed.map(PowerLaw::residual).orElse(0.0);
        Points exact = Points.of(grid, x -> law.exact(x) - residual);
        double[] asked = at.stream().mapToDouble(x -> x).toArray();
        Points shown = Points.of(asked, x -> law.exact(x) - residual);
        double most = DoubleStream.concat(DoubleStream.of(exact.y()), DoubleStream.of(shown.y())).max().orElse(1);
        double[] drawn = DoubleStream.concat(DoubleStream.of(exact.y()), DoubleStream.of(shown.y())).filter(y -> y >= LEAST_SHARE * most).toArray();
        var panel = new Panel("loss", "", across(last), FittedAxis.loss(residual, drawn));
        panel.with(new Layer.Line("exact", Style.BLUE, Style.SOLID, exact.x(), exact.y()), "exact");
        closed.ifPresent(form -> {
            Points line = Points.of(grid, x -> form.isDefinedAt(x) ? form.at(x) - residual : Double.NaN);
            panel.with(new Layer.Line("closed form", Style.ORANGE, Style.DASHED, line.x(), line.y()), "closed form");
        });
        Points lower = Points.of(shown.x(), x -> law.bound(x).lower() - residual);
        Points upper = Points.of(shown.x(), x -> law.bound(x).upper() - residual);
        if (lower.x().length == shown.x().length && upper.x().length == shown.x().length) {
            panel.with(new Layer.Estimates("asked for", Style.BLUE, Marker.CIRCLE, false, shown.x(), shown.y(),
                    lower.y(), upper.y()), "values, bounds");
        } else {
            panel.with(new Layer.Points("asked for", Style.BLUE, Marker.CIRCLE, false, shown.x(), shown.y()), "values");
        }
        return panel;
    }

    private Panel exponents(Points local, boolean last) {
        double usual = closed.map(PowerLaw::exponent).filter(e -> e > 0).orElseGet(() -> Points.median(local.y()));
        double[] shown = DoubleStream.concat(DoubleStream.of(local.y()).filter(e -> e <= STEEPEST * usual), DoubleStream.of(0, usual)).toArray();
        var panel = new Panel("local exponent", "", across(last), FittedAxis.linear("local exponent", shown));
        panel.with(new Layer.Line("exact", Style.BLUE, Style.SOLID, local.x(), local.y()));
        closed.ifPresent(form -> panel.with(new Layer.Line("closed form", Style.ORANGE, Style.DASHED,
                new double[] {grid[0], grid[grid.length - 1]}, new double[] {form.exponent(), form.exponent()})));
        return panel;
    }

    private Panel split(Allocation best) {
        Points parameters = Points.of(grid, best.parameters()::at);
        Points data = Points.of(grid, best.data()::at);
        return new Panel("best split", "", across(true),
                        FittedAxis.logarithmic("best $N$ and $D$", DoubleStream.concat(DoubleStream.of(parameters.y()), DoubleStream.of(data.y())).toArray()))
                .with(new Layer.Line("parameters", Style.GREEN, Style.SOLID, parameters.x(), parameters.y()), "parameters $N$")
                .with(new Layer.Line("data", Style.VERMILLION, Style.DASHED, data.x(), data.y()), "samples $D$");
    }
}
