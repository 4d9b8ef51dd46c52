package org.neuralquanta.figures.laws;

import java.awt.BasicStroke;
import java.awt.Color;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.neuralquanta.distribution.Zipf;
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
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.model.QuantaModel;

/** Finitely many quanta bend the power law long before the last one is learned (T16). */
public final class Saturation implements Figure {

    private record Case(double alpha, String text, Color color) {}

    private static final List<Case> CASES = List.of(
            new Case(0.1, "0.1", Style.BLACK), new Case(0.4, "0.4", Style.BLUE), new Case(1, "1", Style.VERMILLION));

    private static final long[] QUANTA = {1_000, 1_000_000, 1_000_000_000};
    private static final BasicStroke[] STROKES = {Style.THIN, Style.DASHED, Style.SOLID};
    private static final double LEAST = 2e-10;

    @Override
    public String name() {
        return "saturation";
    }

    @Override
    public Drawing draw(Path data) {
        Axis share = Axis.decades("learned share $n/K$", LEAST, 1, 2);
        var ratio = new Panel("loss over power law", "", share, Axis.linear("loss / power law", 0, 1.05, 0.5));
        var exponent = new Panel("local exponent over alpha", "", share, Axis.linear("local exponent / $\\alpha$", 0.8, 4, 1));
        double[] x = PlotPoints.logarithmic(LEAST, 0.999, 30);
        for (Case c : CASES) {
            for (int i = 0; i < QUANTA.length; i++) {
                ParameterLaw law = ParameterLaw.of(QuantaModel.of(Zipf.finite(c.alpha, QUANTA[i])));
                PowerLaw power = law.asymptotic();
                double[] n = learned(QUANTA[i]);
                double[] shares = shares(n, QUANTA[i]);
                String series = "exact, alpha=" + c.text + ", K=" + QUANTA[i];
                ratio.with(new Layer.Line(series, c.color, STROKES[i], shares, PlotPoints.values(n, v -> law.exact(v) / power.at(v))));
                exponent.with(new Layer.Line(series, c.color, STROKES[i], shares, PlotPoints.values(n, v -> law.localExponent(v) / c.alpha)));
            }
            ratio.with(Layer.Line.of("1-(n/K)^alpha, alpha=" + c.text, Style.BLACK, Style.DOTTED, x, v -> 1 - Math.pow(v, c.alpha)));
            exponent.with(Layer.Line.of("1/(1-(n/K)^alpha), alpha=" + c.text, Style.BLACK, Style.DOTTED, x,
                    v -> 1 / (1 - Math.pow(v, c.alpha))));
        }
        ratio.label(Tex.black("$\\alpha = 0.1$"), 1e-5, 0.5, 0, 0, Tex.Anchor.RIGHT);
        ratio.label(new Tex("$0.4$", Style.ink(Style.BLUE)), 1e-3, 0.8, 0, 0, Tex.Anchor.LEFT);
        ratio.label(new Tex("$1$", Style.ink(Style.VERMILLION)), 0.15, 0.95, 0, 0, Tex.Anchor.LEFT);
        String[] numbers = {"$K = 10^3$", "$K = 10^6$", "$K = 10^9$"};
        for (int i = numbers.length - 1; i >= 0; i--) {
            ratio.key(Layer.Line.sample(Style.BLACK, STROKES[i]), numbers[i]);
        }
        ratio.key(Layer.Line.sample(Style.BLACK, Style.DOTTED), "$1 - (n/K)^\\alpha$").keysInside(Panel.Corner.BOTTOM_LEFT);
        return new Drawing(Sheet.grid(new double[] {150}, List.of(List.of(ratio, exponent))), caption());
    }

    /** Whole numbers of learned quanta below K, from at least 3. */
    private static double[] learned(long quanta) {
        return DoubleStream.concat(
                        Arrays.stream(PlotPoints.logarithmic(Math.max(3, LEAST * quanta), 0.9 * quanta, 12)).map(Math::rint),
                        IntStream.range(2, 7).mapToDouble(i -> quanta - Math.rint(quanta * Math.pow(10, -i / 2.0))))
                .filter(n -> n < quanta)
                .sorted()
                .distinct()
                .toArray();
    }

    private static double[] shares(double[] learned, long quanta) {
        return PlotPoints.values(learned, n -> n / quanta);
    }

    private static Caption caption() {
        return new Caption(
                "Saturation with finitely many quanta",
                """
                Left: the exact loss divided by the power law $n^{-\\alpha}$ with the constant that $K$ quanta have,
                against the share of quanta learned, for $K = 10^3$ (thin), $10^6$ (dashed) and $10^9$ (solid). They fall
                on one curve, $1 - (n/K)^\\alpha$ (dotted), except where only a few quanta are learned. The loss is short
                of the power law by a share $\\varepsilon$ already at $n = \\varepsilon^{1/\\alpha} K$: for
                $\\alpha = 0.1$ by 10 % when one quantum in $10^{10}$ is learned, which is before the first. Right: the
                local exponent divided by $\\alpha$, which follows $1/(1 - (n/K)^\\alpha)$: exponents measured with
                finitely many quanta are too large.""",
                "none",
                "T10, T16",
                "$\\alpha = 0.1, 0.4, 1$; $K = 10^3, 10^6, 10^9$; gap 1, cost $C = 1$, $L_\\infty = 0$",
                "everything: exact losses and local exponents, closed forms",
                "nothing");
    }
}
