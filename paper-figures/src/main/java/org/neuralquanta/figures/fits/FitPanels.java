package org.neuralquanta.figures.fits;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.PlotPoints;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;
import org.neuralquanta.figures.drawing.TexNumber;
import org.neuralquanta.fit.Covariance;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.runs.Runs;

/** What a fit of the sum of two bottlenecks looks like: curves through the runs, residuals, and the exponents' region. */
final class FitPanels {

    /** The quantile of χ² with two degrees of freedom at 95 %. */
    private static final double REGION = 5.991464547107979;

    private static final double[] SHARES = {0.1, 0.5, 0.9};
    private static final Color[] COLORS = {Style.ORANGE, Style.BLUE, Style.BLACK};
    private static final BasicStroke[] STROKES = {Style.DOTTED, Style.DASHED, Style.SOLID};

    private final Fit fit;
    private final Runs runs;

    FitPanels(Fit fit) {
        this.fit = fit;
        this.runs = fit.runs();
    }

    private double[] column(int variable) {
        return IntStream.range(0, runs.size()).mapToDouble(i -> runs.value(variable, i)).toArray();
    }

    private double[] losses() {
        return IntStream.range(0, runs.size()).mapToDouble(runs::loss).toArray();
    }

    private static Axis around(String label, double[] values, double room) {
        double lower = Arrays.stream(values).min().orElseThrow();
        double upper = Arrays.stream(values).max().orElseThrow();
        double margin = room * Math.max(upper - lower, 1e-9 * Math.abs(upper));
        return rounded(label, lower - margin, upper + margin);
    }

    /** A linear axis with three to six ticks at 1, 2 or 5 times a power of ten. */
    private static Axis rounded(String label, double lower, double upper) {
        double power = Math.pow(10, Math.floor(Math.log10((upper - lower) / 3)));
        double rest = (upper - lower) / 3 / power;
        return Axis.linear(label, lower, upper, (rest >= 5 ? 5 : rest >= 2 ? 2 : 1) * power);
    }

    private static Axis decades(String label, double[] values) {
        double lower = Arrays.stream(values).min().orElseThrow() / 1.5;
        double upper = Arrays.stream(values).max().orElseThrow() * 1.5;
        return Axis.decades(label, lower, upper, upper / lower > 1e6 ? 2 : 1);
    }

    /** Losses against tokens, each run in the colour of the nearest of three numbers of parameters, and the curves there. */
    Panel curves() {
        double[] n = column(0);
        double[] d = column(1);
        double[] losses = losses();
        double[] sorted = Arrays.stream(n).sorted().toArray();
        double[] levels = Arrays.stream(SHARES).map(s -> sorted[(int) (s * (sorted.length - 1))]).toArray();
        Axis across = decades("tokens $D$", d);
        Axis up = around("loss $L$", losses, 0.06);
        var panel = new Panel("losses", "", across, up);
        for (int k = 0; k < levels.length; k++) {
            int level = k;
            int[] near = IntStream.range(0, n.length).filter(i -> nearest(levels, n[i]) == level).toArray();
            panel.with(new Layer.Points(label("runs near", levels[k]), COLORS[k], Marker.DOT, k != 1,
                    Arrays.stream(near).mapToDouble(i -> d[i]).toArray(), Arrays.stream(near).mapToDouble(i -> losses[i]).toArray()));
        }
        double[] grid = PlotPoints.logarithmic(across.lower(), across.upper(), 20);
        for (int k = 0; k < levels.length; k++) {
            double level = levels[k];
            panel.with(new Layer.Line(label("fit at", level), COLORS[k], STROKES[k], grid, PlotPoints.values(grid, x -> fit.predict(level, x))));
            panel.label(new Tex((k == 0 ? "$N =\\,$" : "") + TexNumber.of(level), Style.ink(COLORS[k])), across.upper(), up.upper(), -4, -9 - 11 * k,
                    Tex.Anchor.RIGHT);
        }
        return panel;
    }

    private static String label(String what, double n) {
        return String.format(Locale.ROOT, "%s N = %.3g", what, n);
    }

    private static int nearest(double[] levels, double n) {
        int best = 0;
        for (int k = 1; k < levels.length; k++) {
            if (Math.abs(Math.log(n / levels[k])) < Math.abs(Math.log(n / levels[best]))) {
                best = k;
            }
        }
        return best;
    }

    /** The relative errors against parameters. */
    Panel residuals() {
        double[] x = column(0);
        double[] residuals = fit.residuals();
        Axis across = decades("parameters $N$", x);
        return new Panel("residuals by " + runs.variables().getFirst(), "", across,
                        around("$\\log L - \\log L_\\mathrm{fit}$", residuals, 0.08))
                .with(new Layer.Line("zero", Style.GREY, Style.THIN, new double[] {across.lower(), across.upper()}, new double[2]))
                .with(new Layer.Points("residual", Style.BLUE, Marker.DOT, true, x, residuals));
    }

    /** The exponents with their region, and the hypothesis' curve across, in a frame around the region. */
    Panel exponents() {
        double[][] region = region();
        var panel = new Panel("exponents", "", around("$\\alpha$ (parameters)", region[0], 0.35),
                around("$\\beta$ (data)", withRelation(region), 0.15));
        addHypothesis(panel, PlotPoints.logarithmic(Math.max(panel.horizontal().lower(), 1e-3), panel.horizontal().upper(), 200));
        addRegion(panel);
        return panel;
    }

    private double[] withRelation(double[][] region) {
        double[] all = Arrays.copyOf(region[1], region[1].length + 1);
        double alpha = fit.parameter("alpha");
        all[region[1].length] = alpha / (1 + alpha);
        return all;
    }

    /** The 95 % region of both exponents and the estimate. */
    void addRegion(Panel panel) {
        double[][] region = region();
        panel.with(new Layer.Line("95 % region", Style.VERMILLION, Style.SOLID, region[0], region[1]));
        panel.with(new Layer.Points("estimate", Style.VERMILLION, Marker.DIAMOND, true, new double[] {fit.parameter("alpha")},
                new double[] {fit.parameter("beta")}));
    }

    /** Data exponent against parameter exponent of the library's closed forms. */
    static void addHypothesis(Panel panel, double[] alphas) {
        double[] parameters = new double[alphas.length];
        double[] data = new double[alphas.length];
        for (int i = 0; i < alphas.length; i++) {
            var model = QuantaModel.of(Zipf.infinite(alphas[i])).learnedAfter(Shots.of(1));
            parameters[i] = ParameterLaw.of(model).asymptotic().exponent();
            data[i] = DataLaw.of(model).asymptotic().exponent();
        }
        panel.with(new Layer.Line("quanta theory", Style.BLACK, Style.SOLID, parameters, data));
    }

    /** An ellipse by the sandwich covariance. */
    private double[][] region() {
        Covariance covariance = Covariance.sandwich(fit);
        int a = covariance.names().indexOf("alpha");
        int b = covariance.names().indexOf("beta");
        double first = Math.sqrt(covariance.at(a, a));
        double mixed = covariance.at(a, b) / first;
        double second = Math.sqrt(Math.max(covariance.at(b, b) - mixed * mixed, 0));
        double radius = Math.sqrt(REGION);
        double[][] region = new double[2][201];
        for (int i = 0; i <= 200; i++) {
            double u = radius * Math.cos(2 * Math.PI * i / 200);
            double v = radius * Math.sin(2 * Math.PI * i / 200);
            region[0][i] = fit.parameter("alpha") + first * u;
            region[1][i] = fit.parameter("beta") + mixed * u + second * v;
        }
        return region;
    }
}
