package org.neuralquanta.figures.laws;

import java.awt.Color;
import java.awt.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Function;
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
import org.neuralquanta.figures.simulation.ExactLosses;
import org.neuralquanta.figures.simulation.SimulatedCurves;
import org.neuralquanta.figures.simulation.SimulationRun;
import org.neuralquanta.figures.simulation.TestSets;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.ScalingLaw;
import org.neuralquanta.law.StepLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Observer;
import org.neuralquanta.montecarlo.Simulation;

/** Loss against parameters, data and steps: simulated, with fitted exponents, and as the theory has it (T10, T12, T15). */
public final class ThreeExponents implements Figure {

    private static final long FINITE = 1L << 31;
    private static final int SETS = 128;
    private static final int TEST_SAMPLES = 20_000;
    private static final int SAMPLES_TO_LEARN = 5;
    private static final Axis LOSS = Axis.decades("loss $L - L_\\infty$", 1e-3, 1.3, 1);

    private record Case(double alpha, String text, Color color, Shape symbol) {}

    private static final List<Case> CASES = List.of(
            new Case(0.4, "0.4", Style.BLUE, Marker.CIRCLE),
            new Case(0.7, "0.7", Style.BLACK, Marker.SQUARE),
            new Case(1, "1", Style.VERMILLION, Marker.DIAMOND));

    /** A resource: its exact law, its simulation, and the range of the fit in its grid. */
    private record Resource(
            String name,
            long seed,
            DoubleFunction<Zipf> quanta,
            Axis axis,
            double[] grid,
            int from,
            int to,
            Function<Zipf, ScalingLaw> law,
            Run run) {}

    /** Simulates the curves of one case. */
    private interface Run {
        void losses(Case c, Zipf quanta, double[] grid, long seed, Observer.LossCurve curves);
    }

    @Override
    public String name() {
        return "three-exponents";
    }

    @Override
    public Drawing draw(Path data) {
        var parameters = new Resource(
                "parameters",
                1,
                alpha -> Zipf.finite(alpha, FINITE),
                Axis.decades("parameters $N/C$", 1, 900, 1),
                new double[] {1, 2, 3, 4, 6, 10, 16, 25, 40, 63, 100, 158, 251, 398, 631},
                5,
                13,
                zipf -> ParameterLaw.of(QuantaModel.of(zipf)),
                (c, zipf, grid, seed, curves) ->
                        new TestSets(c.alpha, FINITE, TEST_SAMPLES, SETS, seed).losses(grid, curves));
        var samples = new Resource(
                "data, many epochs",
                4,
                Zipf::infinite,
                Axis.decades("samples $D$", 1, 9e5, 1),
                PlotPoints.logarithmic(1, 1e6, 3),
                8,
                16,
                zipf -> DataLaw.of(QuantaModel.of(zipf).learnedAfter(Shots.of(SAMPLES_TO_LEARN))),
                (c, zipf, grid, seed, curves) -> SimulationRun.run(
                        Simulation.of(zipf).learnedAfter(SAMPLES_TO_LEARN).repeated(SETS, seed), curves, grid));
        var steps = new Resource(
                "steps, one epoch",
                7,
                Zipf::infinite,
                Axis.decades("steps $S$", 1, 5e5, 1),
                PlotPoints.values(PlotPoints.logarithmic(1, 2e5, 3), Math::rint),
                5,
                13,
                zipf -> StepLaw.of(QuantaModel.of(zipf).learnedAfter(Shots.of(1))),
                (c, zipf, grid, seed, curves) ->
                        SimulationRun.steps(Simulation.of(zipf).repeated(SETS, seed), curves, grid));
        var table = new StringBuilder();
        Panel[] panels = {panel(parameters, LOSS, table), panel(samples, LOSS.bare(), table), panel(steps, LOSS.bare(), table)};
        panels[0].key(Layer.Points.sample(Style.BLACK, Marker.SQUARE, true), "fitted")
                .key(Layer.Points.sample(Style.BLACK, Marker.SQUARE, false), "not fitted")
                .keysInside(Panel.Corner.TOP_RIGHT);
        return new Drawing(Sheet.grid(new double[] {140}, List.of(List.of(panels))), caption(table.toString().strip()));
    }

