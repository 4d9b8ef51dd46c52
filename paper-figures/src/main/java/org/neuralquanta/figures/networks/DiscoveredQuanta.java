package org.neuralquanta.figures.networks;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.DataFile;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Heat;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.PlotPoints;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;
import org.neuralquanta.figures.drawing.Viridis;

/** Quanta found by clustering samples by their gradients (T35). */
public final class DiscoveredQuanta implements Figure {

    /** The first of six. */
    private static final String SEED = "3501";

    private static final double MAP = 92;
    private static final double BAR = 8;
    private static final double WIDE = 150;
    private static final double THIRD = 110;
    private static final double LOW = 100;
    private static final int SAMPLES = 2000;
    private static final int OUTLINED = 20;
    private static final int PICTURED = 120;

    /** The cosine from which on colours stay the same: means over a learned subtask are about half of it. */
    private static final double BRIGHTEST = 0.7;

    @Override
    public String name() {
        return "discovered-quanta";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        List<CSVRecord> cosines = DataFile.rows(data.resolve("trained-discovery-matrix.csv"));
        List<CSVRecord> sizes = DataFile.rows(data.resolve("trained-discovery-sizes.csv"));
        List<CSVRecord> scores = DataFile.rows(data.resolve("trained-discovery-scores.csv"));
        List<CSVRecord> sweep = DataFile.rows(data.resolve("trained-discovery-sweep.csv"));
        Axis sample = Axis.linear("sample, by cluster", 0, SAMPLES, 800);
        Axis unmarked = new Axis("", false, 0, SAMPLES, List.of(), List.of(), false);
        Axis some = Axis.linear("sample, by cluster", 0, PICTURED, 50);
        DoubleFunction<Color> signs = cosine -> Style.diverging(cosine / BRIGHTEST);
        var cells = List.of(
                Sheet.Cell.at(map(cosines, "before", "before training", sample, sample, DiscoveredQuanta::shade), 41, 17, MAP, MAP),
                Sheet.Cell.at(map(cosines, "during", "after 4000 steps", sample, unmarked, DiscoveredQuanta::shade).with(outlines(sizes)), 141, 17, MAP, MAP),
                Sheet.Cell.at(map(cosines, "after", "after 40,000 steps", sample, unmarked, DiscoveredQuanta::shade).with(outlines(sizes)), 241, 17, MAP, MAP),
                Sheet.Cell.at(Heat.bar("absolute cosine", Axis.linear("mean $|\\cos|$", 0, BRIGHTEST, 0.2), DiscoveredQuanta::shade), 376, 17, BAR, MAP),
                Sheet.Cell.at(map(cosines, "signed", "", some, some, signs), 41, 147, MAP, MAP),
                Sheet.Cell.at(Heat.bar("signed cosine", Axis.linear("$\\cos$", -BRIGHTEST, BRIGHTEST, 0.7), signs), 176, 147, BAR, MAP),
                Sheet.Cell.at(ranks(sizes), 239, 147, WIDE, MAP),
                Sheet.Cell.at(SweptIndices.linkage(sweep), 41, 289, THIRD, LOW),
                Sheet.Cell.at(SweptIndices.spectral(sweep), 159, 289, THIRD, LOW),
                Sheet.Cell.at(SweptIndices.byCut(sweep), 277, 289, THIRD, LOW));
        return new Drawing(Sheet.placed(418, cells), caption(scores, sweep));
    }

    private static Color shade(double cosine) {
        return Viridis.of(Math.min(1, cosine / BRIGHTEST));
    }

    private static Panel map(
            List<CSVRecord> cosines, String stage, String title, Axis across, Axis upward, DoubleFunction<Color> colors) {
        double[][] rows = cosines.stream()
                .filter(row -> row.get("stage").equals(stage))
                .map(row -> Arrays.stream(row.get("cosines").split(" ", -1)).mapToDouble(v -> Double.parseDouble(v) / 100).toArray())
                .toArray(double[][]::new);
        double cell = across.upper() / rows.length;
        double[] middles = IntStream.range(0, rows.length).mapToDouble(i -> (i + 0.5) * cell).toArray();
        return new Panel(stage, title, across, upward).with(new Heat("cosine", middles, middles, rows, colors));
    }

    /** Squares around the clusters that are large enough to be seen: up by their lower right corners, and back by the upper left ones. */
    private static Layer outlines(List<CSVRecord> sizes) {
        double[] shown = Arrays.stream(column(sizes, "size", of("cut"))).filter(size -> size >= OUTLINED).toArray();
        var lower = new ArrayList<Double>(List.of(0.0));
        var upper = new ArrayList<Double>(List.of(0.0));
        double from = 0;
        for (double size : shown) {
            double to = from + size;
            lower.addAll(List.of(to, to));
            upper.addAll(List.of(from, to));
            from = to;
        }
        double[] x = Stream.concat(lower.stream(), upper.reversed().stream()).mapToDouble(Double::doubleValue).toArray();
        double[] y = Stream.concat(upper.stream(), lower.reversed().stream()).mapToDouble(Double::doubleValue).toArray();
        return new Layer.Line("clusters", Color.WHITE, Style.AXIS, x, y);
    }

