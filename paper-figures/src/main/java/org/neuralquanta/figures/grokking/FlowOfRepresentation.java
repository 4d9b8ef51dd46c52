package org.neuralquanta.figures.grokking;

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
import org.neuralquanta.figures.drawing.PlotPoints;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;
import org.neuralquanta.figures.simulation.Share;
import org.neuralquanta.figures.simulation.StraightLine;
import org.neuralquanta.grokking.Addition;
import org.neuralquanta.grokking.EffectiveLoss;
import org.neuralquanta.grokking.Representation;
import org.neuralquanta.grokking.RepresentationFlow;
import org.neuralquanta.grokking.RepresentationQuality;
import org.neuralquanta.grokking.TrainingSet;

/** A representation on its flow, and what the third eigenvalue says about it (T26, T28). */
public final class FlowOfRepresentation implements Figure {

    private static final int P = 10;
    private static final double[] MOMENTS = {0.3, 10, 50, 250};
    private static final int SETS = 60;

    @Override
    public String name() {
        return "representation-flow";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        Addition addition = Addition.of(P);
        var flow = RepresentationFlow.of(
                EffectiveLoss.of(TrainingSet.random(addition, 40, 1, 0)), Representation.random(P, 1, 1, 1).standardised());
        double[] t = PlotPoints.logarithmic(0.1, 1000, 20);
        var symbols = new Panel("symbols", "", Axis.decades("time $t$", 0.1, 1000, 1), Axis.linear("$E_i(t)$", -2.6, 2.2, 1));
        for (int i = 0; i < P; i++) {
            int symbol = i;
            symbols.with(new Layer.Line("symbol " + i, i % 2 == 0 ? Style.BLUE : Style.ORANGE, Style.SOLID, t, PlotPoints.values(t, v -> flow.at(v).at(symbol, 0))));
        }
        for (double moment : MOMENTS) {
            symbols.with(new Layer.Points("moment " + moment, Style.BLACK, Marker.DOT, false, at(moment), values(flow, moment)));
        }
        var quality = new RepresentationQuality(addition);
        var course = new Panel("course", "", Axis.decades("time $t$", 0.1, 1000, 1), Axis.linear("quality, loss", 0, 1.05, 0.2))
                .with(new Layer.Line("RQI", Style.VERMILLION, Style.SOLID, t, PlotPoints.values(t, v -> quality.index(flow.at(v)))))
                .with(new Layer.Line("effective loss", Style.BLUE, Style.DASHED, t, PlotPoints.values(t, flow::loss)));
        course.label(new Tex("RQI", Style.ink(Style.VERMILLION)), 20, 0.85, -6, 0, Tex.Anchor.RIGHT);
        course.label(new Tex("effective loss", Style.ink(Style.BLUE)), 0.2, 0.6, 0, 0, Tex.Anchor.LEFT);

        Spread spread = Spread.of(addition);
        var lambda = new Panel("lambda3", "", Axis.linear("fraction of pairs", 0.3, 1, 0.2), Axis.linear("$\\lambda_3$", 0, 0.5, 0.1))
                .with(new Layer.Enclosed("mean of " + SETS + " sets, two standard errors", Style.BLUE, Style.SOLID,
                        spread.fraction, spread.mean, spread.lower, spread.upper));
        List<CSVRecord> small = DataFile.rows(data.resolve("runs-toy.csv"));
        List<CSVRecord> wide = DataFile.rowsIfWritten(data.resolve("runs-toy-200.csv"));
        List<CSVRecord> theirs = DataFile.rows(data.resolve("published-toy.csv")).stream()
                .filter(row -> Double.parseDouble(row.get("lambda3")) > 0)
                .toList();
        var times = new Panel("times", "", Axis.decades("$\\lambda_3$", 0.01, 1, 1), Axis.decades("$t$, or steps", 10, 1e5, 1))
                .with(new Layer.Points("flow to RQI 0.95", Style.SKY, Marker.DOT, false, spread.third, spread.time))
                .with(new Layer.Line("fit to the flow", Style.BLUE, Style.SOLID, new double[] {0.01, 0.6},
                        PlotPoints.values(new double[] {0.01, 0.6}, spread::fitted)));
        network(times, theirs, "published", Style.BLACK, Marker.CIRCLE, 1.6e4);
        network(times, small, "width 50", Style.GREEN, Marker.SQUARE, 2.8e4);
        network(times, wide, "width 200", Style.VERMILLION, Marker.DIAMOND, 4.9e4);
        times.label(new Tex(String.format(Locale.ROOT, "flow, slope $%.2f$", spread.slope), Style.ink(Style.BLUE)), 0.012, 20, 0, 0, Tex.Anchor.LEFT);
        times.label(Tex.black("not reached"), 0.012, 5e4, 0, 0, Tex.Anchor.LEFT);
        times.label(Tex.black("published"), 0.012, 1.05e4, 0, 0, Tex.Anchor.LEFT);
        times.label(new Tex("width 50", Style.ink(Style.GREEN)), 0.012, 5e3, 0, 0, Tex.Anchor.LEFT);
        times.label(new Tex("width 200", Style.ink(Style.VERMILLION)), 0.012, 2.35e3, 0, 0, Tex.Anchor.LEFT);
        return new Drawing(Sheet.grid(new double[] {110, 110}, List.of(List.of(symbols, course), List.of(lambda, times))), caption(spread, small, wide, theirs));
    }

