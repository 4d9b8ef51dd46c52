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
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Result;
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.special.GammaRatio;

/** What it matters that a data set has exactly D samples and not D on average (T12). */
public final class MultinomialCorrection implements Figure {

    private static final double MOST = 9e5;
    private static final long QUANTA = 1000;
    private static final int SETS = 20_000;

    private record Case(double alpha, String text, Color color, Shape symbol) {
        double z() {
            return alpha / (1 + alpha);
        }

        /** What D^−z is to be multiplied by, to all orders: D^z Γ(D+1)/Γ(D+1+z). */
        double factor(double samples) {
            return Math.pow(samples, z()) / GammaRatio.value(samples + 1, z());
        }
    }

    private static final List<Case> CASES = List.of(
            new Case(0.4, "0.4", Style.BLUE, Marker.CIRCLE),
            new Case(1, "1", Style.BLACK, Marker.SQUARE),
            new Case(2, "2", Style.VERMILLION, Marker.DIAMOND));

    @Override
    public String name() {
        return "multinomial-correction";
    }

    @Override
    public Drawing draw(Path data) {
        Axis across = Axis.decades("samples $D$", 1, MOST, 1);
        var correction = new Panel("correction", "", across, Axis.decades("$1 - L_{\\mathrm{exactly}\\,D}/L_{\\mathrm{Poisson}}$", 1e-7, 1, 1));
        var left = new Panel("closed forms", "", across, Axis.decades("$|$closed form / exact $- 1|$", 1e-14, 1, 2));
        double[] amounts = Arrays.stream(PlotPoints.logarithmic(1, MOST, 30)).map(Math::rint).distinct().toArray();
        double[] ends = {1, MOST};
        left.with(new Layer.Enclosed("accuracy of the exact losses", Style.GREY, Style.AXIS, ends,
                new double[] {1e-12, 1e-12}, new double[] {1e-14, 1e-14}, new double[] {1e-12, 1e-12}));
        for (int i = 0; i < CASES.size(); i++) {
            Case c = CASES.get(i);
            String alpha = "alpha=" + c.text;
            QuantaModel model = QuantaModel.of(Zipf.infinite(c.alpha)).learnedAfter(Shots.of(1));
            DataLaw poisson = DataLaw.of(model);
            DataLaw exactly = DataLaw.of(model, Sampling.MULTINOMIAL);
            PowerLaw closed = poisson.asymptotic();
            correction.with(Layer.Line.of("exact, " + alpha, c.color, Style.SOLID, amounts,
                    d -> 1 - exactly.exact(d) / poisson.exact(d)));
            correction.with(Layer.Line.of("z(z+1)/(2D), " + alpha, Style.BLACK, Style.DOTTED, amounts,
                    d -> c.z() * (c.z() + 1) / (2 * d)));
            left.with(Layer.Line.of("not corrected, " + alpha, c.color, Style.DASHED, amounts,
                    d -> Math.abs(closed.at(d) / exactly.exact(d) - 1)));
            left.with(Layer.Line.of("corrected, " + alpha, c.color, Style.SOLID, amounts,
                    d -> Math.abs(closed.at(d) * c.factor(d) / exactly.exact(d) - 1)));
            simulate(correction, c, i + 1);
        }
        for (Case c : CASES.reversed()) {
            correction.key(Layer.Points.sample(c.color, c.symbol, false), "$\\alpha = " + c.text + "$");
        }
        correction.key(Layer.Line.sample(Style.BLACK, Style.DOTTED), "first order").keysInside(Panel.Corner.TOP_RIGHT);
        left.label(Tex.black("$D^{-z}$"), 3e4, 3e-4, 0, 0, Tex.Anchor.LEFT);
        left.label(Tex.black("ratio of $\\Gamma$"), 1.2e4, 1e-8, 0, 0, Tex.Anchor.LEFT);
        left.label(Tex.black("accuracy"), 8e5, 1e-13, 0, 0, Tex.Anchor.RIGHT);
        return new Drawing(Sheet.grid(new double[] {150}, List.of(List.of(correction, left))), caption());
    }

    /** Simulated losses for exactly D samples against the exact loss under Poisson sampling. */
    private static void simulate(Panel panel, Case c, long seed) {
        double[] grid = {3, 6, 12, 25, 50};
        Zipf quanta = Zipf.finite(c.alpha, QUANTA);
        DataLaw poisson = DataLaw.of(QuantaModel.of(quanta).learnedAfter(Shots.of(1)));
        Result result = SimulationRun.run(
                Simulation.of(quanta).sampled(Sampling.MULTINOMIAL).repeated(SETS, seed), grid);
        double[][] corrections = new double[3][];
        for (int i = 0; i < 3; i++) {
            double[] losses = SimulationRun.means(result, 2 * i - 2);
            corrections[i] = new double[grid.length];
            for (int j = 0; j < grid.length; j++) {
                corrections[i][j] = 1 - losses[j] / poisson.exact(grid[j]);
            }
        }
        panel.with(new Layer.Estimates("simulation, alpha=" + c.text, c.color, c.symbol, false, grid,
                corrections[1], corrections[2], corrections[0]));
    }

    private static Caption caption() {
        return new Caption(
                "Exactly D samples",
                """
                Left: by how much the expected loss is smaller when a data set has exactly $D$ samples (multinomial
                sampling) than when it has $D$ on average (Poisson sampling): exact for infinitely many quanta (solid), to
                first order $z(z+1)/(2D)$ with $z = \\alpha/(1+\\alpha)$ (dotted), and simulated (points). Right: the
                relative distance from the exact loss for exactly $D$ samples of the closed form with $D^{-z}$ (dashed)
                and with $\\Gamma(D+1)/\\Gamma(D+1+z)$ in its place (solid): the first falls like $1/D$, the second faster
                than every power, down to the stated accuracy of the exact losses (grey).""",
                "none",
                "T12",
                "$\\alpha = 0.4, 1, 2$; one sample to learn ($\\tau = 1$); gap 1, $L_\\infty = 0$; $K = \\infty$, points $K = 1000$",
                "lines: exact losses and closed forms",
                "points with bars of two standard errors: 20000 data sets each, multinomial sampling, seeds 1 to 3, against the exact loss"
                        + " under Poisson sampling",
                "nothing");
    }
}
