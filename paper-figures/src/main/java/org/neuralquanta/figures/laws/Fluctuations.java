package org.neuralquanta.figures.laws;

import java.awt.Color;
import java.awt.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.PlotPoints;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;
import org.neuralquanta.figures.simulation.SimulationRun;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Estimate;
import org.neuralquanta.montecarlo.Result;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.special.HurwitzZeta;

/** How much the loss varies from data set to data set, and that it becomes normal (T14). */
public final class Fluctuations implements Figure {

    private static final long QUANTA = 100_000;
    private static final int SETS = 20_000;
    private static final double[] AMOUNTS = {3, 10, 30, 100, 300, 1000, 3000, 10_000};
    private static final int FEW = 1;
    private static final int MANY = 7;
    private static final double WIDEST = 3.75;
    private static final int BINS = 30;

    private record Case(double alpha, String text, Color color, Shape symbol) {

        /** The standard deviation in closed form for one sample to learn, over the closed form of the loss. */
        double relativeSpread(double samples, double loss) {
            double s = 1 + alpha;
            double integral = GammaRatio.gamma(2 - 1 / s) * (1 - Math.pow(2, 1 / s - 2));
            double variance = Math.pow(HurwitzZeta.value(alpha, 1), -1 / s) / s * Math.pow(samples, 1 / s - 2) * integral;
            return Math.sqrt(variance) / loss;
        }
    }

    private static final List<Case> CASES = List.of(
            new Case(0.4, "0.4", Style.BLUE, Marker.CIRCLE), new Case(1, "1", Style.VERMILLION, Marker.DIAMOND));

    @Override
    public String name() {
        return "fluctuations";
    }

    @Override
    public Drawing draw(Path data) {
        var spread = new Panel(
                "relative spread", "spread", Axis.decades("samples $D$", 1, 2e4, 1),
                Axis.decades("std. deviation / mean of $L$", 1e-2, 1, 1));
        Panel few = histogram("few", FEW);
        Panel many = histogram("many", MANY);
        double[] fine = PlotPoints.logarithmic(1, 2e4, 12);
        for (int i = 0; i < CASES.size(); i++) {
            Case c = CASES.get(i);
            DataLaw infinite = law(Zipf.infinite(c.alpha));
            spread.with(Layer.Line.of("exact, infinitely many quanta, alpha=" + c.text, c.color, Style.SOLID, fine,
                    d -> Math.sqrt(MomentValue.of(infinite.variance(d))) / infinite.exact(d)));
            spread.with(Layer.Line.of("closed form, alpha=" + c.text, Style.BLACK, Style.DOTTED, fine,
                    d -> c.relativeSpread(d, infinite.asymptotic().at(d))));
            Zipf finite = Zipf.finite(c.alpha, QUANTA);
            DataLaw law = law(finite);
            spread.with(Layer.Line.of("exact, K quanta, less D (dE/dD)^2, alpha=" + c.text, c.color, Style.THIN,
                    PlotPoints.logarithmic(3, 2e4, 12), d -> Math.sqrt(multinomialVariance(law, d)) / law.exact(d)));
            double[] atFew = new double[SETS];
            double[] atMany = new double[SETS];
            Result result = SimulationRun.run(Simulation.of(Zipf.infinite(c.alpha)).repeated(SETS, i + 1), (set, losses) -> {
                atFew[(int) set] = losses[FEW];
                atMany[(int) set] = losses[MANY];
            }, AMOUNTS);
            spread.with(simulated(result, c, "Poisson", true));
            Result exactly = SimulationRun.run(
                    Simulation.of(finite).sampled(Sampling.MULTINOMIAL).repeated(SETS / 20, i + 3), AMOUNTS);
            spread.with(simulated(exactly, c, "multinomial", false));
            if (c.alpha == 1) {
                add(few, infinite, FEW, atFew);
                add(many, infinite, MANY, atMany);
            }
        }
        spread.label(new Tex("$\\alpha = 1$", Style.ink(Style.VERMILLION)), 30, 0.5, 0, 0, Tex.Anchor.LEFT);
        spread.label(new Tex("$0.4$", Style.ink(Style.BLUE)), 300, 0.09, 0, 0, Tex.Anchor.LEFT);
        spread.key(Layer.Points.sample(Style.BLACK, CASES.getFirst().symbol, true), "Poisson")
                .key(Layer.Points.sample(Style.BLACK, CASES.getFirst().symbol, false), "multinomial")
                .key(Layer.Line.sample(Style.BLACK, Style.DOTTED), "closed form")
                .keysInside(Panel.Corner.BOTTOM_LEFT);
        return new Drawing(Sheet.grid(new double[] {130}, List.of(List.of(spread, few, many))), caption());
    }