    /** The steps of the runs that reach the representation, filled, and the others above all steps. */
    private static void network(Panel panel, List<CSVRecord> runs, String name, Color color, Shape symbol, double height) {
        List<CSVRecord> done = runs.stream().filter(FlowOfRepresentation::reached).toList();
        double[] open = DataFile.column(runs.stream().filter(row -> !reached(row)).toList(), "lambda3");
        panel.with(new Layer.Points(name + ", steps to RQI 0.95", color, symbol, true, DataFile.column(done, "lambda3"), DataFile.column(done, "quality")))
                .with(new Layer.Points(name + ", not reached", color, symbol, false, open, PlotPoints.values(open, _ -> height)));
    }

    private static boolean reached(CSVRecord row) {
        return !row.get("quality").isEmpty();
    }

    private static String share(List<CSVRecord> runs) {
        return new Share((int) runs.stream().filter(FlowOfRepresentation::reached).count(), runs.size()).text();
    }

    private static double[] at(double time) {
        var x = new double[P];
        Arrays.fill(x, time);
        return x;
    }

    private static double[] values(RepresentationFlow flow, double time) {
        var y = new double[P];
        for (int i = 0; i < P; i++) {
            y[i] = flow.at(time).at(i, 0);
        }
        return y;
    }

    /** λ₃ over random sets by size, and times of the flow to an index of 0.95. */
    private record Spread(double[] fraction, double[] mean, double[] lower, double[] upper, double[] third, double[] time,
            double slope, double height, double residual) {

        static Spread of(Addition addition) {
            var rows = new ArrayList<double[]>();
            var pairs = new ArrayList<double[]>();
            for (int size = 17; size <= addition.pairs(); size += 2) {
                double sum = 0;
                double squares = 0;
                for (int set = 0; set < SETS; set++) {
                    EffectiveLoss loss = EffectiveLoss.of(TrainingSet.random(addition, size, 2, set));
                    sum += loss.lambda3();
                    squares += loss.lambda3() * loss.lambda3();
                    if (set < 12 && loss.lambda3() > 0) {
                        double time = RepresentationFlow.of(loss, Representation.random(P, 1, 3, set).standardised()).timeTo(0.95);
                        if (time > 0 && Double.isFinite(time)) {
                            pairs.add(new double[] {loss.lambda3(), time});
                        }
                    }
                }
                double mean = sum / SETS;
                double error = 2 * Math.sqrt(Math.max(0, squares / SETS - mean * mean) / SETS);
                rows.add(new double[] {(double) size / addition.pairs(), mean, mean - error, mean + error});
            }
            double[] lambda3 = column(pairs, 0);
            double[] times = column(pairs, 1);
            var line = StraightLine.throughLogarithms(lambda3, times);
            return new Spread(column(rows, 0), column(rows, 1), column(rows, 2), column(rows, 3), lambda3, times,
                    line.slope(), line.intercept(), line.deviation());
        }

        private static double[] column(List<double[]> rows, int index) {
            return rows.stream().mapToDouble(row -> row[index]).toArray();
        }

        double fitted(double lambda) {
            return Math.exp(height + slope * Math.log(lambda));
        }
    }

    private static Caption caption(Spread spread, List<CSVRecord> small, List<CSVRecord> wide, List<CSVRecord> theirs) {
        return new Caption(
                "The flow of a representation",
                String.format(Locale.ROOT, """
                Top: one representation of $p = 10$ symbols in one dimension on its exact flow, 40 training pairs: the numbers $E_i$,
                with four moments as dots; they end equally spaced; the index RQI, and the effective loss. Bottom left: the third
                eigenvalue of $M$ against the fraction of pairs, the mean of %d random sets per size with two standard errors. Bottom
                right: the time to RQI 0.95 against $\\lambda_3$: on the flow of random sets and starts (circles) the slope is %.2f
                and the spread about the line a factor $e^{%.2f}$, where time $\\propto 1/\\lambda_3$ alone would be $-1$ and none. Trained
                networks with $\\lambda_3 > 0$, every run: steps to RQI 0.95 (filled), or open above all steps where it is not reached. The published
                runs of Liu et al., width 200, several sizes (black circles): %s reach it within $10^4$ steps (Wilson, 95 %%).
                Width 50 with a faster decoder, 45 pairs, 4000 steps (green squares): %s.%s A positive $\\lambda_3$ is necessary, not
                sufficient.""",
                        SETS, spread.slope, spread.residual, share(theirs), share(small),
                        wide.isEmpty() ? "" : " Width 200 here, 45 pairs (vermillion diamonds): " + share(wide) + "."),
                "Liu et al., arXiv 2205.10343, Figs. 4 and 5",
                "T26, T28",
                "$p = 10$; flow at rate 1 from standardised normal starts; seeds 1 to 3; networks: width 200, rates $10^{-3}$ and $10^{-4}$; width 50, both rates $10^{-3}$, seeds 1 to 40; no decay",
                "lines and circles: exact flow and spectrum",
                "networks: `data/published-toy.csv`, MIT licence; the run log `data/runs-toy.csv`, written by `mvn -f paper-figures -Dretrain=toy`");
    }
}
