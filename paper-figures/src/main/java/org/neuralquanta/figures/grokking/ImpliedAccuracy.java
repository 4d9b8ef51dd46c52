package org.neuralquanta.figures.grokking;

import java.awt.Color;
import java.awt.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
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
import org.neuralquanta.figures.simulation.Share;
import org.neuralquanta.toy.Sum;

/** The accuracy that a representation implies, and how often it is reached, by the size of the training set (T27, T28). */
public final class ImpliedAccuracy implements Figure {

    private static final int ALL = Sum.OF_TEN.pairs();

    @Override
    public String name() {
        return "implied-accuracy";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        List<CSVRecord> runs = DataFile.rowsIfWritten(data.resolve("runs-sizes.csv"));
        List<CSVRecord> theirs = DataFile.rows(data.resolve("published-toy.csv"));
        List<CSVRecord> counts = DataFile.rows(data.resolve("runs-unique.csv"));
        double[] ends = {0, 1};
        Axis fraction = Axis.linear("fraction of pairs", 0, 1.05, 0.2);
        var accuracy = new Panel("accuracy", "", fraction, Axis.linear("accuracy", -0.05, 1.05, 0.2))
                .with(new Layer.Line("training pairs alone", Style.GREY, Style.DASHED, ends, ends));
        accuracies(accuracy, theirs, "published", Style.BLACK, Marker.CIRCLE, Marker.TRIANGLE);
        accuracies(accuracy, runs, "here", Style.VERMILLION, Marker.SQUARE, Marker.DIAMOND);
        accuracy.label(Tex.black("open, implied"), 0.42, 0.14, 0, 0, Tex.Anchor.LEFT)
                .label(Tex.black("filled, real"), 0.42, 0.03, 0, 0, Tex.Anchor.LEFT);

        var both = new Panel("both", "", Axis.linear("implied accuracy", -0.05, 1.05, 0.2), Axis.linear("real accuracy", -0.05, 1.05, 0.2))
                .with(new Layer.Line("equal", Style.GREY, Style.DASHED, ends, ends))
                .with(new Layer.Points("published", Style.BLACK, Marker.CIRCLE, false, DataFile.column(theirs, "implied"), DataFile.column(theirs, "real")))
                .with(new Layer.Points("here", Style.VERMILLION, Marker.DOT, true, DataFile.column(runs, "implied"), DataFile.column(runs, "real")));

        both.key(Layer.Points.sample(Style.BLACK, Marker.CIRCLE, false), "published")
                .key(Layer.Points.sample(Style.VERMILLION, Marker.DOT, true), "here")
                .keysInside(Panel.Corner.BOTTOM_RIGHT);
        var reached = new Panel("reached", "", fraction, Axis.linear("share reached, $95\\,\\%$", -0.05, 1.05, 0.2))
                .with(new Layer.Line("P(unique), exact", Style.BLUE, Style.SOLID, fractions(counts), DataFile.column(counts, "probability")));
        shares(reached, theirs, "published", Style.BLACK, Marker.CIRCLE);
        shares(reached, runs, "here", Style.VERMILLION, Marker.SQUARE);
        reached.label(new Tex("$P(\\mathrm{unique})$", Style.ink(Style.BLUE)), 0.03, 0.95, 0, 0, Tex.Anchor.LEFT);
        return new Drawing(Sheet.grid(new double[] {110}, List.of(List.of(accuracy, both, reached))), caption(runs, theirs));
    }

    private static void accuracies(Panel panel, List<CSVRecord> runs, String whose, Color color, Shape implied, Shape real) {
        panel.with(new Layer.Points(whose + ", implied", color, implied, false, fractions(runs), DataFile.column(runs, "implied")))
                .with(new Layer.Points(whose + ", real", color, real, true, fractions(runs), DataFile.column(runs, "real")));
    }

    /** The share of runs of each size that reach the representation, with its interval. */
    private static void shares(Panel panel, List<CSVRecord> runs, String whose, Color color, Shape symbol) {
        double[] sizes = Arrays.stream(DataFile.column(runs, "pairs")).distinct().toArray();
        List<Share> shares = Arrays.stream(sizes)
                .mapToObj(size -> runs.stream().filter(row -> Double.parseDouble(row.get("pairs")) == size).toList())
                .map(same -> new Share((int) same.stream().filter(row -> !row.get("quality").isEmpty()).count(), same.size()))
                .toList();
        panel.with(new Layer.Estimates(whose + ", 95 %", color, symbol, true, PlotPoints.values(sizes, size -> size / ALL),
                values(shares, Share::value), values(shares, Share::lower), values(shares, Share::upper)));
    }

    private static double[] fractions(List<CSVRecord> rows) {
        return PlotPoints.values(DataFile.column(rows, "pairs"), size -> size / ALL);
    }

    private static double[] values(List<Share> shares, ToDoubleFunction<Share> value) {
        return shares.stream().mapToDouble(value).toArray();
    }

    private static String distance(List<CSVRecord> rows) {
        return String.format(Locale.ROOT, "%.3f", rows.stream()
                .mapToDouble(row -> Math.abs(Double.parseDouble(row.get("implied")) - Double.parseDouble(row.get("real"))))
                .average()
                .orElseThrow());
    }

    private static Caption caption(List<CSVRecord> runs, List<CSVRecord> theirs) {
        return new Caption(
                "Accuracy implied by the representation",
                String.format(Locale.ROOT, """
                The toy model after 5000 steps on training sets of eleven sizes, every run: the %d published by Liu et al. (black)%s. Left: the accuracy
                over all 55 pairs that the representation implies (open) and the real one (filled); dashed, training pairs alone. Middle: real against
                implied: the mean distance is %s. Right: the share of runs that reach RQI 0.95 within $10^4$ steps, with Wilson's
                interval (95 %%), and the exact probability that a set of the size leaves only the linear representation.""",
                theirs.size(), runs.isEmpty() ? "" : " and " + runs.size() + " here (vermillion)",
                runs.isEmpty() ? distance(theirs) : distance(theirs) + ", here " + distance(runs)),
                "Liu et al., arXiv 2205.10343, Figs. 3 and 4",
                "T27, T28",
                "$p = 10$, width 200, rates $10^{-3}$ and $10^{-4}$, no decay; any training set; published seeds 0, 1, 2" + (runs.isEmpty() ? "" : ", here 601 to 606"),
                "line on the right: exact counts, `data/runs-unique.csv`, written by `mvn -f paper-figures -Dretrain=unique`",
                "`data/published-toy.csv`, MIT licence" + (runs.isEmpty() ? "" : "; the run log `data/runs-sizes.csv`, written by `mvn -f paper-figures -Dretrain=sizes`"));
    }
}
