package org.neuralquanta.figures.laws;

import java.awt.Color;
import java.awt.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.DoubleStream;
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
import org.neuralquanta.figures.simulation.SimulatedCurves;
import org.neuralquanta.figures.simulation.SimulationRun;
import org.neuralquanta.figures.simulation.TestSets;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.ScalingLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.montecarlo.Observer;
import org.neuralquanta.montecarlo.Simulation;

/** Exponents of parameters and data, measured by simulation, as functions of α (T10, T12, T16, T21). */
public final class ExponentsByAlpha implements Figure {

    private static final double[] ALPHAS = {0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5, 1.75, 2};
    private static final long FINITE = 1L << 31;
    private static final int SETS = 64;
    private static final int TEST_SAMPLES = 50_000;
    private static final int FROM = 10;
    private static final int TO = 100;

    /** Measured exponents with their standard errors and what the exact law of K quanta gives for the same line. */
    private record Measured(double[] mean, double[] error, double[] exact) {}

    private interface Simulating {
        void losses(double alpha, double[] grid, long seed, Observer.LossCurve curves);
    }

    @Override
    public String name() {
        return "exponents-by-alpha";
    }

    @Override
    public Drawing draw(Path data) {
        Measured parameters = measure(
                1,
                alpha -> new double[] {FROM, 16, 25, 40, 63, TO},
                alpha -> ParameterLaw.of(QuantaModel.of(Zipf.finite(alpha, FINITE))),
                (alpha, grid, seed, curves) -> new TestSets(alpha, FINITE, TEST_SAMPLES, SETS, seed).losses(grid, curves));
        Measured samples = measure(
                1 + ALPHAS.length,
                alpha -> PlotPoints.logarithmic(need(alpha, FROM), need(alpha, TO), 4),
                alpha -> DataLaw.of(QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(Shots.of(1))),
                (alpha, grid, seed, curves) ->
                        SimulationRun.run(Simulation.of(Zipf.infinite(alpha)).repeated(SETS, seed), curves, grid));
        var exponents = new Panel(
                "exponents",
                "",
                Axis.linear("$\\alpha$", 0, 2.15, 0.5),
                Axis.linear("exponent of the loss", 0, 2.15, 0.5));
        Panel deviations = Deviations.panel("deviations", Axis.linear("$\\alpha$", 0, 2.15, 0.5));
        double[] alphas = DoubleStream.iterate(0.02, a -> a <= 2.15, a -> a + 0.01).toArray();
        exponents.with(limit("parameters", alphas, alpha -> ParameterLaw.of(QuantaModel.of(Zipf.infinite(alpha)))));
        exponents.with(limit("data", alphas, alpha -> DataLaw.of(QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(Shots.of(1)))));
        add(exponents, deviations, "parameters", Style.VERMILLION, Marker.SQUARE, parameters);
        add(exponents, deviations, "data", Style.BLUE, Marker.CIRCLE, samples);
        exponents.label(new Tex("parameters: $\\alpha_N = \\alpha$", Style.ink(Style.VERMILLION)), 0.08, 1.9, 0, 0, Tex.Anchor.LEFT);
        exponents.label(new Tex("data: $\\alpha_D = \\alpha/(1+\\alpha)$", Style.ink(Style.BLUE)), 2.1, 0.3, 0, 0, Tex.Anchor.RIGHT);
        return new Drawing(Sheet.grid(new double[] {150}, List.of(List.of(exponents, deviations))), caption(parameters));
    }

    /** The amount of data at which so many quanta are expected to be learned with a threshold of one sample. */
    private static double need(double alpha, int learned) {
        return 1 / Zipf.infinite(alpha).probability(learned);
    }

    private static Measured measure(
            long firstSeed, Function<Double, double[]> grids, Function<Double, ScalingLaw> laws, Simulating simulating) {
        double[] mean = new double[ALPHAS.length];
        double[] error = new double[ALPHAS.length];
        double[] exact = new double[ALPHAS.length];
        for (int i = 0; i < ALPHAS.length; i++) {
            double[] grid = grids.apply(ALPHAS[i]);
            var curves = new SimulatedCurves(grid);
            simulating.losses(ALPHAS[i], grid, firstSeed + i, curves);
            mean[i] = curves.exponent(0, grid.length);
            error[i] = curves.exponentError(0, grid.length);
            exact[i] = curves.exponent(PlotPoints.values(grid, laws.apply(ALPHAS[i])::exact), 0, grid.length);
        }
        return new Measured(mean, error, exact);
    }

    private static Layer limit(String resource, double[] alphas, Function<Double, ScalingLaw> laws) {
        return Layer.Line.of("infinitely many quanta, " + resource, Style.BLACK, Style.DASHED, alphas,
                alpha -> laws.apply(alpha).asymptotic().exponent());
    }

    private static void add(
            Panel exponents, Panel deviations, String resource, Color color, Shape symbol, Measured measured) {
        exponents.with(new Layer.Line("exact, same line, " + resource, color, Style.SOLID, ALPHAS, measured.exact));
        exponents.with(new Layer.Estimates("simulation, " + resource, color, symbol, false, ALPHAS, measured.mean,
                
                Deviations.moved(measured.mean, measured.error, -2), Deviations.moved(measured.mean, measured.error, 2)));
        deviations.with(new Layer.Points("simulation, " + resource, color, symbol, resource.equals("data"), ALPHAS,
                Deviations.of(measured.mean, measured.exact, measured.error)));
    }

    private static Caption caption(Measured parameters) {
        return new Caption(
                "Exponents against alpha",
                String.format(
                        Locale.ROOT,
                        """
                        Left: exponents measured on simulated losses for %d values of $\\alpha$: least squares through log
                        loss against log resource, where about 10 to 100 quanta are learned (points; two standard errors
                        are smaller than most symbols). Solid: the same line through the exact loss. Dashed: the limits
                        for large resources, $\\alpha$ and $\\alpha/(1+\\alpha)$. Parameters lie a little below their
                        limit, because the law is one in $n + \\frac12$ (T1), and for the smallest $\\alpha$ above it,
                        because even $2^{31}$ quanta are finitely many there (T16): %.3f at $\\alpha = %.1f$. Right: the
                        distance of each measurement from its solid line in standard errors.""",
                        ALPHAS.length,
                        parameters.mean[0],
                        ALPHAS[0]),
                "Michaud et al., arXiv 2303.13506, Fig. 10, in spirit",
                "T10, T12, T16, T21",
                "infinitely many quanta, $2^{31}$ for parameters; gap 1, cost $C = 1$, one sample to learn ($\\tau = 1$), $L_\\infty = 0$",
                "solid: exact losses; dashed: closed forms",
                "points, seeds 1 to 22. Parameters: the first $n$ quanta are learned, 64 test sets of 50000 samples. Data: 64 data sets,"
                        + " Poisson sampling without truncation",
                "nothing");
    }
}
