package org.neuralquanta.figures.laws;

import java.awt.Color;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import org.neuralquanta.distribution.Zipf;
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
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.law.RaceLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.special.GammaRatio;

/** The exponent and the constant of the loss in Plackett–Luce order against the noise. */
public final class PlackettLuceExponents implements Figure {

    private static final double LEARNED = 1000;
    private static final Axis EXPONENT = Axis.linear("exponent of $L$ in $n$", 0, 1.2, 0.2);
    private static final Axis CONSTANT = Axis.linear("constant over that of frequency order", 0.95, 2.2, 0.25);
    private static final Axis THETA = Axis.linear("$\\theta$", 0, 4, 1);

    /** With the place of its label. */
    private record Case(double alpha, String text, Color color, double right, double up) {
        double threshold() {
            return 1 / (1 + alpha);
        }

        String series(String what) {
            return "alpha=" + text + ", " + what;
        }
    }

    private static final List<Case> CASES = List.of(
            new Case(0.1, "0.1", Style.BLACK, 62, 20), new Case(0.4, "0.4", Style.BLUE, 46, 28), new Case(1, "1", Style.VERMILLION, 28, 40));

    @Override
    public String name() {
        return "plackett-luce";
    }

    @Override
    public Drawing draw(Path data) {
        var exponents = new Panel("exponent", "", THETA, EXPONENT);
        var constants = new Panel("constant", "", Axis.linear("$\\theta$", 0.5, 4, 0.5), CONSTANT);
        for (Case c : CASES) {
            double[] fine = thetas(c.threshold() + 0.002, 0.01);
            double[] coarse = thetas(Math.ceil(c.threshold() * 8 + 0.5) / 8, 0.5);
            double[] below = DoubleStream.iterate(0.01, x -> x < c.threshold() - 0.02, x -> x + 0.02).toArray();
            exponents.with(new Layer.Line(
                    c.series("closed form"), c.color, Style.SOLID, fine, PlotPoints.values(fine, any -> c.alpha)));
            exponents.with(new Layer.Line(
                    c.series("10^6 quanta"), c.color, Style.DOTTED, below, PlotPoints.values(below, t -> local(finite(c, t)))));
            exponents.with(new Layer.Points(
                    c.series("exact"), c.color, Marker.CIRCLE, false, coarse, PlotPoints.values(coarse, t -> local(infinite(c, t)))));
            constants.with(new Layer.Line(
                    c.series("closed form"), c.color, Style.SOLID, fine, PlotPoints.values(fine, t -> constant(c.alpha, t))));
            constants.with(new Layer.Points(
                    c.series("exact"), c.color, Marker.CIRCLE, false, coarse, PlotPoints.values(coarse, t -> ratio(c, t))));
            exponents.label(new Tex("$\\alpha = " + c.text + "$", Style.ink(c.color)), 3.9, c.alpha, 0, 8, Tex.Anchor.RIGHT);
            constants.joinedLabel(
                    new Tex("$\\alpha = " + c.text + "$", Style.ink(c.color)),
                    1.25, constant(c.alpha, 1.25), c.right, c.up, Tex.Anchor.LEFT);
        }
        return new Drawing(
                Sheet.grid(new double[] {135}, List.of(List.of(exponents, constants))),
                new Caption(
                        "Exponent and constant in Plackett–Luce order",
                        """
                        The next quantum is drawn with probability $\\propto p_k^\\theta$ among those not yet learned (T6). Left: the exponent of the
                        loss in the number $n$ of learned quanta: for infinitely many quanta it is $\\alpha$ for every $\\theta > 1/(1+\\alpha)$ (lines). At
                        and below this threshold infinitely many would be learned at once. Of $K = 10^6$ quanta the loss then follows no power law: the
                        local exponent at $n = 1000$ (dotted) is near 0 where the most used quanta are still missing, and large where they are
                        just being learned. Right: the loss divided by that of frequency order at the same $n$: lines are the
                        closed form $\\Gamma(1 + \\frac{\\alpha}{\\theta s})\\,\\Gamma(1 - \\frac{1}{\\theta s})^{\\alpha}$, $s = 1+\\alpha$.

                        Circles are exact sums at exactly $n = 1000$ learned quanta, with the first correction: local exponents between $n = 990$ and
                        $1010$ on the left, on the right the ratio to the closed form of frequency order.
                        """
                                .strip(),
                        "none",
                        "T6",
                        "$\\alpha = 0.1, 0.4, 1$; $K = \\infty$ and $10^6$; $n = 1000$",
                        "everything: closed forms (lines), exact sums (circles, dotted)",
                        "nothing"));
    }

    private static double[] thetas(double first, double step) {
        return DoubleStream.iterate(first, x -> x < 3.95, x -> x + step).toArray();
    }

    private static RaceLaw infinite(Case c, double theta) {
        return RaceLaw.of(QuantaModel.of(Zipf.infinite(c.alpha)), new PlackettLuce(theta));
    }

    private static RaceLaw finite(Case c, double theta) {
        return RaceLaw.of(QuantaModel.of(Zipf.finite(c.alpha, 1_000_000)), new PlackettLuce(theta));
    }

    private static double local(RaceLaw law) {
        return Math.log(law.lossAfter(990).value() / law.lossAfter(1010).value()) / Math.log(1010.0 / 990);
    }

    private static double ratio(Case c, double theta) {
        PowerLaw frequency = ParameterLaw.of(QuantaModel.of(Zipf.infinite(c.alpha))).asymptotic();
        return infinite(c, theta).lossAfter((long) LEARNED).value() / frequency.at(LEARNED);
    }

    private static double constant(double alpha, double theta) {
        double steepness = theta * (1 + alpha);
        return GammaRatio.gamma(1 + alpha / steepness) * Math.pow(GammaRatio.gamma(1 - 1 / steepness), alpha);
    }
}
