package org.neuralquanta.figures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVRecord;

/** Quanta found by clustering samples by their gradients (T35). */
final class DiscoveredQuanta implements Figure {

    private static final java.awt.Shape PIXEL = new java.awt.geom.Rectangle2D.Double(-0.3, -0.3, 0.6, 0.6);

    @Override
    public String name() {
        return "discovered-quanta";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        List<CSVRecord> pairs = DataFile.rows(data.resolve("trained-discovery-matrix.csv"));
        List<CSVRecord> sizes = DataFile.rows(data.resolve("trained-discovery-sizes.csv"));
        List<CSVRecord> scores = DataFile.rows(data.resolve("trained-discovery-scores.csv"));
        var sheet = Sheet.grid(new double[] {150}, List.of(List.of(matrix(pairs), ranks(sizes))));
        return new Drawing(sheet, caption(scores));
    }

    private static Panel matrix(List<CSVRecord> pairs) {
        var panel = new Panel(
                "similar pairs", "", Axis.linear("sample, by cluster", 0, 241, 80), Axis.linear("sample, by cluster", 0, 241, 80));
        Predicate<CSVRecord> alike = row -> Double.parseDouble(row.get("signed")) > 0;
        panel.with(points("cosine above 0.25", Style.BLUE, pairs, alike));
        panel.with(points("cosine below -0.25", Style.ORANGE, pairs, alike.negate()));
        return panel;
    }

    private static Layer points(String name, java.awt.Color color, List<CSVRecord> rows, Predicate<CSVRecord> wanted) {
        return new Layer.Points(name, color, PIXEL, true, column(rows, "first", wanted), column(rows, "second", wanted));
    }

    private static double[] column(List<CSVRecord> rows, String name, Predicate<CSVRecord> wanted) {
        return rows.stream().filter(wanted).mapToDouble(row -> Double.parseDouble(row.get(name))).toArray();
    }

    private static Panel ranks(List<CSVRecord> sizes) {
        var panel = new Panel(
                "rank and size", "", Axis.decades("rank of the cluster", 0.9, 220, 1), Axis.decades("samples in it", 0.8, 1200, 1));
        double[] r = Grid.logarithmic(1, 100, 10);
        panel.with(new Layer.Line("slope -1.4", Style.GREY, Style.DASHED, r, Grid.values(r, x -> 700 * Math.pow(x, -1.4))));
        panel.with(line("truth", Style.BLACK, sizes, "truth"));
        panel.with(line("envelope over k", Style.ORANGE, sizes, "envelope"));
        panel.with(new Layer.Points("cut at 0.1", Style.BLUE, Symbol.DOT, false,
                column(sizes, "rank", of("cut")), column(sizes, "size", of("cut"))));
        panel.label(Tex.black("subtasks"), 1.1, 60, 0, 0, Tex.Anchor.LEFT);
        panel.label(new Tex("clusters, cut at 0.1", Style.ink(Style.BLUE)), 1.1, 2.5, 0, 0, Tex.Anchor.LEFT);
        panel.label(new Tex("envelope over $k$", Style.ink(Style.ORANGE)), 6, 150, 0, 6, Tex.Anchor.LEFT);
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
                        Left, pairs of 240 samples whose gradients of the label's log-odds have a cosine above 0.25 (blue) or below
                        -0.25 (orange), samples sorted by cluster. Gradients of one subtask are alike up to the sign, which the label
                        flips: half of the pairs of a block are opposite, so signed cosines average to nothing. Right, cluster sizes by rank for
                        2000 samples: average linkage of the absolute cosine cut at 0.1 with no number of clusters given, the true subtasks,
                        and the envelope over 10 to 200 clusters.

                        The adjusted Rand index over the learned subtasks is %s for the three seeds by average linkage of the absolute cosine,
                        %s by the signed cosine, %s by the angle; spectral clustering into 50 gives %s by the angle, the paper's
                        own variant, and %s by the absolute cosine. In training (4000 steps) it is %s; before training nothing is
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
                "the reference network of T34 after 40,000 steps, seed 1; gradients by all parameters",
                "dashed: slope $-(1+\\alpha) = -1.4$",
                "everything else; `data/trained-discovery-*.csv`, made by `mvn -f paper-figures -Dretrain`");
    }
}