    private static DataLaw law(Zipf quanta) {
        return DataLaw.of(QuantaModel.of(quanta).learnedAfter(Shots.of(1)));
    }

    /** Var L(D) − D (dE[L]/dD)^2, the leading order for exactly D samples. */
    private static double multinomialVariance(DataLaw law, double samples) {
        double slope = law.localExponent(samples) * law.exact(samples) / samples;
        return MomentValue.of(law.variance(samples)) - samples * slope * slope;
    }

    /** The spread with bars of two standard errors, those of a normal variable's standard deviation. */
    private static Layer simulated(Result result, Case c, String sampling, boolean filled) {
        double[] y = result.points().stream().mapToDouble((Estimate p) -> Math.sqrt(p.variance()) / p.mean()).toArray();
        double error = 2 / Math.sqrt(2.0 * (filled ? SETS : SETS / 20));
        return new Layer.Estimates("simulation, " + sampling + ", alpha=" + c.text, c.color, c.symbol, filled, AMOUNTS, y,
                PlotPoints.values(y, v -> v * (1 - error)), PlotPoints.values(y, v -> v * (1 + error)));
    }

    private static Panel histogram(String name, int at) {
        double[] x = new double[161];
        Arrays.setAll(x, i -> -WIDEST + i * 2 * WIDEST / (x.length - 1));
        Axis density = Axis.linear("density", 0, 0.8, 0.2);
        return new Panel(name, at == FEW ? "$D = 10$" : "$D = 10^4$",
                        Axis.linear("$(L - E[L])/\\sigma$", -WIDEST, WIDEST, 2), at == FEW ? density : density.bare())
                .with(Layer.Line.of("normal", Style.BLACK, Style.DASHED, x, v -> Math.exp(-v * v / 2) / Math.sqrt(2 * Math.PI)));
    }

    private static void add(Panel panel, DataLaw law, int at, double[] losses) {
        double mean = law.exact(AMOUNTS[at]);
        double deviation = Math.sqrt(MomentValue.of(law.variance(AMOUNTS[at])));
        double[] heights = new double[BINS];
        double[] edges = new double[BINS + 1];
        Arrays.setAll(edges, i -> -WIDEST + i * 2 * WIDEST / BINS);
        for (double loss : losses) {
            int bin = (int) Math.floor(((loss - mean) / deviation + WIDEST) * BINS / (2 * WIDEST));
            if (bin >= 0 && bin < BINS) {
                heights[bin] += BINS / (2 * WIDEST) / losses.length;
            }
        }
        panel.with(Layer.Line.steps("simulation", Style.VERMILLION, Style.THIN, edges, heights));
    }

    private static Caption caption() {
        return new Caption(
                "Fluctuations between data sets",
                """
                Left: the standard deviation of the loss over data sets, relative to its mean: exact for infinitely many
                quanta (solid), its closed form (dotted, $\\propto n^{-1/2}$), and simulated under Poisson (filled) and
                multinomial sampling (open, $K = 10^5$ quanta). With exactly $D$ samples the counts of quanta depend on
                each other and the spread is smaller, by $D\\,(dE[L]/dD)^2$ in the variance to leading order (thin).
                Middle and right: for $\\alpha = 1$, the distribution of the loss in units of its exact standard deviation
                (solid) against the normal law (dashed): at $D = 10$, where three quanta are learned, its shape is that of
                single quanta; at $D = 10^4$ the central limit theorem holds.""",
                "none",
                "T14",
                "$\\alpha = 0.4, 1$; one sample to learn ($\\tau = 1$); gap 1; infinitely many quanta, $K = 10^5$ under multinomial sampling",
                "lines at the left and the unit of the others: exact means and variances, Poisson sampling; dashed: normal density",
                "filled points and histograms: 20000 data sets each, Poisson sampling, seeds 1 and 2; open points: 1000 data sets each,"
                        + " multinomial sampling, seeds 3 and 4; bars of two standard errors",
                "nothing");
    }
}
