package org.neuralquanta.figures.laws;

import java.awt.BasicStroke;
import java.awt.Color;
import java.nio.file.Path;
import java.util.List;
import org.neuralquanta.distribution.AnalyticQuanta;
import org.neuralquanta.distribution.FrequencyShape;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.expansion.DataExpansion;
import org.neuralquanta.expansion.Expansion;
import org.neuralquanta.expansion.PeriodicLaw;
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
import org.neuralquanta.law.ScalingLaw;
import org.neuralquanta.model.QuantaModel;

/** One and two powers against the exact loss (T45), and what log-periodic frequencies leave of a power law (T48). */
public final class BeyondOnePower implements Figure {

    private static final double LEAST = 10;
    private static final double MOST = 1e9;
    private static final double OMEGA = 3;

    private record Terms(int count, String text, Color color, BasicStroke stroke) {}

    private static final List<Terms> TERMS = List.of(
            new Terms(1, "one term", Style.VERMILLION, Style.DASHED),
            new Terms(2, "two terms", Style.BLUE, Style.SOLID),
            new Terms(4, "four terms", Style.GREEN, Style.SOLID));

    @Override
    public String name() {
        return "beyond-one-power";
    }

    private static QuantaModel model(FrequencyShape shape) {
        return QuantaModel.of(AnalyticQuanta.of(shape)).learnedAfter(new Exponential());
    }

    @Override
    public Drawing draw(Path data) {
        var terms = new Panel(
                "terms", "", Axis.decades("samples $D$", LEAST, MOST, 2), Axis.decades("$|$expansion / exact $- 1|$", 1e-14, 1, 2));
        QuantaModel second = model(FrequencyShape.secondOrder(0.4, 0.8, 0.5));
        DataLaw law = DataLaw.of(second);
        double[] amounts = PlotPoints.logarithmic(LEAST, MOST, 80);
        double[] ends = {LEAST, MOST};
        terms.with(new Layer.Enclosed("accuracy of the exact losses", Style.GREY, Style.AXIS, ends,
                new double[] {1e-12, 1e-12}, new double[] {1e-14, 1e-14}, new double[] {1e-12, 1e-12}));
        for (Terms t : TERMS) {
            Expansion expansion = DataExpansion.of(second, t.count);
            terms.with(Layer.Line.of(t.text, t.color, t.stroke, amounts, d -> Math.abs(expansion.at(d) / law.exact(d) - 1)));
        }
        terms.label(new Tex("one term", Style.ink(Style.VERMILLION)), 1e6, 4e-3, 0, 0, Tex.Anchor.LEFT);
        terms.label(new Tex("two", Style.ink(Style.BLUE)), 1e6, 1.5e-7, 2, -2, Tex.Anchor.LEFT);
        terms.label(new Tex("four", Style.ink(Style.GREEN)), 2e4, 2e-9, 0, 0, Tex.Anchor.LEFT);

        QuantaModel periodic = model(FrequencyShape.logPeriodic(0.4, 0.38, OMEGA, 0));
        var residual = new Panel(
                "residuals", "", Axis.decades("resource: $n$ or $D^{1/(1+\\alpha)}$", LEAST, 1e6, 1), Axis.linear("loss / power law $- 1$", -0.08, 0.08, 0.04));
        add(residual, "parameters", Style.BLACK, PeriodicLaw.parameters(periodic), ParameterLaw.of(periodic), 1);
        add(residual, "data", Style.BLUE, PeriodicLaw.data(periodic), DataLaw.of(periodic), 1.4);
        residual.label(Tex.black("parameters"), 2.2e1, 0.066, 0, 0, Tex.Anchor.LEFT);
        residual.label(new Tex("data", Style.ink(Style.BLUE)), 2.2e1, -0.066, 0, 0, Tex.Anchor.LEFT);
        return new Drawing(Sheet.grid(new double[] {150}, List.of(List.of(terms, residual))), caption());
    }

    /** The exact law and its closed form over the mean power. */
    private static void add(Panel panel, String text, Color color, PeriodicLaw closed, ScalingLaw law, double power) {
        double[] ranks = PlotPoints.logarithmic(LEAST, 1e6, 60);
        double mean = closed.harmonics().getFirst().real();
        panel.with(Layer.Line.of("exact, " + text, color, Style.SOLID, ranks, n -> {
            // A network has a whole number of quanta, and its tail begins half a rank later.
            double x = power == 1 ? Math.rint(n) : Math.pow(n, power);
            double from = power == 1 ? x + 0.5 : x;
            return law.exact(x) / (mean * Math.pow(from, -closed.exponent())) - 1;
        }));
        panel.with(Layer.Line.of("closed form, " + text, Style.ORANGE, Style.DOTTED, ranks, n -> closed.oscillation(Math.pow(n, power))));
    }

    private static Caption caption() {
        return new Caption(
                "Beyond one power",
                """
                Left: frequencies $p_k \\propto k^{-1.4}(1 + 0.8\\,k^{-0.5})$: the relative distance from the exact loss of the expansion
                with one, two and four powers of $D$, of which the third vanishes, down to the stated accuracy of the exact losses
                (grey). Right: log-periodic frequencies $p_k \\propto k^{-1.4}(1 + 0.38\\cos(3\\log k))$: what the power law leaves
                of the loss over parameters (black) and over data (blue), exact and in closed form (dotted). Data smooth the
                oscillation, since at every $D$ a wide range of ranks is partly learned.""",
                "none",
                "T45, T48",
                "$\\alpha = 0.4$; one sample to learn ($\\tau = 1$); gap 1, $L_\\infty = 0$; $K = \\infty$",
                "lines: exact losses, expansions and closed forms",
                "nothing",
                "nothing");
    }
}
