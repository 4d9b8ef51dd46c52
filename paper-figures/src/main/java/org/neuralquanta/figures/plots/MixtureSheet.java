package org.neuralquanta.figures.plots;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.FittedAxis;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Viridis;
import org.neuralquanta.mixture.BestMixtureLaw;
import org.neuralquanta.mixture.Family;
import org.neuralquanta.mixture.MixtureDataLaw;
import org.neuralquanta.plot.Plot;

/** A mixture over data: the loss in the given shares and in the best ones, and the best shares beside the given ones. */
final class MixtureSheet {

    private static final int MOST_FAMILIES = 6;

    private final Plot.Mixed plot;
    private final MixtureDataLaw given;
    private final Optional<BestMixtureLaw> best;
    private final double[] grid;

    private MixtureSheet(Plot.Mixed plot) {
        this.plot = plot;
        this.given = MixtureDataLaw.of(plot.mixture(), plot.shares().stream().mapToDouble(share -> share).toArray());
        this.best = best(plot);
        double[] range = Points.around(plot.at());
        // The best shares of many families take long.
        double least = Math.max(1, range[0]);
        this.grid = plot.shares().size() > MOST_FAMILIES ? Points.fewAlong(least, range[1]) : Points.along(least, range[1]);
    }

    static Sheet of(Plot.Mixed plot) {
        var sheet = new MixtureSheet(plot);
        return sheet.best
                .map(law -> Sheet.column(new double[] {150, 110}, List.of(sheet.losses(false), sheet.shares(law))))
                .orElseGet(() -> Sheet.column(new double[] {150}, List.of(sheet.losses(true))));
    }

    private static Optional<BestMixtureLaw> best(Plot.Mixed plot) {
        try {
            return Optional.of(BestMixtureLaw.of(plot.mixture()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Axis across(boolean labelled) {
        Axis axis = FittedAxis.logarithmic("samples $D$", grid);
        return labelled ? axis : axis.bare();
    }

    private String name() {
        return plot.shares().equals(plot.mixture().families().stream().map(Family::weight).toList()) ? "the test's" : "given";
    }

    private Panel losses(boolean last) {
        double residual = plot.mixture().residual();
        double[] asked = plot.at().stream().mapToDouble(x -> x).toArray();
        Points inGiven = Points.of(grid, x -> given.exact(x) - residual);
        Points shown = Points.of(asked, x -> given.exact(x) - residual);
        Optional<Points> inBest = best.map(law -> Points.of(grid, x -> law.exact(x) - residual));
        double[] drawn = DoubleStream.concat(DoubleStream.of(inGiven.y()), inBest.stream().flatMapToDouble(points -> DoubleStream.of(points.y()))).toArray();
        var panel = new Panel("loss", "", across(last), FittedAxis.loss(residual, drawn));
        panel.with(new Layer.Line("given shares", Style.BLUE, Style.SOLID, inGiven.x(), inGiven.y()), name() + " shares");
        panel.with(new Layer.Points("asked for", Style.BLUE, Marker.CIRCLE, false, shown.x(), shown.y()));
        inBest.ifPresent(points -> panel.with(new Layer.Line("best shares", Style.ORANGE, Style.DASHED, points.x(), points.y()), "best shares"));
        return panel;
    }

    /** Of the families with the largest weights. */
    private Panel shares(BestMixtureLaw law) {
        int[] families = IntStream.range(0, plot.shares().size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer j) -> -plot.mixture().families().get(j).weight()))
                .limit(MOST_FAMILIES)
                .sorted()
                .mapToInt(j -> j)
                .toArray();
        List<double[]> best = DoubleStream.of(grid).mapToObj(x -> law.shares(x).stream().mapToDouble(share -> share).toArray()).toList();
        var panel = new Panel("best shares", "", across(true), FittedAxis.linear("share of the data", 0, 1));
        for (int i = 0; i < families.length; i++) {
            int family = families[i];
            var color = Viridis.line(i, families.length);
            double share = plot.shares().get(family);
            double[] line = best.stream().mapToDouble(shares -> shares[family]).toArray();
            panel.with(new Layer.Line("best, family " + (family + 1), color, Style.SOLID, grid, line), "family " + (family + 1));
            panel.with(new Layer.Line("given, family " + (family + 1), color, Style.THIN,
                    new double[] {grid[0], grid[grid.length - 1]}, new double[] {share, share}));
        }
        panel.key(Layer.Line.sample(Style.GREY, Style.SOLID), "best");
        panel.key(Layer.Line.sample(Style.GREY, Style.THIN), name());
        return panel;
    }
}
