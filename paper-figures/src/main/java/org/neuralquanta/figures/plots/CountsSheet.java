package org.neuralquanta.figures.plots;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.FittedAxis;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.plot.Plot;

/** Counts by rank with the fitted law of Zipf through the rank of the cut-off, and their ratio. */
final class CountsSheet {

    private CountsSheet() {}

    static Sheet of(Plot.FittedCounts plot) {
        TabulatedQuanta counts = plot.counts();
        double quanta = counts.quanta().orElseThrow();
        double[] ranks = Arrays.stream(Points.along(1, Math.max(quanta, 2))).map(Math::rint).filter(k -> k <= quanta).distinct().toArray();
        double[] measured = Arrays.stream(ranks).map(k -> counts.count((long) k)).toArray();
        double tail = plot.fit().tail();
        double last = counts.count((long) tail);
        double[] law = Arrays.stream(ranks).map(k -> last * Math.pow(k / tail, -(1 + plot.fit().alpha()))).toArray();
        int fitted = (int) Arrays.stream(ranks).filter(k -> k <= tail).count();
        double[] ratio = new double[fitted];
        Arrays.setAll(ratio, i -> measured[i] / law[i]);
        Axis rank = FittedAxis.logarithmic("rank $k$", ranks);
        var frequencies = new Panel("counts", "", rank.bare(), FittedAxis.logarithmic("count", measured))
                .with(new Layer.Points("counts", Style.BLUE, Marker.DOT, true, ranks, measured), "measured")
                .with(new Layer.Line("law", Style.BLACK, Style.SOLID, Arrays.copyOf(ranks, fitted), Arrays.copyOf(law, fitted)),
                        "$k^{-(1+\\alpha)}$, $\\alpha =\\,$" + Levels.number(plot.fit().alpha()))
                .with(new Layer.Line("law beyond", Style.GREY, Style.DOTTED, Arrays.copyOfRange(ranks, Math.max(fitted - 1, 0), ranks.length),
                        Arrays.copyOfRange(law, Math.max(fitted - 1, 0), law.length)), "below the cut-off");
        var ratios = new Panel("ratio", "", rank, FittedAxis.logarithmic("count / law", DoubleStream.concat(DoubleStream.of(1), DoubleStream.of(ratio)).toArray()))
                .with(new Layer.Line("one", Style.GREY, Style.THIN, new double[] {rank.lower(), rank.upper()}, new double[] {1, 1}))
                .with(new Layer.Points("ratio", Style.BLUE, Marker.DOT, true, Arrays.copyOf(ranks, fitted), ratio));
        return Sheet.column(new double[] {150, 90}, List.of(frequencies, ratios));
    }
}
