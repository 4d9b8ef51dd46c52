package org.neuralquanta.figures.networks;

import java.awt.Color;
import java.awt.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;
import org.neuralquanta.figures.drawing.Viridis;

/** Clusters of the characters of a text by their gradients in a transformer: similarities, sizes, and what sizes say of α (T25, T35). */
public final class TextClusters implements Figure {

    private static final int SAMPLES = 10_000;
    private static final double BRIGHTEST = 0.5;
    private static final List<String> ALPHAS = List.of("0.2", "0.4", "0.8");

    @Override
    public String name() {
        return "text-clusters";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        List<CSVRecord> cosines = DataFile.rows(data.resolve("trained-text-matrix.csv"));
        List<CSVRecord> sizes = DataFile.rows(data.resolve("trained-text-sizes.csv"));
        List<CSVRecord> slopes = DataFile.rows(data.resolve("trained-envelope-slopes.csv"));
        List<CSVRecord> sweep = DataFile.rows(data.resolve("trained-text-sweep.csv"));
        var sheet = Sheet.placed(312, List.of(
                Sheet.Cell.at(similarities(cosines), 41, 6, 128, 128),
                Sheet.Cell.at(Heat.bar("cosine", Axis.linear("mean $\\cos$", 0, BRIGHTEST, 0.1), TextClusters::shade), 210, 6, 8, 128),
                Sheet.Cell.at(ranks(sizes), 264, 6, 124, 128),
                Sheet.Cell.at(calibration(slopes, sweep.getFirst()), 41, 166, 347, 118)));
        return new Drawing(sheet, caption(sizes, slopes, sweep.getFirst()));
    }

    private static Panel similarities(List<CSVRecord> cosines) {
        double[][] rows = cosines.stream()
                .map(row -> Arrays.stream(row.get("cosines").split(" ", -1)).mapToDouble(v -> Double.parseDouble(v) / 100).toArray())
                .toArray(double[][]::new);
        double cell = (double) SAMPLES / rows.length;
        double[] middles = IntStream.range(0, rows.length).mapToDouble(i -> (i + 0.5) * cell).toArray();
        Axis character = Axis.linear("character, by cluster", 0, SAMPLES, 5000);
        return new Panel("similarities", "", character, character)
                .with(new Heat("cosine", middles, middles, rows, TextClusters::shade));
    }

    private static Color shade(double cosine) {
        return Viridis.of(Math.clamp(cosine / BRIGHTEST, 0.0, 1.0));
    }

    private static double[] column(List<CSVRecord> rows, String name, Predicate<CSVRecord> wanted) {
        return rows.stream().filter(wanted).mapToDouble(row -> Double.parseDouble(row.get(name))).toArray();
    }

    private static double[] envelope(List<CSVRecord> sizes, String series) {
        int ranks = (int) Arrays.stream(column(sizes, "rank", row -> row.get("series").equals(series))).max().orElseThrow();
        return IntStream.rangeClosed(1, ranks)
                .mapToDouble(r -> Arrays.stream(column(sizes, "size", row -> row.get("series").equals(series)
                                && Integer.parseInt(row.get("rank")) == r))
                        .max()
                        .orElseThrow())
                .toArray();
    }

    private static double[] upTo(int last) {
        return IntStream.rangeClosed(1, last).asDoubleStream().toArray();
    }

    private static Panel ranks(List<CSVRecord> sizes) {
        var panel = new Panel("rank and size", "", Axis.decades("rank of the cluster", 0.9, 220, 1), Axis.decades("characters in it", 0.8, 12_000, 1));
        int[] numbers = sizes.stream()
                .filter(row -> row.get("series").equals("embedding"))
                .mapToInt(row -> Integer.parseInt(row.get("clusters")))
                .distinct()
                .toArray();
        for (int i = 0; i < numbers.length; i++) {
            String k = Integer.toString(numbers[i]);
            Predicate<CSVRecord> of = row -> row.get("series").equals("embedding") && row.get("clusters").equals(k);
            panel.with(new Layer.Line("k=" + k, Viridis.line(i, numbers.length), Style.THIN, column(sizes, "rank", of), column(sizes, "size", of)));
        }
        double[] embedding = envelope(sizes, "embedding");
        double[] linkage = envelope(sizes, "linkage");
        panel.with(new Layer.Line("envelope, embedding", Style.ORANGE, Style.SOLID, upTo(embedding.length), embedding));
        panel.with(new Layer.Line("envelope, linkage", Style.BLUE, Style.DASHED, upTo(linkage.length), linkage));
        panel.label(new Tex("linkage", Style.ink(Style.BLUE)), 1.1, 1.5, 0, 0, Tex.Anchor.LEFT);
        panel.label(new Tex("embedding", Style.ink(Style.ORANGE)), 1.1, 3, 0, 0, Tex.Anchor.LEFT);
        return panel;
    }

