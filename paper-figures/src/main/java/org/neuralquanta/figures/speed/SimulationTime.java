package org.neuralquanta.figures.speed;

import java.awt.Color;
import java.awt.Shape;
import java.io.IOException;
import java.nio.file.Path;
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

/** Measured times of simulations against the number of quanta and the amount of data. */
public final class SimulationTime implements Figure {

    @Override
    public String name() {
        return "simulation-time";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        List<CSVRecord> rows = DataFile.rows(data.resolve("simulation-time.csv"));
        List<CSVRecord> vector = chosen(rows, "quanta", "kernel", "vector");
        List<CSVRecord> scalar = chosen(rows, "quanta", "kernel", "scalar");
        List<CSVRecord> finite = chosen(rows, "data", "quanta", "1000000");
        List<CSVRecord> infinite = chosen(rows, "data", "quanta", "inf");
        List<CSVRecord> drawn = chosen(rows, "drawing", "kernel", "scalar");

        Axis seconds = Axis.decades("time in seconds", 1e-4, 3e1, 1);
        var quanta = new Panel("quanta", "", Axis.decades("number of quanta $K$", 50, 2e7, 1), seconds);
        var amount = new Panel("data", "", Axis.decades("largest amount of data $D$", 3e2, 3e15, 2), seconds.bare());
        series(quanta, "scalar kernel", scalar, "quanta", Style.ORANGE, Marker.SQUARE);
        series(quanta, "vector kernel", vector, "quanta", Style.BLUE, Marker.CIRCLE);
        series(amount, "every sample drawn", drawn, "data", Style.VERMILLION, Marker.TRIANGLE);
        series(amount, "race, infinitely many quanta", infinite, "data", Style.GREEN, Marker.DIAMOND);
        series(amount, "race, 10^6 quanta", finite, "data", Style.BLUE, Marker.CIRCLE);
        label(quanta, "scalar kernel", scalar, "quanta", scalar.size() - 2, Style.ORANGE, -6, 8, Tex.Anchor.RIGHT);
        label(quanta, "vector kernel", vector, "quanta", vector.size() - 3, Style.BLUE, 4, -9, Tex.Anchor.LEFT);
        label(amount, "every sample drawn", drawn, "data", drawn.size() - 1, Style.VERMILLION, 0, 12, Tex.Anchor.CENTER);
        label(amount, "$K = \\infty$", infinite, "data", infinite.size() - 1, Style.GREEN, 7, 0, Tex.Anchor.LEFT);
        label(amount, "$K = 10^6$", finite, "data", finite.size() - 1, Style.BLUE, -10, -8, Tex.Anchor.CENTER);
        return new Drawing(Sheet.grid(new double[] {130}, List.of(List.of(quanta, amount))), caption(finite));
    }

    private static List<CSVRecord> chosen(List<CSVRecord> rows, String sweep, String column, String value) {
        return rows.stream().filter(row -> row.get("sweep").equals(sweep) && row.get(column).equals(value)).toList();
    }

    private static void series(Panel panel, String name, List<CSVRecord> rows, String x, Color color, Shape symbol) {
        double[] at = DataFile.column(rows, x);
        double[] times = DataFile.column(rows, "seconds");
        panel.with(new Layer.Line(name, color, Style.THIN, at, times)).with(new Layer.Points(name, color, symbol, true, at, times));
    }

    private static void label(
            Panel panel, String text, List<CSVRecord> rows, String x, int index, Color color, double right, double up, Tex.Anchor anchor) {
        CSVRecord row = rows.get(index);
        panel.label(new Tex(text, Style.ink(color)), Double.parseDouble(row.get(x)), Double.parseDouble(row.get("seconds")), right, up, anchor);
    }

    private static Caption caption(List<CSVRecord> finite) {
        double[] times = DataFile.column(finite, "seconds");
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (double time : times) {
            least = Math.min(least, time);
            most = Math.max(most, time);
        }
        return new Caption(
                "What a simulation costs",
                String.format(Locale.ROOT, """
                        Wall time of whole simulations of 64 replicates at 30 amounts of data, on one thread. Left: against the number of
                        quanta, up to $D = 10^9$. Right: against the largest amount of data: for $10^6$ quanta %.2g to %.2g seconds over twelve
                        decades, since each quantum has one time in each replicate however large $D$ is, and where $D$ is small those that
                        cannot have been sampled cost nothing. For infinitely many quanta the time grows with the number of those that are
                        sampled, like $D^{1/(1+\\alpha)}$. Drawing every sample costs as much as there are samples (one amount of data).""",
                        least, most),
                "none",
                "T8, T11, T12",
                "$\\alpha = 0.4$, $\\tau = 1$; Poisson sampling, and multinomial sampling where every sample is drawn; seed 1",
                "nothing",
                "everything: medians of up to 5 runs after warm-up, in `data/simulation-time.csv`, whose head names machine and command");
    }
}
