package org.neuralquanta.figures.laws;

import java.awt.BasicStroke;
import java.awt.Color;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.PlotPoints;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.law.ScalingLaw;
import org.neuralquanta.model.QuantaModel;

/** Frequencies with a logarithm: the same exponent in the end, but so late that no measurement would show it (T19). */
public final class LogModified implements Figure {

    private static final double ALPHA = 0.5;
    private static final double MOST_QUANTA = 7e8;
    private static final double MOST_SAMPLES = 7e13;

    private record Case(double gamma, String text, Color color, BasicStroke stroke) {}

    private static final List<Case> CASES = List.of(
            new Case(-1, "$\\gamma = -1$", Style.VERMILLION, Style.DASHED),
            new Case(0, "$0$", Style.BLACK, Style.SOLID),
            new Case(1, "$1$", Style.BLUE, Style.SOLID),
            new Case(2, "$2$", Style.GREEN, Style.DASHED));

    @Override
    public String name() {
        return "log-modified";
    }

    @Override
    public Drawing draw(Path data) {
        Axis quanta = Axis.decades("quanta learned $n$", 1, MOST_QUANTA, 2);
        Axis samples = Axis.decades("samples $D$", 1, MOST_SAMPLES, 3);
        Axis loss = Axis.decades("loss $L - L_\\infty$", 1e-7, 2, 1);
        Axis exponent = Axis.linear("local exponent", 0, 0.85, 0.25);
        Panel[] losses = {
            new Panel("parameters, loss", "parameters", quanta.bare(), loss),
            new Panel("data, loss", "data", samples.bare(), loss.bare())
        };
        Panel[] exponents = {
            new Panel("parameters, local exponent", "", quanta, exponent),
            new Panel("data, local exponent", "", samples, exponent.bare())
        };
        double[] n = LongStream.concat(
                        LongStream.rangeClosed(1, 9),
                        Arrays.stream(PlotPoints.logarithmic(10, MOST_QUANTA, 8)).mapToLong(Math::round))
                .asDoubleStream()
                .toArray();
        double[] d = PlotPoints.logarithmic(1, MOST_SAMPLES, 8);
        for (Case c : CASES) {
            QuantaModel model = QuantaModel.of(LogModifiedZipf.infinite(ALPHA, c.gamma)).learnedAfter(Shots.of(1));
            add(losses[0], exponents[0], c, ParameterLaw.of(model), n);
            add(losses[1], exponents[1], c, DataLaw.of(model), d);
        }
        for (Panel panel : losses) {
            panel.key(Layer.Line.sample(Style.BLACK, Style.DOTTED), "closed form").keysInside(Panel.Corner.TOP_RIGHT);
        }
        for (int i = 0; i < CASES.size(); i++) {
            Case c = CASES.get(i);
            losses[0].label(new Tex(c.text, Style.ink(c.color)), 1, 1e-7, 5, 42 - 11 * i, Tex.Anchor.LEFT);
        }
        return new Drawing(
                Sheet.grid(new double[] {110, 80}, List.of(List.of(losses), List.of(exponents))), caption());
    }

    private static void add(Panel losses, Panel exponents, Case c, ScalingLaw law, double[] x) {
        String gamma = "gamma=" + c.gamma;
        PowerLaw closed = law.asymptotic();
        double[] late = Arrays.stream(x).filter(v -> v >= 20).toArray();
        losses.with(Layer.Line.of("exact, " + gamma, c.color, c.stroke, x, law::exact));
        losses.with(Layer.Line.of("closed form, " + gamma, Style.BLACK, Style.DOTTED, late, closed::at));
        exponents.with(Layer.Line.of("exact, " + gamma, c.color, c.stroke, x, law::localExponent));
        exponents.with(Layer.Line.of("closed form, " + gamma, Style.BLACK, Style.DOTTED, late,
                v -> closed.exponent() + closed.logExponent() / Math.log(v)));
    }

    private static Caption caption() {
        return new Caption(
                "Frequencies with a logarithm",
                """
                Use frequencies $p_k \\propto k^{-(1+\\alpha)} (\\log(k+e-1))^{-\\gamma}$. Top: exact losses and the
                closed forms (dotted) $n^{-\\alpha} (\\log n)^{-\\gamma}$ in parameters and
                $D^{-z} (\\log D)^{-\\gamma/(1+\\alpha)}$ in data, with their constants. Bottom: the local exponents, and
                those of the closed forms (dotted). All tend to the same value, $\\alpha$ or $z = \\alpha/(1+\\alpha)$,
                but only like $1/\\log$: after nine decades of parameters the exponent for $\\gamma = 1$ is still a tenth
                too large, and a straight line through a few decades would be taken for a pure power law with another
                $\\alpha$.""",
                "none",
                "T2, T19",
                "$\\alpha = 0.5$; $\\gamma = -1, 0, 1, 2$; infinitely many quanta; gap 1, $C = 1$, one sample to learn ($\\tau = 1$),"
                        + " $L_\\infty = 0$",
                "everything: exact losses and local exponents, closed forms",
                "nothing");
    }
}
