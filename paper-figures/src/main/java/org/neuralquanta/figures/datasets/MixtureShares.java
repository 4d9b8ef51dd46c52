package org.neuralquanta.figures.datasets;

import java.awt.Color;
import java.nio.file.Path;
import java.util.List;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
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
import org.neuralquanta.mixture.BestMixtureLaw;
import org.neuralquanta.mixture.Family;
import org.neuralquanta.mixture.Mixture;
import org.neuralquanta.mixture.MixtureDataLaw;
import org.neuralquanta.mixture.MixtureParameterLaw;
import org.neuralquanta.model.QuantaModel;

/** Which mixture of data is best, what it gains, and the broken power law over parameters (T42). */
public final class MixtureShares implements Figure {

    private static final double LEAST_SAMPLES = 1;
    private static final double MOST_SAMPLES = 7e13;
    private static final double LEAST_QUANTA = 10;
    private static final double MOST_QUANTA = 7e13;

    private record Case(double weight, double alpha, Color color) {

        Family family() {
            return new Family(weight, QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(new Exponential()));
        }
    }

    private static final List<Case> CASES =
            List.of(new Case(0.2, 0.2, Style.VERMILLION), new Case(0.3, 0.5, Style.BLUE), new Case(0.5, 1, Style.GREEN));

    @Override
    public String name() {
        return "mixture-shares";
    }

    @Override
    public Drawing draw(Path data) {
        var mixture = new Mixture(CASES.stream().map(Case::family).toList());
        BestMixtureLaw best = BestMixtureLaw.of(mixture);
        MixtureDataLaw asTested = MixtureDataLaw.of(mixture);
        double[] d = PlotPoints.logarithmic(LEAST_SAMPLES, MOST_SAMPLES, 8);
        Axis samples = Axis.decades("samples $D$", LEAST_SAMPLES, MOST_SAMPLES, 3);
        Panel shares = new Panel("best shares", "best shares", samples, Axis.linear("share of the data", 0, 1, 0.25));
        for (int j = 0; j < CASES.size(); j++) {
            int family = j;
            Case c = CASES.get(j);
            String alpha = "alpha=" + c.alpha;
            shares.with(Layer.Line.of("exact, " + alpha, c.color, Style.SOLID, d, x -> best.shares(x).get(family)));
            shares.with(Layer.Line.of("closed form, " + alpha, Style.BLACK, Style.DOTTED, d, x -> BestMixtureLaw.closedShares(mixture, x)[family]));
            shares.with(Layer.Line.of("weight, " + alpha, c.color, Style.THIN, new double[] {LEAST_SAMPLES, MOST_SAMPLES}, _ -> c.weight));
        }
        shares.label(new Tex("$\\alpha = 0.2$", Style.ink(Style.VERMILLION)), 2e5, 0.73, 0, 0, Tex.Anchor.RIGHT);
        shares.label(new Tex("$0.5$", Style.ink(Style.BLUE)), 1e9, 0.25, 0, 0, Tex.Anchor.LEFT);
        shares.label(new Tex("$1$", Style.ink(Style.GREEN)), 1e4, 0.05, 0, 0, Tex.Anchor.RIGHT);
        Panel gain = new Panel("loss in the shares of the test over least loss", "loss over least loss", samples, Axis.linear("ratio", 1, 1.3, 0.1));
        gain.with(Layer.Line.of("in the shares of the test", Style.BLACK, Style.SOLID, d, x -> asTested.exact(x) / best.exact(x)));
        MixtureParameterLaw parameters = MixtureParameterLaw.of(mixture);
        double[] n = PlotPoints.logarithmic(LEAST_QUANTA, MOST_QUANTA, 8);
        Panel exponents = new Panel(
                "local exponent over parameters",
                "local exponent",
                Axis.decades("quanta learned $n$", LEAST_QUANTA, MOST_QUANTA, 3),
                Axis.linear("exponent", 0, 0.4, 0.1));
        exponents.with(Layer.Line.of("exact", Style.BLACK, Style.SOLID, n, parameters::localExponent));
        exponents.with(Layer.Line.of("broken power law", Style.VERMILLION, Style.DOTTED, n, parameters.asymptotic()::localExponent));
        exponents.with(Layer.Line.of("least alpha", Style.GREY, Style.THIN, new double[] {LEAST_QUANTA, MOST_QUANTA}, _ -> 0.2));
        exponents.key(Layer.Line.sample(Style.VERMILLION, Style.DOTTED), "closed form").keysInside(Panel.Corner.TOP_RIGHT);
        return new Drawing(Sheet.grid(new double[] {120}, List.of(List.of(shares, gain, exponents))), caption());
    }

    private static Caption caption() {
        return new Caption(
                "The best mixture of data",
                """
                Three families of quanta, $\\alpha = 0.2, 0.5, 1$, with the weights $0.2, 0.3, 0.5$ in the test (thin).
                Left: the shares of the training data with the least loss after $D$ samples: exact, and those of the
                closed form (dotted), where $z_j \\pi_j A_j q_j^{-1-z_j} D^{-z_j}$ is the same for all. The first samples
                are best spent on the family with the most frequent quantum; with more data the share of the slowest
                family tends to 1. Middle: the loss with the shares of the test, divided by the least loss. Right: the local
                exponent over parameters, where the most used quanta of all families are learned: a broken power law
                (dotted), whose exponent falls over many decades towards the least $\\alpha$ (thin).""",
                "none",
                "T42",
                "$\\pi = 0.2, 0.3, 0.5$; $\\alpha = 0.2, 0.5, 1$; infinitely many quanta; gap 1, one sample to learn, $L_\\infty = 0$",
                "everything: exact shares, losses and local exponents, closed forms",
                "nothing");
    }
}
