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
        Axis sample = Axis.linear("sample, by cluster", 0, SAMPLES, 800);
        var before = map(cosines, "before", "before training", sample, sample, DiscoveredQuanta::shade);
        var during = map(cosines, "during", "after 4000 steps", sample, sample.bare(), DiscoveredQuanta::shade).with(outlines(sizes));
        var after = map(cosines, "after", "after 40,000 steps", sample, sample.bare(), DiscoveredQuanta::shade).with(outlines(sizes));
        Axis some = Axis.linear("sample, by cluster", 0, PICTURED, 50);
        var signs = map(cosines, "signed", "", some, some.bare(), cosine -> Style.diverging(cosine / BRIGHTEST));
        var sheet = Sheet.grid(
                new double[] {108, 108}, List.of(List.of(before, during, after), List.of(ranks(sizes), signs, indices(scores))));
        return new Drawing(sheet, caption(scores));
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

    /** How well each way of clustering finds the learned subtasks, a symbol for each seed. */
    private static Panel indices(List<CSVRecord> scores) {
        var panel = new Panel(
                "methods", "", Axis.linear("adjusted Rand index", 0, 1, 0.5),
                new Axis("", false, 0, 5, List.of(), List.of(), false));
        String[][] ways = {
            {"absolute", "linkage", "linkage, $|\\cos|$"},
            {"signed", "linkage", "linkage, $\\cos$"},
            {"angular", "linkage", "linkage, angle"},
            {"absolute", "spectral", "spectral, $|\\cos|$"},
            {"angular", "spectral", "spectral, angle"}
        };
        for (int i = 0; i < ways.length; i++) {
            String[] way = ways[i];
            double height = ways.length - 1 - i;
            double[] index = column(scores, "ariLearned", row -> row.get("stage").equals("after")
                    && row.get("similarity").equals(way[0]) && row.get("method").equals(way[1]));
            double[] y = PlotPoints.values(index, _ -> height + 0.5);
            Color color = i == 0 ? Style.BLUE : Style.GREY;
            panel.with(new Layer.Points(way[1] + " " + way[0], color, Marker.DOT, false, index, y));
            boolean right = index[0] < 0.5;
            panel.label(new Tex(way[2], Style.ink(color)), index[0], height + 0.5, right ? 8 : -8, 0,
                    right ? Tex.Anchor.LEFT : Tex.Anchor.RIGHT);
        }
        return panel;
    }

    private static Predicate<CSVRecord> of(String series) {
        return row -> row.get("seed").equals("1") && row.get("series").equals(series);
    }

    private static Layer line(String name, java.awt.Color color, List<CSVRecord> sizes, String series) {
        return new Layer.Line(name, color, Style.SOLID, column(sizes, "rank", of(series)), column(sizes, "size", of(series)));
    }

    private static String values(List<CSVRecord> scores, String stage, String similarity, String method, String column) {
        return String.join(", ", scores.stream()
                .filter(row -> row.get("stage").equals(stage) && row.get("similarity").equals(similarity) && row.get("method").equals(method))
                .map(row -> row.get(column).equals("NaN")
                        ? "none"
                        : String.format(Locale.ROOT, "%.2f", Double.parseDouble(row.get(column))))
                .toList());
    }

    private static Caption caption(List<CSVRecord> scores) {
        return new Caption(
                "Quanta found from gradients",
                String.format(
                        Locale.ROOT,
                        """
                        Above, how alike the gradients of the label's log-odds are for 2000 samples, by $|\\cos|$ from 0 (dark) to 0.7 and more (light),
                        averaged over blocks of 8 × 8 samples. The order is the same in all three: by the clusters found after training,
                        outlined where they have 20 samples or more. Before training all gradients are alike to some degree; subtasks
                        stand out one by one as they are learned, the frequent ones first. Below middle, 120 of the samples with the sign
                        of the cosine (blue to 0.7, orange to -0.7): gradients of one subtask are alike up to the sign, which the
                        label flips, so signed cosines average to nothing. Below left, cluster sizes by rank: average linkage of
                        $|\\cos|$ cut at 0.1 with no number of clusters given, the true subtasks, and the envelope over 10 to 200
                        clusters. Below right, agreement with the learned subtasks for three seeds: spectral clustering into 50 clusters, the
                        only number tried here, is far from them, with the sign or without.

                        The adjusted Rand index over the learned subtasks is %s for the three seeds by average linkage of the absolute cosine,
                        %s by the signed cosine, %s by the angle; spectral clustering into 50 gives %s by the angle, with rows
                        scaled to length 1, which the paper's code does not do, and %s by the absolute cosine. In training (4000 steps) it is %s; before training nothing is
                        learned, and the index over all subtasks is %s.""",
                        values(scores, "after", "absolute", "linkage", "ariLearned"),
                        values(scores, "after", "signed", "linkage", "ariLearned"),
                        values(scores, "after", "angular", "linkage", "ariLearned"),
                        values(scores, "after", "angular", "spectral", "ariLearned"),
                        values(scores, "after", "absolute", "spectral", "ariLearned"),
                        values(scores, "during", "absolute", "linkage", "ariLearned"),
                        values(scores, "before", "absolute", "linkage", "ari")),
                "Michaud et al., arXiv 2303.13506, Figs. 5, 15, 16 and 17",
                "T25, T35",
                "the reference network of T34, seed 1 but for below right; after 40,000 steps where nothing else is said; gradients by all parameters",
                "dashed: slope $-(1+\\alpha) = -1.4$",
                "everything else; `data/trained-discovery-*.csv`, written by `mvn -f paper-figures -Dretrain=discovery`");
    }
}
