package org.neuralquanta.figures.laws;

import java.awt.Color;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.dynamics.DominoModel;
import org.neuralquanta.dynamics.ResourceModel;
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

/** Loss against time in the resource model, from one quantum after the other to all in parallel. */
public final class DominoToParallel implements Figure {

    private static final double ALPHA = 0.4;
    private static final Zipf QUANTA = Zipf.infinite(ALPHA);
    private static final Axis TIME = Axis.decades("time $r\\,t$", 1, 1e12, 2);
    private static final Axis LOSS = Axis.decades("loss $\\sum_k p_k\\,l_k$", 1e-5, 2, 1);
    private static final Axis EXPONENT = Axis.linear("local exponent", 0.2, 0.5, 0.1);

    /** With the time at which it is labelled beside its exponent. */
    private record Case(String text, String label, double waste, Color color, double labelled) {}

    private static final List<Case> CASES = List.of(
            new Case("0", "", 0, Style.BLACK, 1e9),
            new Case("1e-4", "$w = 10^{-4}$", 1e-4, Style.BLUE, 1e9),
            new Case("1e-2", "$w = 10^{-2}$", 1e-2, Style.GREEN, 1e5),
            new Case("1", "$w = 1$", 1, Style.VERMILLION, 1e3));

    @Override
    public String name() {
        return "domino-to-parallel";
    }

    @Override
    public Drawing draw(Path data) {
        double[] times = PlotPoints.logarithmic(1, TIME.upper(), 12);
        var losses = new Panel("loss", "", TIME, LOSS);
        var exponents = new Panel("local exponent", "", TIME, EXPONENT);
        DominoModel domino = DominoModel.of(QUANTA);
        double[] dominoTimes = Arrays.stream(times).filter(t -> t < 1e12).toArray();
        losses.with(new Layer.Line("domino model", Style.ORANGE, Style.DASHED, dominoTimes, PlotPoints.values(dominoTimes, domino::loss)));
        ResourceModel thrifty = ResourceModel.of(QUANTA);
        ResourceModel wasteful = thrifty.withWaste(1);
        losses.joinedLabel(new Tex("domino model", Style.ink(Style.ORANGE)), 1e5, domino.loss(1e5), -8, -26, Tex.Anchor.RIGHT);
        losses.joinedLabel(Tex.black("$w = 0$"), 3e8, thrifty.loss(3e8), -22, -30, Tex.Anchor.RIGHT);
        losses.label(new Tex("$w = 1$", Style.ink(Style.VERMILLION)), 1e6, wasteful.loss(1e6), 5, 7, Tex.Anchor.LEFT);
        for (Case c : CASES) {
            ResourceModel model = ResourceModel.of(QUANTA).withWaste(c.waste);
            ResourceModel.Asymptotics laws = model.asymptotics();
            String series = "w=" + c.text + ", ";
            losses.with(new Layer.Line(series + "exact", c.color, Style.SOLID, times, PlotPoints.values(times, model::loss)));
            exponents.with(new Layer.Line(series + "exact", c.color, Style.SOLID, times, PlotPoints.values(times, t -> local(model, t))));
            laws.late().ifPresent(late -> {
                double[] after = Arrays.stream(times).filter(t -> t > 0.02 * laws.crossoverTime()).toArray();
                losses.with(new Layer.Line(series + "late law", c.color, Style.DOTTED, after, PlotPoints.values(after, late::at)));
                double[] at = {laws.crossoverTime()};
                losses.with(new Layer.Points(series + "crossover", c.color, Marker.CIRCLE, false, at, PlotPoints.values(at, model::loss)));
                exponents.with(new Layer.Points(
                        series + "crossover", c.color, Marker.CIRCLE, false, at, PlotPoints.values(at, t -> local(model, t))));
            });
            double at = c.labelled;
            if (c.waste > 0) {
                exponents.label(new Tex(c.label, Style.ink(c.color)), at, local(model, at), 5, c.waste == 1 ? 7 : 4, Tex.Anchor.LEFT);
            }
        }
        DoubleUnaryOperator early = ResourceModel.of(QUANTA).asymptotics().early()::at;
        losses.with(new Layer.Line("early law", Style.BLACK, Style.DOTTED, times, PlotPoints.values(times, early)));
        exponents.key(Layer.Points.sample(Style.BLACK, Marker.CIRCLE, false), "crossover")
                .key(Layer.Line.sample(Style.BLACK, Style.DOTTED), "early and late laws (left)")
                .keysInside(Panel.Corner.TOP_RIGHT);
        exponents.label(Tex.black("$\\alpha$"), 1e12, ALPHA, -3, 7, Tex.Anchor.RIGHT);
        exponents.label(Tex.black("$\\alpha/(1+\\alpha)$"), 1e12, ALPHA / (1 + ALPHA), -3, -8, Tex.Anchor.RIGHT);
        return new Drawing(
                Sheet.grid(new double[] {150}, List.of(List.of(losses, exponents))),
                new Caption(
                        "From domino to parallel learning",
                        """
                        Quanta compete for a resource of which $w$ is wasted (T22), for infinitely many quanta with $p_k \\propto k^{-1.4}$. Left: the loss
                        against time (solid), with its early law $\\frac{c}{s}\\Gamma(z)^s(rt)^{-\\alpha}$ and the late laws
                        $\\frac{c}{s}\\Gamma(z)(c\\,rt/w)^{-z}$ (dotted), $s = 1+\\alpha$, $z = \\alpha/s$, and the domino model (dashed), in which quanta are learned
                        one after another (T23). Circles mark the crossovers, $u^z = \\Gamma(z)\\,c^{1/s}/w$, $t = 2wu/r$. Right: the local exponent
                        $-d\\log L/d\\log t$.

                        Without waste the loss falls with the exponent of the domino model and a constant larger by $z\\,\\Gamma(z)^s = 1.42$. Any waste
                        ends this: later all quanta are learned in parallel, each at its own rate, with the smaller exponent $\\alpha/(1+\\alpha)$.
                        """
                                .strip(),
                        "Liu et al., arXiv 2501.12391, on the domino model and parallel learning",
                        "T8, T22, T23",
                        "$\\alpha = 0.4$, $K = \\infty$, $r = 1$; $w = 0, 10^{-4}, 10^{-2}, 1$",
                        "everything: exact sums (solid, dashed), closed forms (dotted, circles)",
                        "nothing"));
    }

    /** From the loss a hundredth of an e-fold earlier and later. */
    private static double local(ResourceModel model, double time) {
        double step = Math.exp(0.01);
        return Math.log(model.loss(time / step) / model.loss(time * step)) / 0.02;
    }
}