    private static double[] column(List<CSVRecord> rows, String name, Predicate<CSVRecord> wanted) {
        return rows.stream().filter(wanted).mapToDouble(row -> Double.parseDouble(row.get(name))).toArray();
    }

    private static Panel ranks(List<CSVRecord> sizes) {
        var panel = new Panel(
                "rank and size", "", Axis.decades("rank of the cluster", 0.9, 220, 1), Axis.decades("samples in it", 0.8, 1200, 1));
        double[] r = PlotPoints.logarithmic(1, 100, 10);
        panel.with(new Layer.Line("slope -1.4", Style.GREY, Style.DASHED, r, PlotPoints.values(r, x -> 700 * Math.pow(x, -1.4))));
        panel.with(line("truth", Style.BLACK, sizes, "truth"));
        panel.with(line("envelope over k", Style.ORANGE, sizes, "envelope"));
        panel.with(new Layer.Points("cut at 0.1", Style.BLUE, Marker.DOT, false,
                column(sizes, "rank", of("cut")), column(sizes, "size", of("cut"))));
        panel.label(Tex.black("subtasks"), 1.1, 25, 0, 0, Tex.Anchor.LEFT);
        panel.label(new Tex("clusters", Style.ink(Style.BLUE)), 1.1, 2.5, 0, 0, Tex.Anchor.LEFT);
        panel.label(new Tex("envelope", Style.ink(Style.ORANGE)), 6, 150, 0, 6, Tex.Anchor.LEFT);
        return panel;
    }

    private static Predicate<CSVRecord> of(String series) {
        return row -> row.get("seed").equals(SEED) && row.get("series").equals(series);
    }

    private static Layer line(String name, java.awt.Color color, List<CSVRecord> sizes, String series) {
        return new Layer.Line(name, color, Style.SOLID, column(sizes, "rank", of(series)), column(sizes, "size", of(series)));
    }

    private static String values(List<CSVRecord> scores, String stage, String similarity, String column) {
        return String.join(", ", scores.stream()
                .filter(row -> row.get("stage").equals(stage) && row.get("similarity").equals(similarity))
                .map(row -> String.format(Locale.ROOT, "%.2f", Double.parseDouble(row.get(column))))
                .toList());
    }

    private static Caption caption(List<CSVRecord> scores, List<CSVRecord> sweep) {
        SweptIndices.Best authors = SweptIndices.best(sweep, "embedding", "angular");
        SweptIndices.Best absolute = SweptIndices.best(sweep, "embedding", "absolute");
        SweptIndices.Best scaled = SweptIndices.best(sweep, "spectral", "absolute");
        return new Caption(
                "Quanta found from gradients",
                String.format(
                        Locale.ROOT,
                        """
                        Top: how alike the gradients of the label's log-odds are for 2000 samples, by $|\\cos|$,
                        averaged over blocks of 8 × 8 samples. The order is the same in all three: by the clusters found after training,
                        outlined where they have 20 samples or more. Before training all gradients are alike to some degree; subtasks
                        stand out one by one as they are learned, the frequent ones first. Middle left: 120 of the samples with the sign
                        of the cosine: gradients of one subtask are alike up to the sign, which the
                        label flips, so signed cosines average to nothing. Middle right: cluster sizes by rank: average linkage of
                        $|\\cos|$ cut at 0.1 with no number of clusters given, the true subtasks, and the envelope over 10 to 200
                        clusters. Bottom: agreement with the learned subtasks for each of %d seeds (thin) and its mean (thick), by the number of clusters for linkage and for
                        spectral clustering, and by the cut of the cosine: $|\\cos|$ (blue), signed cosine (green), angle (orange); for spectral clustering the authors' rule
                        (solid) and vectors of length 1 (dashed).

                        The adjusted Rand index over the learned subtasks is %s for the seeds by average linkage of the absolute cosine cut at 0.1, on average
                        %s (95 %% interval over six seeds), and %s by the signed cosine. By the authors' rule and the angle its mean is at most %.2f (%d clusters), by their rule and the absolute cosine %.2f (%d),
                        by vectors of length 1 and the absolute cosine %.2f (%d). In training
                        (4000 steps) linkage gives %s; before training nothing is learned, and the index over all subtasks is %s.""",
                        SweptIndices.seeds(sweep).size(),
                        values(scores, "after", "absolute", "ariLearned"),
                        SixSeeds.of(column(scores, "ariLearned", row -> row.get("stage").equals("after") && row.get("similarity").equals("absolute"))),
                        SixSeeds.of(column(scores, "ariLearned", row -> row.get("stage").equals("after") && row.get("similarity").equals("signed"))),
                        authors.index(), authors.clusters(), absolute.index(), absolute.clusters(), scaled.index(), scaled.clusters(),
                        values(scores, "during", "absolute", "ariLearned"),
                        values(scores, "before", "absolute", "ari")),
                "Michaud et al., arXiv 2303.13506, Figs. 5, 15, 16 and 17",
                "T25, T35",
                "the reference network of T34, seed " + SEED + " but for below; after 40,000 steps where nothing else is said; gradients by all parameters",
                "dashed: slope $-(1+\\alpha) = -1.4$",
                "everything else; `data/trained-discovery-*.csv`, written by `mvn -f paper-figures -Dretrain=discovery`");
    }
}
