package org.neuralquanta.figures.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.FittedAxis;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.plot.Plot;

/** Repeated data: the loss over the passes for some numbers of distinct samples, and what the passes are worth in fresh ones. */
final class RepeatedSheet {

    private final Plot.Repeated plot;
    private final double[] passes;

    private RepeatedSheet(Plot.Repeated plot) {
        this.plot = plot;
        List<Double> asked = plot.passes().stream().map(Long::doubleValue).toList();
        double[] range = Points.around(asked);
        this.passes = DoubleStream.concat(DoubleStream.of(Points.fewAlong(Math.max(1, range[0]), range[1])), asked.stream().mapToDouble(r -> r))
                .map(Math::rint)
                .sorted()
                .distinct()
                .toArray();
    }

    static Sheet of(Plot.Repeated plot) {
        var sheet = new RepeatedSheet(plot);
        Points worth = Points.of(sheet.passes, r -> plot.law().worth((long) r));
        return worth.isEmpty()
                ? Sheet.column(new double[] {150}, List.of(sheet.losses(true)))
                : Sheet.column(new double[] {150, 110}, List.of(sheet.losses(false), sheet.worth(worth)));
    }

    private Axis across(boolean labelled) {
        Axis axis = FittedAxis.logarithmic("passes $R$", passes);
        return labelled ? axis : axis.bare();
    }

    private double residual() {
        try {
            return plot.law().asymptotic(1).residual();
        } catch (NoPowerLawException | ArithmeticException _) {
            return 0;
        }
    }

    private Panel losses(boolean last) {
        double residual = residual();
        var levels = new Levels(Points.some(plot.unique().stream().sorted().distinct().toList()));
        var curves = new ArrayList<Points>();
        for (double samples : levels.sizes()) {
            curves.add(Points.of(passes, r -> plot.law().exact(samples, (long) r) - residual));
        }
        double[] losses = curves.stream().flatMapToDouble(curve -> DoubleStream.of(curve.y())).toArray();
        var panel = new Panel("loss", "", across(last), FittedAxis.loss(residual, losses));
        double[] asked = plot.passes().stream().mapToDouble(Long::doubleValue).toArray();
        for (int level = 0; level < levels.count(); level++) {
            double samples = levels.size(level);
            Points shown = Points.of(asked, r -> plot.law().exact(samples, (long) r) - residual);
            panel.with(new Layer.Line("exact", levels.color(level), Style.SOLID, curves.get(level).x(), curves.get(level).y()),
                    "$U =\\,$" + Levels.number(samples));
            panel.with(new Layer.Points("asked for", levels.color(level), Marker.CIRCLE, false, shown.x(), shown.y()));
        }
        return panel;
    }

    private Panel worth(Points worth) {
        double most = DoubleStream.of(worth.y()).max().orElse(1);
        Points fresh = Points.of(passes, r -> r <= most ? r : Double.NaN);
        return new Panel("worth", "", across(true), FittedAxis.logarithmic("worth $D_{\\mathrm{eff}}/U$", worth.y()))
                .with(new Layer.Line("repeated samples", Style.BLUE, Style.SOLID, worth.x(), worth.y()), "repeated samples")
                .with(new Layer.Line("fresh samples", Style.GREY, Style.THIN, fresh.x(), fresh.y()), "fresh samples");
    }
}
