package org.neuralquanta.figures.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.FittedAxis;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.plot.Plot;
import org.neuralquanta.zipf.ZipfFit;

/** Counts by rank with the fitted law of counts, and the ranks of counts over those that the law gives them. */
final class CountsSheet {

    private CountsSheet() {}

    static Sheet of(Plot.FittedCounts plot) {
        TabulatedQuanta counts = plot.counts();
        ZipfFit fit = plot.fit();
        long quanta = counts.quanta().orElseThrow();
        double[] ranks = Arrays.stream(Points.along(1, Math.max(quanta, 2))).map(Math::rint).filter(k -> k <= quanta).distinct().toArray();
        double[] measured = Arrays.stream(ranks).map(k -> counts.count((long) k)).toArray();
        long[] values = DoubleStream.of(measured).mapToLong(x -> (long) x).distinct().filter(x -> isFitted(fit, x)).toArray();
        double[] least = LongStream.of(values).mapToDouble(x -> (double) lastRank(counts, x)).toArray();
        double[] ratio = LongStream.of(values).mapToDouble(x -> lastRank(counts, x) / fit.rank(x)).toArray();
        Axis rank = FittedAxis.logarithmic("rank $k$", ranks);
        String fitted = Double.isFinite(fit.alpha())
                ? "fitted, $\\alpha =\\,$" + Levels.number(fit.alpha())
                : "fitted, $a =\\,$" + Levels.number(fit.countExponent());
        double largest = Math.min(measured[0], (double) fit.largest());
        var frequencies = new Panel("counts", "", rank.bare(), FittedAxis.logarithmic("count $x$", measured))
                .with(new Layer.Points("counts", Style.BLUE, Marker.DOT, true, ranks, measured), "measured")
                .with(new Law(fit, quanta, (double) fit.cutoff(), largest).line("law", Style.BLACK, Style.SOLID), fitted)
                .with(new Law(fit, quanta, 1, (double) fit.cutoff()).line("law beyond", Style.GREY, Style.DOTTED), "below the cut-off");
        var ratios = new Panel("ratio", "", rank, FittedAxis.logarithmic("rank / law", DoubleStream.concat(DoubleStream.of(1), DoubleStream.of(ratio)).toArray()))
                .with(new Layer.Line("one", Style.GREY, Style.THIN, new double[] {rank.lower(), rank.upper()}, new double[] {1, 1}))
                .with(new Layer.Points("ratio", Style.BLUE, Marker.DOT, true, least, ratio));
        return Sheet.column(new double[] {150, 90}, List.of(frequencies, ratios));
    }

    /** Whether the law says something of a count, and its rank is not beyond the range of a double. */
    private static boolean isFitted(ZipfFit fit, long count) {
        return count >= fit.cutoff() && count <= fit.largest() && fit.rank(count) > 0;
    }

    /** How many quanta have at least a count: the last of the ranks that have it. */
    private static long lastRank(TabulatedQuanta counts, long count) {
        long low = 1;
        long high = counts.quanta().orElseThrow();
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (counts.count(middle) >= count) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The ranks of whole counts within bounds, as long as there are as many quanta. */
    private record Law(ZipfFit fit, long quanta, double from, double to) {

        Layer.Line line(String series, Color color, BasicStroke stroke) {
            double[] counts = from < to
                    ? DoubleStream.concat(DoubleStream.of(Points.along(from, to)).map(Math::rint), DoubleStream.of(to)).distinct()
                            .filter(x -> x >= from && x <= to && fit.rank((long) x) > 0 && fit.rank((long) x) <= quanta)
                            .sorted()
                            .toArray()
                    : new double[0];
            return new Layer.Line(series, color, stroke, DoubleStream.of(counts).map(x -> fit.rank((long) x)).toArray(), counts);
        }
    }
}
