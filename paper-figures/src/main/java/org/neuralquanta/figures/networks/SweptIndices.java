package org.neuralquanta.figures.networks;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;

/** How well each way of clustering finds the learned subtasks, by the number of clusters and by the cut, for every seed (T35). */
final class SweptIndices {

    /** The largest mean index of a way, and where it is. */
    record Best(int clusters, double index) {}

    private static final Axis NUMBERS = Axis.decades("number of clusters", 4, 120, 1);

    private static final Axis CUTS = new Axis(
            "cut of the cosine", true, 0.015, 0.6, List.of(new Axis.Tick(0.02, "$0.02$"), new Axis.Tick(0.1, "$0.1$"), new Axis.Tick(0.5, "$0.5$")),
            List.of(0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.2, 0.3, 0.4), true);

    private SweptIndices() {}

    static Panel linkage(List<CSVRecord> sweep) {
        var panel = new Panel("linkage", "linkage", NUMBERS, index());
        lines(panel, sweep, "linkage", "angular", "clusters", Style.ORANGE, Style.BOLD_DASHED);
        lines(panel, sweep, "linkage", "signed", "clusters", Style.GREEN, Style.BOLD);
        lines(panel, sweep, "linkage", "absolute", "clusters", Style.BLUE, Style.BOLD);
        return panel.key(Layer.Line.sample(Style.BLUE, Style.BOLD), "$|\\cos|$")
                .key(Layer.Line.sample(Style.GREEN, Style.BOLD), "$\\cos$")
                .keysInside(Panel.Corner.BOTTOM_RIGHT);
    }

    static Panel spectral(List<CSVRecord> sweep) {
        var panel = new Panel("spectral", "spectral", NUMBERS, unmarked());
        lines(panel, sweep, "spectral", "angular", "clusters", Style.ORANGE, Style.BOLD_DASHED);
        lines(panel, sweep, "spectral", "absolute", "clusters", Style.BLUE, Style.BOLD_DASHED);
        lines(panel, sweep, "embedding", "angular", "clusters", Style.ORANGE, Style.BOLD);
        lines(panel, sweep, "embedding", "absolute", "clusters", Style.BLUE, Style.BOLD);
        return panel.label(new Tex("angle", Style.ink(Style.ORANGE)), 110, 0.97, 0, 0, Tex.Anchor.RIGHT);
    }

    static Panel byCut(List<CSVRecord> sweep) {
        var panel = new Panel("by cut", "linkage, by cut", CUTS, unmarked());
        lines(panel, sweep, "linkage", "angular", "cut", Style.ORANGE, Style.BOLD_DASHED);
        lines(panel, sweep, "linkage", "signed", "cut", Style.GREEN, Style.BOLD);
        lines(panel, sweep, "linkage", "absolute", "cut", Style.BLUE, Style.BOLD);
        return panel;
    }

    private static Axis index() {
        return Axis.linear("adjusted Rand index", 0, 1.05, 0.5);
    }

    private static Axis unmarked() {
        return new Axis("", false, 0, 1.05, List.of(), List.of(), false);
    }

    private static void lines(Panel panel, List<CSVRecord> sweep, String method, String similarity, String by, Color color, BasicStroke mean) {
        String name = method + " " + similarity;
        List<CSVRecord> own = of(sweep, method, similarity, by);
        for (String seed : seeds(sweep)) {
            List<CSVRecord> one = own.stream().filter(row -> row.get("seed").equals(seed)).toList();
            panel.with(new Layer.Line(name + ", seed " + seed, color, Style.AXIS, column(one, "value"), column(one, "ariLearned")));
        }
        double[] values = DoubleStream.of(column(own, "value")).distinct().toArray();
        double[] means = DoubleStream.of(values).map(value -> mean(sweep, method, similarity, by, value)).toArray();
        panel.with(new Layer.Line(name + ", mean", color, mean, values, means));
    }

    static List<String> seeds(List<CSVRecord> sweep) {
        return sweep.stream().map(row -> row.get("seed")).distinct().toList();
    }

    static double mean(List<CSVRecord> sweep, String method, String similarity, String by, double value) {
        return of(sweep, method, similarity, by).stream()
                .filter(row -> Double.parseDouble(row.get("value")) == value)
                .mapToDouble(row -> Double.parseDouble(row.get("ariLearned")))
                .average()
                .orElseThrow();
    }

    static Best best(List<CSVRecord> sweep, String method, String similarity) {
        return DoubleStream.of(column(of(sweep, method, similarity, "clusters"), "value"))
                .distinct()
                .mapToObj(k -> new Best((int) k, mean(sweep, method, similarity, "clusters", k)))
                .max(Comparator.comparingDouble(Best::index))
                .orElseThrow();
    }

    private static List<CSVRecord> of(List<CSVRecord> sweep, String method, String similarity, String by) {
        return sweep.stream()
                .filter(row -> row.get("method").equals(method) && row.get("similarity").equals(similarity) && row.get("by").equals(by))
                .toList();
    }

    private static double[] column(List<CSVRecord> rows, String name) {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row.get(name))).toArray();
    }
}
