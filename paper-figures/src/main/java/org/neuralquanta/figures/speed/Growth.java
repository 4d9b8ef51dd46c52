package org.neuralquanta.figures.speed;

import java.awt.Color;
import java.awt.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.DataFile;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;

/** Measured time and memory against the size of what is computed. */
public final class Growth implements Figure {

    private static final int COLUMNS = 5;
    private static final double HEIGHT = 62;

    /** The share of a frame above all points, where the slopes stand. */
    private static final double HEAD = 0.4;

    private static final double FIRST_LINE = 8;
    private static final double LINE = 10;
    private static final Color[] COLORS = {Style.BLUE, Style.VERMILLION};
    private static final Shape[] SYMBOLS = {Marker.CIRCLE, Marker.DIAMOND};

    /** A slope of time that exceeds what is expected by more than this is named in the caption. */
    private static final double TOLERANCE = 0.3;

    /** A row of panels: a column of the file. */
    private record Row(String column, String label) {}

    private static final List<Row> ROWS =
            List.of(new Row("seconds", "time in seconds"), new Row("resident", "resident bytes"), new Row("allocated", "allocated bytes"));

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        List<CSVRecord> rows = DataFile.rows(Measured.file(data, "growth.csv"));
        List<GrowthPanel> kinds = GrowthPanel.all();
        var grid = new ArrayList<List<Panel>>();
        for (int first = 0; first < kinds.size(); first += COLUMNS) {
            for (Row row : ROWS) {
                Axis vertical = vertical(row, rows);
                var panels = new ArrayList<Panel>();
                for (GrowthPanel kind : kinds.subList(first, first + COLUMNS)) {
                    panels.add(panel(kind, row, rows, panels.isEmpty() ? vertical : vertical.bare()));
                }
                grid.add(List.copyOf(panels));
            }
        }
        double[] heights = new double[grid.size()];
        Arrays.fill(heights, HEIGHT);
        return new Drawing(Sheet.grid(heights, grid), caption(rows, kinds));
    }

    /** The same for all panels of a row, so that their slopes can be compared by eye. */
    private static Axis vertical(Row row, List<CSVRecord> rows) {
        double[] costs = GrowthPanel.all().stream()
                .flatMap(kind -> kind.curves().stream())
                .map(curve -> Cost.of(rows, curve.workload(), row.column))
                .flatMapToDouble(cost -> Arrays.stream(new double[][] {cost.y(), cost.atInfinity()}).flatMapToDouble(Arrays::stream))
                .toArray();
        double least = Arrays.stream(costs).min().orElse(1) / 2;
        double decades = Math.log10(2 * Arrays.stream(costs).max().orElse(10) / least) / (1 - HEAD);
        return Axis.decades(row.label, least, least * Math.pow(10, decades), (int) Math.ceil(decades / 5));
    }

    private static Panel panel(GrowthPanel kind, Row row, List<CSVRecord> rows, Axis vertical) {
        boolean isFirst = row.equals(ROWS.getFirst());
        Axis horizontal = row.equals(ROWS.getLast()) ? kind.axis() : kind.axis().bare();
        var panel = new Panel(
                kind.title() + " by " + kind.size() + ": " + row.label, isFirst ? kind.title() : "", horizontal, vertical);
        for (int i = 0; i < kind.curves().size(); i++) {
            GrowthPanel.Curve curve = kind.curves().get(i);
            Cost cost = Cost.of(rows, curve.workload(), row.column);
            panel.with(new Layer.Line(curve.workload(), COLORS[i], Style.THIN, cost.x(), cost.y()))
                    .with(new Layer.Points(curve.workload(), COLORS[i], SYMBOLS[i], true, cost.x(), cost.y()));
            if (cost.atInfinity().length > 0) {
                panel.with(new Layer.Points(
                        curve.workload() + " at infinity", COLORS[i], SYMBOLS[i], false, new double[] {kind.infinity()}, cost.atInfinity()));
            }
            panel.label(
                    new Tex(curve.name() + ": " + slope(cost.slope()), Style.ink(COLORS[i])), horizontal.lower(), vertical.upper(), 5,
                    -FIRST_LINE - i * LINE, Tex.Anchor.LEFT);
        }
        return panel;
    }

    private static String slope(double slope) {
        // No minus sign before zero.
        return "$" + String.format(Locale.ROOT, "%.2f", Math.abs(slope) < 0.005 ? 0 : slope) + "$";
    }

    private static Caption caption(List<CSVRecord> rows, List<GrowthPanel> kinds) {
        var above = new ArrayList<String>();
        for (GrowthPanel kind : kinds) {
            for (GrowthPanel.Curve curve : kind.curves()) {
                double slope = Cost.of(rows, curve.workload(), "seconds").slope();
                if (!(slope <= curve.expected() + TOLERANCE)) {
                    above.add(String.format(Locale.ROOT, "%s (%.2f)", curve.workload(), slope));
                }
            }
        }
        return new Caption(
                "How time and memory grow",
                """
                        Time of a call, peak resident memory of its process, and heap allocated by the call, against what grows. Numbers are slopes in
                        the last two decades, the exponents of growth; open symbols are at infinity. Expected of time: a simulation
                        is $O(K)$ where all quanta are sampled often and otherwise $O(D^{1/(1+\\alpha)})$, slope 0.71, whatever $K$ is; $O(1)$ in $D$ for a given
                        number of quanta; $O(R)$; and inversely proportional to threads up to the two cores, slope -0.5 over one, two and four threads. A law is
                        $O(1)$ in $D$ and in $K$, value and bound. A derivation is about $O(n^2)$ in the number of symbols, a fit $O(n)$ in the rows, a Zipf
                        fit $O(n)$ in the length of the list, clustering $O(n^2)$. Expected of memory: $O(1)$ for simulations and laws, $O(n)$ for fits, and
                        $O(n^2)$ for clustering, above some 60 MB of an empty process. Slopes of time that exceed what is expected by more than 0.3: %s."""
                        .formatted(above.isEmpty() ? "none" : String.join(", ", above)),
                "none",
                "T8, T11, T12, T17, T35",
                "simulations: $\\alpha = 0.4$, $\\tau = 1$, 30 amounts of data up to $D$, four replicates, vector kernel; laws: $\\alpha = 0.4$, $\\tau = 2$, $D = 10^9$; ten clusters",
                "nothing",
                "everything: medians after warm-up, each point in a process of its own, in `src/jmh/results/growth.csv`, whose head names machine and command");
    }
}
