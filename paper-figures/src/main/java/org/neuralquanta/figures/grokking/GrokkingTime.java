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
import org.neuralquanta.figures.simulation.StraightLine;
import org.neuralquanta.omnigrok.LinearModel;

/** The grokking time against the logarithm of the start's norm, in the linear model and in a network (T31, T32). */
public final class GrokkingTime implements Figure {

    private static final double RATE = 1e-3;
    private static final Shape[] MARKERS = {Marker.CIRCLE, Marker.DIAMOND, Marker.SQUARE, Marker.TRIANGLE};

    @Override
    public String name() {
        return "grokking-time";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        double[] start = PlotPoints.logarithmic(1, 30, 12);
        double critical = LinearModel.of(2, 1).limit().criticalNorm(0.4);
        Axis norms = norms("norm of the start $W_0$", 0.9, 34, 1, 3, 10, 30);
        var linear = new Panel("linear", "linear model", norms.bare(), Axis.linear("$\\gamma t$", 0, 4, 1))
                .with(new Layer.Line("ln(W0/Wc)", Style.BLACK, Style.SOLID, start, PlotPoints.values(start, w -> Math.log(w / critical))));
        var linearGap = new Panel("linear, difference", "", norms, Axis.linear("difference", -0.02, 0.07, 0.02)).with(zero(0.9, 34));
        double[] decays = {1e-4, 3e-2, 1e-1};
        Color[] colours = {Style.BLUE, Style.GREEN, Style.VERMILLION};
        for (int k = 0; k < decays.length; k++) {
            double decay = decays[k];
            double[] time = PlotPoints.values(
                    start, w -> decay * LinearModel.of(2, w).withDecay(decay).limit().grokkingTime(0.4).orElse(Double.NaN));
            linear.with(new Layer.Points("decay " + decay, colours[k], MARKERS[k], false, start, time));
            linearGap.with(new Layer.Points(
                    "decay " + decay, colours[k], MARKERS[k], false, start, above(start, time, critical)));
        }
        linear.label(new Tex("$\\gamma = 0.1$", Style.ink(Style.VERMILLION)), 1.2, 3.7, 0, 0, Tex.Anchor.LEFT);
        linear.label(new Tex("$\\gamma = 0.03$", Style.ink(Style.GREEN)), 1.2, 3.1, 0, 0, Tex.Anchor.LEFT);
        linear.label(new Tex("$\\gamma = 10^{-4}$", Style.ink(Style.BLUE)), 1.2, 2.5, 0, 0, Tex.Anchor.LEFT);

        Fit fit = Fit.of(DataFile.rows(data.resolve("runs-norms.csv")).stream().filter(row -> !row.get("test").isEmpty()).toList());
        double[] range = {20, 100};
        Axis ours = norms("norm of the start $w_0$", 20, 100, 20, 40, 60, 100);
        var network = new Panel("network", "teacher and student", ours.bare(), Axis.linear("$\\eta \\gamma t$", 0, 2.6, 0.5))
                .with(new Layer.Line("ln(w0/wc)", Style.BLACK, Style.SOLID, range, PlotPoints.values(range, w -> Math.log(w / fit.critical))));
        var networkGap = new Panel("network, difference", "", ours, Axis.linear("difference", -0.07, 0.07, 0.04)).with(zero(20, 100));
        Color[] four = {Style.BLUE, Style.GREEN, Style.VERMILLION, Style.GREY};
        for (int k = 0; k < fit.decays.size(); k++) {
            double decay = fit.decays.get(k);
            List<double[]> points = fit.points.stream().filter(point -> point[0] == decay).toList();
            double[] norm = points.stream().mapToDouble(point -> point[1]).toArray();
            double[] time = points.stream().mapToDouble(point -> point[2]).toArray();
            network.with(new Layer.Points("decay " + decay, four[k], MARKERS[k], false, norm, time));
            networkGap.with(new Layer.Points("decay " + decay, four[k], MARKERS[k], false, norm, above(norm, time, fit.critical)));
            network.label(new Tex("$\\gamma = " + decay + "$", Style.ink(four[k])), 22, 2.35 - 0.3 * k, 0, 0, Tex.Anchor.LEFT);
        }
        return new Drawing(
                Sheet.grid(new double[] {110, 70}, List.of(List.of(linear, network), List.of(linearGap, networkGap))), caption(fit));
    }

    private static Axis norms(String label, double lower, double upper, int... ticks) {
        return new Axis(label, true, lower, upper,
                Arrays.stream(ticks).mapToObj(tick -> new Axis.Tick(tick, "$" + tick + "$")).toList(), List.of(), true);
    }

    private static Layer zero(double from, double to) {
        return new Layer.Line("zero", Style.BLACK, Style.SOLID, new double[] {from, to}, new double[] {0, 0});
    }

    /** How far the times lie above the logarithm of the norm over the critical one. */
    private static double[] above(double[] norm, double[] time, double critical) {
        double[] gap = new double[norm.length];
        Arrays.setAll(gap, i -> time[i] - Math.log(norm[i] / critical));
        return gap;
    }

    /** Least squares of ηγt on ln w₀: (decay, w₀, ηγt) of each run. */
    private record Fit(List<double[]> points, List<Double> decays, double slope, double error, double critical) {

        static Fit of(List<CSVRecord> rows) {
            var points = new ArrayList<double[]>();
            for (CSVRecord row : rows) {
                double decay = Double.parseDouble(row.get("decay"));
                points.add(new double[] {decay, Double.parseDouble(row.get("norm")), RATE * decay * Double.parseDouble(row.get("test"))});
            }
            var line = StraightLine.through(
                    points.stream().mapToDouble(p -> Math.log(p[1])).toArray(), points.stream().mapToDouble(p -> p[2]).toArray());
            return new Fit(points, points.stream().map(p -> p[0]).distinct().sorted().toList(), line.slope(), line.slopeError(), Math.exp(line.meanX() - line.meanY()));
        }
    }

    private static Caption caption(Fit fit) {
        return new Caption(
                "The grokking time and the norm of the start",
                String.format(Locale.ROOT, """
                When the test loss first falls to a target, times the decay, against the norm of the start. Left: the linear model with
                $\\lambda = 2$, target 0.4: exact times for three decays and $\\ln(W_0/W_c)$, which they meet when $\\gamma$ is far
                below the lower edge $(\\sqrt2-1)^2 = 0.17$ of the eigenvalues. Right: a tanh network on samples of a teacher, %d runs with
                four decays, four scales and three seeds, target $10^{-3}$: the slope in $\\ln w_0$ is $%.3f \\pm %.3f$, and the line has slope
                1 and the one fitted number $w_c = %.1f$. Bottom: the times less the line, every run.""", fit.points.size(), fit.slope, fit.error, fit.critical),
                "none; the law is that of Liu et al., arXiv 2210.01117, section 2",
                "T31, T32",
                "network: 5–100–100–5, 100 samples, AdamW of rate $10^{-3}$, all samples in each step",
                "lines; symbols on the left: exact limit",
                "symbols on the right: the run log `data/runs-norms.csv`, written by `mvn -f paper-figures -Dretrain=norms`");
    }
}
