package org.neuralquanta.figures.grokking;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
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
import org.neuralquanta.grokking.Addition;
import org.neuralquanta.grokking.Cover;
import org.neuralquanta.grokking.UniquenessTrials;

/** Addition modulo p: its circles, and when a training set forces them (T29). */
public final class Circles implements Figure {

    private static final int P = 11;
    private static final int TURNS = 3;

    @Override
    public String name() {
        return "circles";
    }

    @Override
    public Drawing draw(Path data) {
        double[] symbol = IntStream.range(0, P).asDoubleStream().toArray();
        double[] x = PlotPoints.values(symbol, i -> Math.cos(2 * Math.PI * TURNS * i / P));
        double[] y = PlotPoints.values(symbol, i -> Math.sin(2 * Math.PI * TURNS * i / P));
        double[] angle = IntStream.rangeClosed(0, 200).mapToDouble(k -> 2 * Math.PI * k / 200).toArray();
        var circle = new Panel("circle", "", Axis.linear("$\\cos\\theta_i$", -1.5, 1.5, 1), Axis.linear("$\\sin\\theta_i$", -1.95, 1.95, 1))
                .with(new Layer.Line("circle", Style.GREY, Style.THIN, PlotPoints.values(angle, Math::cos), PlotPoints.values(angle, Math::sin)))
                .with(new Layer.Line("2 + 6", Style.VERMILLION, Style.SOLID, new double[] {x[2], x[6]}, new double[] {y[2], y[6]}))
                .with(new Layer.Line("9 + 10", Style.VERMILLION, Style.SOLID, new double[] {x[9], x[10]}, new double[] {y[9], y[10]}))
                .with(new Layer.Line("0 + 8", Style.VERMILLION, Style.SOLID, new double[] {x[0], x[8]}, new double[] {y[0], y[8]}))
                .with(new Layer.Points("symbols", Style.BLUE, Marker.CIRCLE, true, x, y));
        for (int i = 0; i < P; i++) {
            circle.label(Tex.black("$" + i + "$"), x[i], y[i], 9 * x[i], 9 * y[i], Tex.Anchor.CENTER);
        }
        var forced = new Panel("forced", "", Axis.linear("fraction of pairs", 0, 1, 0.2), Axis.linear("$P$(circles forced)", 0, 1.05, 0.2));
        int[] primes = {23, 11, 5};
        for (int p : primes) {
            UniquenessTrials trials = UniquenessTrials.run(Addition.modulo(p), 2000, 1);
            double[] size = IntStream.rangeClosed(0, Math.min(100, trials.addition().pairs()))
                    .mapToDouble(k -> Math.rint(k * trials.addition().pairs() / (double) Math.min(100, trials.addition().pairs())))
                    .toArray();
            double[] at = PlotPoints.values(size, k -> k / trials.addition().pairs());
            forced.with(new Layer.Line("p = " + p, Style.VERMILLION, Style.SOLID, at, PlotPoints.values(size, k -> trials.probability((int) k))));
            forced.with(new Layer.Line("p = " + p + ", covered", Style.GREY, Style.DASHED, at, PlotPoints.values(size, k -> trials.coverProbability((int) k))));
        }
        forced.label(new Tex("$p = 23$,", Style.ink(Style.VERMILLION)), 0.66, 0.3, 0, 0, Tex.Anchor.LEFT)
                .label(new Tex("$11$, $5$", Style.ink(Style.VERMILLION)), 0.66, 0.18, 0, 0, Tex.Anchor.LEFT)
                .label(new Tex("covered", Style.ink(Style.GREY)), 0.66, 0.48, 0, 0, Tex.Anchor.LEFT);
        int[] odd = {5, 7, 9, 11, 13, 15, 17, 19, 21, 23};
        double[] p = IntStream.of(odd).asDoubleStream().toArray();
        var critical = new Panel("critical", "", Axis.linear("$p$", 4, 24, 5), Axis.linear("critical fraction", 0, 0.7, 0.1))
                .with(new Layer.Line("E[X] = ln 2", Style.GREY, Style.DASHED, p, PlotPoints.values(p, v -> new Cover(Addition.modulo((int) v)).criticalFraction())))
                .with(new Layer.Points("circles", Style.VERMILLION, Marker.DOT, true, p, PlotPoints.values(p, v ->
                        UniquenessTrials.run(Addition.modulo((int) v), 1000, 2).criticalFraction())))
                .with(new Layer.Points("plain addition, line", Style.BLUE, Marker.CIRCLE, false, p, PlotPoints.values(p, v ->
                        UniquenessTrials.run(Addition.of((int) v), 1000, 2).criticalFraction())));
        critical.key(Layer.Line.sample(Style.GREY, Style.DASHED), "$E[X] = \\ln 2$").keysInside(Panel.Corner.TOP_RIGHT);
        critical.label(new Tex("line", Style.ink(Style.BLUE)), 10, 0.5, 0, 0, Tex.Anchor.LEFT);
        critical.label(new Tex("circles", Style.ink(Style.VERMILLION)), 5.5, 0.22, 0, 0, Tex.Anchor.LEFT);
        return new Drawing(Sheet.grid(new double[] {110}, List.of(List.of(circle, forced, critical))), caption());
    }

    private static Caption caption() {
        return new Caption(
                "Circles for addition modulo p",
                """
                Left: one of the solutions in phases for $p = 11$, $\\theta_i = 2\\pi \\cdot 3 i/11$: pairs of equal sum modulo 11
                ($0+8$, $2+6$, $9+10$) have parallel chords. Middle: the probability that a random training set forces the circles: that the
                lattice of its differences has index exactly $p$ (2000 random orders each); dashed, that every symbol is in a
                parallelogram. Right: the fraction at which half of the sets do, for $p$ up to 23 and beside that of the line in plain
                addition (1000 orders each); dashed, where the expected number of uncovered symbols is $\\ln 2$.""",
                "none; the circles are those of Liu et al., arXiv 2205.10343, section 3",
                "T29",
                "sizes from none to all pairs; seeds 1 and 2",
                "circle; dashed line on the right: exact expectation",
                "random orders: simulation by this library, each with exact integers");
    }
}