    private static Panel panel(Resource resource, Axis loss, StringBuilder table) {
        var panel = new Panel(resource.name, resource.name, resource.axis, loss);
        for (int i = 0; i < CASES.size(); i++) {
            Case c = CASES.get(i);
            Zipf zipf = resource.quanta.apply(c.alpha);
            ScalingLaw law = resource.law.apply(zipf);
            panel.with(exact(resource, c, law, zipf));
            var curves = new SimulatedCurves(resource.grid);
            resource.run.losses(c, zipf, resource.grid, resource.seed + i, curves);
            points(panel, resource, c, curves, 0, resource.from, false);
            points(panel, resource, c, curves, resource.from, resource.to, true);
            points(panel, resource, c, curves, resource.to, resource.grid.length, false);
            double measured = curves.exponent(resource.from, resource.to);
            double error = curves.exponentError(resource.from, resource.to);
            double expected = curves.exponent(PlotPoints.values(resource.grid, law::exact), resource.from, resource.to);
            double limit = resource.law.apply(Zipf.infinite(c.alpha)).asymptotic().exponent();
            table.append(String.format(Locale.ROOT, "| %s | %s | %.4f ± %.4f | %.4f | %.4f |%n",
                    resource.name, c.text, measured, error, expected, limit));
            String text = String.format(Locale.ROOT, "$\\alpha = %s$: $%.3f(%.0f)$", c.text, measured, Math.ceil(1e3 * error));
            panel.label(new Tex(text, Style.ink(c.color)), 1, LOSS.lower(), 4, 28 - 10 * i, Tex.Anchor.LEFT);
        }
        return panel;
    }

    private static Layer exact(Resource resource, Case c, ScalingLaw law, Zipf zipf) {
        String series = "exact, alpha=" + c.text;
        double most = resource.axis.upper();
        if (law instanceof ParameterLaw) {
            var stairs = ExactLosses.stairs(law, rank -> rank, zipf.quanta(), most);
            return new Layer.Line(series, c.color, Style.SOLID, stairs.x(), stairs.y());
        }
        return Layer.Line.of(series, c.color, Style.SOLID, PlotPoints.logarithmic(1, most, 12), law::exact);
    }

    private static void points(Panel panel, Resource resource, Case c, SimulatedCurves curves, int from, int to, boolean filled) {
        panel.with(new Layer.Estimates(
                "simulation, alpha=" + c.text + (filled ? ", fitted" : ""),
                c.color, c.symbol, filled, cut(resource.grid, from, to),
                cut(curves.moved(0), from, to), cut(curves.moved(-2), from, to), cut(curves.moved(2), from, to)));
    }

    private static double[] cut(double[] values, int from, int to) {
        return Arrays.copyOfRange(values, from, to);
    }

    private static Caption caption(String table) {
        return new Caption(
                "Three exponents",
                """
                Loss against parameters, data and steps. Lines are exact; points with bars of two standard errors are simulated.
                The number beside each $\\alpha$ is the measured exponent: least squares through $\\log L$ against the logarithm of
                the resource over the filled points, with the standard error in its last digit (jackknife over 128 data sets).
                Compare it with the same straight-line fit to the exact law, which is not yet quite at the limit: $\\alpha$ for parameters,
                $\\alpha/(1+\\alpha)$ for data and steps.

                | resource | $\\alpha$ | measured | exact, same line | limit |
                |---|---|---|---|---|
                """
                        + table,
                "Michaud et al., arXiv 2303.13506, Figs. 2 and 3, as the theory predicts them",
                "T10, T12, T15",
                "$\\alpha = 0.4, 0.7, 1$; infinitely many quanta, $2^{31}$ for parameters; gap 1, cost $C = 1$;"
                        + " data: learned at the fifth sample ($\\tau = 5$); steps: one new sample a step, learned at the first ($\\tau = 1$, $\\nu = 1$); $L_\\infty = 0$",
                "lines: exact laws",
                "points, 128 data sets each, seeds 1 to 9 in the order of the table. Parameters: the first $N/C$ quanta are learned, tested"
                        + " on 20000 random samples. Data and steps: Poisson sampling without truncation",
                "nothing");
    }
}
