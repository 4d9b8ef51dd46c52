package org.neuralquanta.figures.laws;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
import org.neuralquanta.montecarlo.Simulation;
import org.neuralquanta.study.CurveBand;

/** Twenty simulated learning curves in their band, and how their points hang together (T44). */
public final class LearningCurveBand implements Figure {

    private static final double ALPHA = 0.4;
    private static final double LEVEL = 0.95;
    private static final int SHOWN = 20;
    private static final int CURVES = 4000;
    private static final double FROM = 100;
    private static final double TO = 1e4;
    private static final int PER_DECADE = 8;

    /** The times whose losses are correlated with all others. */
    private static final int[] WITH = {0, 8, 16};

    @Override
    public String name() {
        return "learning-curve-band";
    }

    @Override
    public Drawing draw(Path data) {
        double[] times = PlotPoints.logarithmic(FROM, TO, PER_DECADE);
        DataLaw law = DataLaw.of(QuantaModel.of(Zipf.infinite(ALPHA)).learnedAfter(Shots.of(1)));
        CurveBand band = CurveBand.of(law, 1, LEVEL, times);
        double[][] deviations = new double[CURVES][times.length];
        SimulationRun.run(
                Simulation.of(Zipf.infinite(ALPHA)).repeated(CURVES, 1),
                (curve, losses) -> Arrays.setAll(deviations[(int) curve], i -> {
                    CurveBand.Point point = band.points().get(i);
                    return (losses[i] - point.mean()) / point.error();
                }),
                times);
        return new Drawing(Sheet.grid(
                new double[] {150}, List.of(List.of(curves(band, times, deviations), correlations(law, times, deviations)))), caption());
    }

    private static Panel curves(CurveBand band, double[] times, double[][] deviations) {
        double[] ends = {times[0], times[times.length - 1]};
        double q = band.factor();
        var panel = new Panel("curves", "", Axis.decades("samples $D$", FROM, TO, 1), Axis.linear("$(L - E[L])/\\sigma$", -4, 4, 2));
        panel.with(new Layer.Enclosed("band of all points", Style.ORANGE, Style.THIN, ends, new double[2], new double[] {-q, -q}, new double[] {q, q}));
        for (double side : new double[] {-1.959964, 1.959964}) {
            panel.with(new Layer.Line("band of one point", Style.BLACK, Style.DOTTED, ends, new double[] {side, side}));
        }
        panel.label(Tex.black("band: 95 \\% for all points at once"), Math.sqrt(FROM * TO), 3.4, 0, 0, Tex.Anchor.CENTER);
        panel.label(Tex.black("dotted: 95 \\% for each point"), Math.sqrt(FROM * TO), -3.4, 0, 0, Tex.Anchor.CENTER);
        for (int curve = 0; curve < SHOWN; curve++) {
            panel.with(new Layer.Line("curve " + (curve + 1), Style.BLUE, Style.THIN, times, deviations[curve]));
        }
        return panel;
    }

    private static Panel correlations(DataLaw law, double[] times, double[][] deviations) {
        var panel = new Panel("correlation", "", Axis.decades("samples $D$", FROM, TO, 1), Axis.linear("correlation of losses", -0.2, 1, 0.2));
        double[] fine = PlotPoints.logarithmic(FROM, TO, 40);
        for (int with : WITH) {
            double time = times[with];
            panel.with(Layer.Line.of("exact, with D=" + Math.round(time), Style.VERMILLION, Style.SOLID, fine,
                    d -> MomentValue.of(law.covariance(Math.min(d, time), Math.max(d, time)))
                            / Math.sqrt(MomentValue.of(law.variance(d)) * MomentValue.of(law.variance(time)))));
            double[] measured = new double[times.length];
            for (double[] curve : deviations) {
                for (int i = 0; i < times.length; i++) {
                    measured[i] += curve[i] * curve[with] / CURVES;
                }
            }
            panel.with(new Layer.Points("simulation, with D=" + Math.round(time), Style.BLUE, Marker.CIRCLE, true, times, measured));
        }
        return panel;
    }

    private static Caption caption() {
        return new Caption(
                "A band of twenty learning curves",
                """
                Left: twenty simulated learning curves, each along a growing data set of its own, as deviations from the expected loss
                in units of the standard deviation. A curve lies inside the shaded band at all points at once with a probability of at
                least 0.95, up to the normal approximation; the dotted lines, which hold for one point, are too narrow for that, and
                neighbouring points are correlated, so that the band is narrower than for independent points. Right: the correlation of
                the losses at two times, with $D = 100$, $1000$ and $10^4$: exact (lines) and of 4000 simulated curves (points).""",
                "none",
                "T44",
                "$\\alpha = 0.4$; infinitely many quanta; one sample to learn ($\\tau = 1$); gap 1; Poisson sampling",
                "exact means, variances and covariances, and the bound of Hunter and Worsley for the probability of leaving the band",
                "4000 growing data sets, seed 1, of which the first twenty are drawn",
                "nothing");
    }
}
