package org.neuralquanta.figures.laws;

import java.awt.Color;
import java.awt.Shape;
import java.nio.file.Path;
import java.util.List;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.Deviations;
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

/** How many quanta a data set teaches (T13). */
public final class LearnedQuanta implements Figure {

    private static final int SETS = 64;

    private record Case(double alpha, int tau, String text, Color color, Shape symbol) {

        /** The closed form of T13: (D/ζ(s))^(1/s) Γ(τ − 1/s)/Γ(τ) − ½. */
        double closedForm(double samples) {
            double power = 1 / (1 + alpha);
            return Math.pow(samples / HurwitzZeta.value(alpha, 1), power)
                            * GammaRatio.gamma(tau - power) / GammaRatio.gamma(tau) - 0.5;
        }
    }

    private static final List<Case> CASES = List.of(
            new Case(0.2, 1, "0.2", Style.BLUE, Marker.CIRCLE),
            new Case(0.5, 1, "0.5", Style.BLACK, Marker.SQUARE),
            new Case(1, 1, "1", Style.VERMILLION, Marker.DIAMOND),
            new Case(1, 10, "1", Style.GREEN, Marker.TRIANGLE));

    @Override
    public String name() {
        return "learned-quanta";
    }

    @Override
    public Drawing draw(Path data) {
        Axis across = Axis.decades("samples $D$", 1, 1e6, 1);
        var counts = new Panel("learned quanta", "", across, Axis.decades("learned quanta $n(D)$", 0.1, 2e5, 1));
        Panel deviations = Deviations.panel("deviations", across);
        double[] fine = PlotPoints.logarithmic(1, 1e6, 12);
        for (int i = 0; i < CASES.size(); i++) {
            Case c = CASES.get(i);
            String series = "alpha=" + c.text + ", tau=" + c.tau;
            Zipf quanta = Zipf.infinite(c.alpha);
            DataLaw law = DataLaw.of(QuantaModel.of(quanta).learnedAfter(Shots.of(c.tau)));
            counts.with(Layer.Line.of("exact, " + series, c.color, Style.SOLID, fine,
                    d -> MomentValue.of(law.count(d))));
            counts.with(Layer.Line.of("closed form, " + series, Style.BLACK, Style.DOTTED, fine, c::closedForm));
            double[] grid = PlotPoints.logarithmic(c.tau == 1 ? 1 : Math.sqrt(1000), 1e6, 2);
            Result result = SimulationRun.run(Simulation.of(quanta).learnedAfter(c.tau).repeated(SETS, i + 1), grid);
            double[] simulated = result.points().stream().mapToDouble(Estimate::count).toArray();
            double[] expected = PlotPoints.values(grid, d -> MomentValue.of(law.count(d)));
            double[] error = PlotPoints.values(grid, d -> Math.sqrt(MomentValue.of(law.countVariance(d)) / SETS));
            counts.with(new Layer.Estimates("simulation, " + series, c.color, c.symbol, false, grid, simulated,
                    Deviations.moved(simulated, error, -2), Deviations.moved(simulated, error, 2)));
            deviations.with(new Layer.Points("simulation, " + series, c.color, c.symbol, false, grid,
                    Deviations.of(simulated, expected, error)));
        }
        counts.key(Layer.Line.sample(Style.BLACK, Style.SOLID), "exact")
                .key(Layer.Line.sample(Style.BLACK, Style.DOTTED), "closed form")
                .key(Layer.Points.sample(Style.BLACK, CASES.getFirst().symbol, false), "simulated")
                .keysInside(Panel.Corner.TOP_LEFT);
        counts.label(new Tex("$\\alpha = 0.2$", Style.ink(Style.BLUE)), 3e3, 2.5e3, 0, 0, Tex.Anchor.RIGHT);
        counts.label(new Tex("$0.5$", Style.BLACK), 1.5e5, 1.6e3, 0, 0, Tex.Anchor.LEFT);
        counts.label(new Tex("$1$", Style.ink(Style.VERMILLION)), 4e5, 300, 0, 0, Tex.Anchor.LEFT);
        counts.label(new Tex("$1$, $\\tau = 10$", Style.ink(Style.GREEN)), 3e3, 1.5, 0, 0, Tex.Anchor.LEFT);
        return new Drawing(Sheet.grid(new double[] {150}, List.of(List.of(counts, deviations))), caption());
    }

    private static Caption caption() {
        return new Caption(
                "Learned quanta",
                """
                Left: the number of quanta that $D$ random samples teach: the exact expectation for infinitely many quanta
                (solid), its closed form
                $(D/\\zeta(1+\\alpha))^{1/(1+\\alpha)}\\,\\Gamma(\\tau - \\frac1{1+\\alpha})/\\Gamma(\\tau) - \\frac12$
                (dotted, hidden where it equals the exact curve), and simulated means (points). The exponent is
                $1/(1+\\alpha)$ whatever $\\tau$ is. Right: the distance of the simulated means from the expectation in
                standard errors, which come from the exact variance.""",
                "Michaud et al., arXiv 2303.13506, Fig. 9, as the theory predicts it",
                "T13, T14",
                "$\\alpha = 0.2, 0.5, 1$ with $\\tau = 1$, and $\\alpha = 1$ with $\\tau = 10$; infinitely many quanta",
                "lines: exact and closed form; bars: exact variance",
                "points: 64 data sets each, Poisson sampling without truncation, seeds 1 to 4",
                "nothing");
    }
}