    /** Slopes where they are known and on the text, at the left edge. */
    private static Panel calibration(List<CSVRecord> slopes, CSVRecord text) {
        var panel = new Panel("calibration", "", Axis.linear("$\\alpha$ of parity networks", 0, 1, 0.5), Axis.linear("slope of the envelope", -2.5, 0, 0.5));
        panel.with(new Layer.Line("minus 1+alpha", Style.GREY, Style.DASHED, new double[] {0, 1}, new double[] {-1, -2}));
        points(panel, slopes, "truth", Style.BLACK, Marker.CIRCLE, -0.03);
        points(panel, slopes, "embedding", Style.ORANGE, Marker.DOT, 0);
        points(panel, slopes, "linkage", Style.BLUE, Marker.DOT, 0.03);
        for (String method : List.of("embedding", "linkage")) {
            double slope = Double.parseDouble(text.get(method + "Slope"));
            Color color = method.equals("linkage") ? Style.BLUE : Style.ORANGE;
            panel.with(new Layer.Line("text, " + method, color, Style.THIN, new double[] {0, 1}, new double[] {slope, slope}));
        }
        panel.key(Layer.Line.sample(Style.GREY, Style.DASHED), "$-(1+\\alpha)$")
                .key(Layer.Points.sample(Style.BLACK, Marker.CIRCLE, false), "true subtasks")
                .key(Layer.Points.sample(Style.ORANGE, Marker.DOT, false), "embedding")
                .key(Layer.Points.sample(Style.BLUE, Marker.DOT, false), "linkage")
                .key(Layer.Line.sample(Style.GREY, Style.THIN), "text")
                .keysInside(Panel.Corner.BOTTOM_LEFT);
        return panel;
    }

    private static void points(Panel panel, List<CSVRecord> slopes, String by, Color color, Shape marker, double aside) {
        double[] alpha = Arrays.stream(column(slopes, "alpha", row -> row.get("by").equals(by))).map(a -> a + aside).toArray();
        panel.with(new Layer.Points(by, color, marker, false, alpha, column(slopes, "slope", row -> row.get("by").equals(by))));
    }

    private static String means(List<CSVRecord> slopes, String by) {
        return String.join(", ", ALPHAS.stream()
                .map(alpha -> String.format(Locale.ROOT, "%.2f", Arrays.stream(column(slopes, "slope", row -> row.get("by").equals(by)
                                && Double.parseDouble(row.get("alpha")) == Double.parseDouble(alpha)))
                        .average()
                        .orElseThrow()))
                .toList());
    }

    private static Caption caption(List<CSVRecord> sizes, List<CSVRecord> slopes, CSVRecord text) {
        return new Caption(
                "Clusters of the characters of a text",
                String.format(
                        Locale.ROOT,
                        """
                        Top left: how alike the gradients are of 10,000 held-out characters that a transformer predicts with a loss below 0.1 nats, by their cosine:
                        means over blocks of 80 × 80 characters in the order of 100 clusters (embedding), the largest first. Top right:
                        sizes of clusters by rank for 10 to 200 clusters by the embedding (thin, dark to light), and the envelopes over them
                        by the embedding (orange) and by linkage of $|\\cos|$ (blue). The largest of 200 clusters have %.0f and %.0f characters.
                        Bottom: the slope of the envelope from rank 3 to 20 where it is known: nine parity networks, true subtasks (black circles), clusters by the
                        embedding (orange) and by linkage (blue); dashed, $-(1+\\alpha)$. Thin lines: 2000 characters of the text, %.2f by the embedding and %.2f by linkage.

                        On parity networks of $\\alpha = 0.2, 0.4, 0.8$ the mean slope is %s for the true subtasks, %s by the embedding and %s by linkage.""",
                        first(sizes, "embedding"), first(sizes, "linkage"),
                        Double.parseDouble(text.get("embeddingSlope")), Double.parseDouble(text.get("linkageSlope")),
                        means(slopes, "truth"), means(slopes, "embedding"), means(slopes, "linkage")),
                "Michaud et al., arXiv 2303.13506, Figs. 5 and 6",
                "T25, T35",
                "transformer of width 96 with 335,520 parameters in its blocks, seed 474; parity networks: the small configuration, 16,000 steps, seeds 475 to 477",
                "dashed: slope $-(1+\\alpha)$",
                "everything else; `data/trained-text-*.csv` and `data/trained-envelope-slopes.csv`, written by `mvn -f paper-figures"
                        + " -Dretrain=text-clusters` and `-Dretrain=envelope`");
    }

    private static double first(List<CSVRecord> sizes, String series) {
        return column(sizes, "size", row -> row.get("series").equals(series) && row.get("clusters").equals("200") && row.get("rank").equals("1"))[0];
    }
}
