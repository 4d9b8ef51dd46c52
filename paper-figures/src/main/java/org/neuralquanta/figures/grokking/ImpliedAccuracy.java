package org.neuralquanta.figures.grokking;

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
import org.neuralquanta.figures.drawing.Share;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;
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
        List<CSVRecord> runs = DataFile.rows(data.resolve("runs-sizes.csv"));
        List<CSVRecord> theirs = DataFile.rows(data.resolve("published-toy.csv"));
        double[] ends = {0, 1};
        Axis fraction = Axis.linear("fraction of pairs", 0, 1.05, 0.2);
        var accuracy = new Panel("accuracy", "", fraction, Axis.linear("accuracy", -0.05, 1.05, 0.2))
                .with(new Layer.Line("training pairs alone", Style.GREY, Style.DASHED, ends, ends))
                .with(new Layer.Points("allowed by the training set", Style.GREEN, Marker.TRIANGLE, false, fractions(runs), DataFile.column(runs, "ideal")))
                .with(new Layer.Points("implied by the representation", Style.BLUE, Marker.CIRCLE, false, fractions(runs), DataFile.column(runs, "implied")))
                .with(new Layer.Points("real", Style.VERMILLION, Marker.DOT, true, fractions(runs), DataFile.column(runs, "real")));
        accuracy.label(new Tex("allowed", Style.ink(Style.GREEN)), 0.05, 0.95, 0, 0, Tex.Anchor.LEFT)
                .label(new Tex("implied", Style.ink(Style.BLUE)), 0.05, 0.85, 0, 0, Tex.Anchor.LEFT)
                .label(new Tex("real", Style.ink(Style.VERMILLION)), 0.05, 0.75, 0, 0, Tex.Anchor.LEFT);

        var both = new Panel("both", "", Axis.linear("implied accuracy", -0.05, 1.05, 0.2), Axis.linear("real accuracy", -0.05, 1.05, 0.2))
                .with(new Layer.Line("equal", Style.GREY, Style.DASHED, ends, ends))
                .with(new Layer.Points("published", Style.GREY, Marker.CIRCLE, false, DataFile.column(theirs, "implied"), DataFile.column(theirs, "real")))
                .with(new Layer.Points("here", Style.VERMILLION, Marker.DOT, true, DataFile.column(runs, "implied"), DataFile.column(runs, "real")));
        both.label(new Tex("Liu et al.", Style.ink(Style.GREY)), 0.05, 0.95, 0, 0, Tex.Anchor.LEFT)
                .label(new Tex("here", Style.ink(Style.VERMILLION)), 0.05, 0.85, 0, 0, Tex.Anchor.LEFT);

        double[] sizes = runs.stream().mapToDouble(row -> Double.parseDouble(row.get("pairs"))).distinct().toArray();
        List<Share> shares = shares(runs, sizes);
        double[] at = PlotPoints.values(sizes, size -> size / ALL);
        double[] unique = PlotPoints.values(sizes, size -> Double.parseDouble(
                runs.stream().filter(row -> Double.parseDouble(row.get("pairs")) == size).findFirst().orElseThrow().get("unique")));
        var reached = new Panel("reached", "", fraction, Axis.linear("share reached", -0.05, 1.05, 0.2))
                .with(new Layer.Line("P(unique), exact", Style.BLACK, Style.SOLID, at, unique))
                .with(new Layer.Points("published", Style.GREY, Marker.CIRCLE, false, at,
                        shares(theirs, sizes).stream().mapToDouble(Share::value).toArray()))
                .with(new Layer.Estimates("here, 95 %", Style.VERMILLION, Marker.DOT, true, at, values(shares, Share::value),
                        values(shares, Share::lower), values(shares, Share::upper)));
        reached.label(Tex.black("$P(\\mathrm{unique})$"), 0.05, 0.95, 0, 0, Tex.Anchor.LEFT);
        return new Drawing(Sheet.grid(new double[] {110}, List.of(List.of(accuracy, both, reached))), caption(runs, theirs));
    }

    private static double[] fractions(List<CSVRecord> rows) {
        return PlotPoints.values(DataFile.column(rows, "pairs"), size -> size / ALL);
    }

    private static double[] values(List<Share> shares, ToDoubleFunction<Share> value) {
        return shares.stream().mapToDouble(value).toArray();
    }

    private static List<Share> shares(List<CSVRecord> rows, double[] sizes) {
        return Arrays.stream(sizes)
                .mapToObj(size -> rows.stream().filter(row -> Double.parseDouble(row.get("pairs")) == size).toList())
                .map(same -> new Share((int) same.stream().filter(row -> !row.get("quality").isEmpty()).count(), same.size()))
                .toList();
    }

    private static double meanDifference(List<CSVRecord> rows) {
        return rows.stream()
                .mapToDouble(row -> Math.abs(Double.parseDouble(row.get("implied")) - Double.parseDouble(row.get("real"))))
                .average()
                .orElseThrow();
    }

    private static Caption caption(List<CSVRecord> runs, List<CSVRecord> theirs) {
        return new Caption(
                "Accuracy implied by the representation",
                String.format(Locale.ROOT, """
                The toy model after 5000 steps on training sets of eleven sizes, every run. Left, the accuracy over all 55 pairs: real, implied by the
                representation, and allowed by the training set (the closure of T27); dashed, training pairs alone. Middle, real against
                implied, %d runs here and %d published ones: the mean distance is %.3f here and %.3f there. Right, the share of runs that
                reach RQI 0.95 within $10^4$ steps, with Wilson's interval (95 %%), and the exact probability that a set of the size leaves only
                the linear representation.""", runs.size(), theirs.size(), meanDifference(runs), meanDifference(theirs)),
                "Liu et al., arXiv 2205.10343, Figs. 3 and 4",
                "T27, T28",
                "$p = 10$, width 200, rates $10^{-3}$ and $10^{-4}$, no decay; any training set; seeds 601 to 606",
                "line on the right: exact counts; triangles: exact ranks",
                "the run log `data/runs-sizes.csv`, written by `mvn -f paper-figures -Dretrain=sizes`; grey: `data/published-toy.csv`, MIT licence");
    }
}
