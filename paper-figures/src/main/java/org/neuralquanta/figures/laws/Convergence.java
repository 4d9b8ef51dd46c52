package org.neuralquanta.figures.laws;

import java.awt.Color;
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
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.PlotPoints;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.model.QuantaModel;

/** How fast the exact loss meets its closed form: faster than every power in data, like 1/n in parameters (T1, T9). */
public final class Convergence implements Figure {

    private static final double LEAST = 1e-14;

    /** The stated accuracy of the exact losses. */
    private static final double ROUNDING = 1e-12;

    private static final double MOST_DATA = 9e4;
    private static final double MOST_QUANTA = 9e3;

    /** A model with the place of its name: at a height, to the left or to the right of its curve. */
    private record Case(double alpha, int tau, String text, Color color, double x, double y) {}

    private static final List<Case> CASES = List.of(
            new Case(0.4, 1, "$\\alpha = 0.4$", Style.BLUE, 2, 1e-7),
            new Case(1, 1, "$1$", Style.BLACK, 650, 1e-9),
            new Case(2, 1, "$2$", Style.VERMILLION, 1.5e4, 1e-9),
            new Case(1, 10, "$1$, $\\tau = 10$", Style.GREEN, 2e3, 1e-4));

    @Override
    public String name() {
        return "convergence";
    }

    @Override
    public Drawing draw(Path data) {
        Axis error = Axis.decades("$|$closed form / exact $- 1|$", LEAST, 10, 2);
        var samples = new Panel("data", "data, shots", Axis.decades("samples $D$", 1, MOST_DATA, 1), error);
        var parameters = new Panel("parameters", "parameters", Axis.decades("quanta learned $n$", 1, MOST_QUANTA, 1), error.bare());
        for (Panel panel : List.of(samples, parameters)) {
            double[] ends = {panel.horizontal().lower(), panel.horizontal().upper()};
            panel.with(new Layer.Enclosed("accuracy of the exact losses", Style.GREY, Style.AXIS, ends,
                    new double[] {ROUNDING, ROUNDING}, new double[] {LEAST, LEAST}, new double[] {ROUNDING, ROUNDING}));
        }
        for (Case c : CASES) {
            DataLaw law = DataLaw.of(QuantaModel.of(Zipf.infinite(c.alpha)).learnedAfter(Shots.of(c.tau)));
            PowerLaw closed = law.asymptotic();
            samples.with(Layer.Line.of("alpha=" + c.alpha + ", tau=" + c.tau, c.color, c.tau == 1 ? Style.SOLID : Style.DASHED,
                    PlotPoints.logarithmic(1, MOST_DATA, 40), d -> Math.abs(closed.at(d) / law.exact(d) - 1)));
        }
        CASES.forEach(c -> samples.label(new Tex(c.text, Style.ink(c.color)), c.x, c.y, 0, 0, Tex.Anchor.LEFT));

        ParameterLaw law = ParameterLaw.of(QuantaModel.of(Zipf.infinite(0.4)));
        PowerLaw closed = law.asymptotic();
        double[] n = Arrays.stream(PlotPoints.logarithmic(1, MOST_QUANTA, 12)).map(Math::rint).distinct().toArray();
        parameters.with(Layer.Line.of("closed form at n", Style.BLUE, Style.SOLID, n, x -> Math.abs(closed.at(x) / law.exact(x) - 1)));
        parameters.with(Layer.Line.of("closed form at n+1/2", Style.BLUE, Style.DASHED, n,
                x -> Math.abs(closed.at(x + 0.5) / law.exact(x) - 1)));
        parameters.label(Tex.black("$n^{-\\alpha}$, error $\\propto n^{-1}$"), 30, 3e-2, 0, 0, Tex.Anchor.LEFT);
        parameters.label(Tex.black("$(n+\\frac12)^{-\\alpha}$, error $\\propto n^{-2}$"), 2, 1e-7, 0, 0, Tex.Anchor.LEFT);
        return new Drawing(Sheet.grid(new double[] {150}, List.of(List.of(samples, parameters))), caption());
    }

    private static Caption caption() {
        return new Caption(
                "Exact loss and closed form",
                """
                Relative distance of the closed form from the exact loss for infinitely many quanta. Left: data, where a
                quantum is learned at its $\\tau$-th sample: the emergence curve is smooth, and the distance falls faster
                than every power of $D$ (T9), on these axes ever more steeply, until the stated accuracy of the exact sums
                is reached (grey). The dips are changes of sign. A curve that is narrow in ranks, with many samples to
                learn or a large $\\alpha$, meets its closed form later. Right: parameters for $\\alpha = 0.4$, where the
                order of learning is sharp and the distance falls only like a power: $n^{-1}$ for the closed form,
                $n^{-2}$ if it is taken at $n + \\frac12$, which is the upper bound of T1.""",
                "none",
                "T1, T9, T10, T12",
                "left: $\\alpha = 0.4, 1, 2$ with $\\tau = 1$, and $\\alpha = 1$ with $\\tau = 10$; right: $\\alpha = 0.4$, $C = 1$;"
                        + " gap 1, $L_\\infty = 0$",
                "everything: exact losses and closed forms",
                "nothing");
    }
}
