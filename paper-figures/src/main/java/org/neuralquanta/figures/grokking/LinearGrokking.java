package org.neuralquanta.figures.grokking;

import java.nio.file.Path;
import java.util.List;
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
import org.neuralquanta.omnigrok.LinearDraw;
import org.neuralquanta.omnigrok.LinearLimit;
import org.neuralquanta.omnigrok.LinearModel;

/** Grokking in the linear model: the limit and finite draws (T32). */
public final class LinearGrokking implements Figure {

    private static final double DECAY = 1e-3;
    private static final int DIMENSION = 200;

    @Override
    public String name() {
        return "linear-grokking";
    }

    @Override
    public Drawing draw(Path data) {
        return new Drawing(Sheet.grid(new double[] {150}, List.of(List.of(panel(1), panel(10)))), caption());
    }

    private static Panel panel(double start) {
        LinearModel model = LinearModel.of(2, start).withDecay(DECAY);
        LinearLimit limit = model.limit();
        LinearDraw draw = LinearDraw.of(model, DIMENSION, 1, 0);
        double[] t = PlotPoints.logarithmic(0.1, 1e4, 20);
        double[] some = PlotPoints.logarithmic(0.1, 1e4, 3);
        var panel = new Panel("start " + start, "$W_0 = " + Math.round(start) + "$", Axis.decades("time $t$", 0.1, 1e4, 1), Axis.decades("loss", 1e-8, 1e3, 2))
                .with(new Layer.Line("training, limit", Style.BLUE, Style.SOLID, t, PlotPoints.values(t, limit::train)))
                .with(new Layer.Line("test, limit", Style.VERMILLION, Style.SOLID, t, PlotPoints.values(t, limit::test)))
                .with(new Layer.Line("floor", Style.BLACK, Style.DOTTED, new double[] {0.1, 1e4}, new double[] {limit.floor(), limit.floor()}))
                .with(new Layer.Points("training, a draw by steps of 0.05", Style.BLUE, Marker.CIRCLE, false, some,
                        PlotPoints.values(some, v -> draw.descent(0.05, Math.round(v / 0.05)).train())))
                .with(new Layer.Points("test, a draw by steps of 0.05", Style.VERMILLION, Marker.CIRCLE, false, some,
                        PlotPoints.values(some, v -> draw.descent(0.05, Math.round(v / 0.05)).test())));
        if (start > 5) {
            double time = limit.grokkingTime(0.4).orElseThrow();
            panel.with(new Layer.Line("grokking time", Style.GREY, Style.DASHED, new double[] {time, time}, new double[] {1e-8, 1e3}));
            panel.label(Tex.black("$\\frac{1}{\\gamma} \\ln \\frac{W_0}{W_c}$"), time, 1e-4, -4, 0, Tex.Anchor.RIGHT);
        }
        panel.label(new Tex("test", Style.ink(Style.VERMILLION)), 40, start > 5 ? 200 : 3, 0, 0, Tex.Anchor.LEFT);
        panel.label(new Tex("training", Style.ink(Style.BLUE)), 0.3, 1e-3, 0, 0, Tex.Anchor.LEFT);
        return panel;
    }

    private static Caption caption() {
        return new Caption(
                "Grokking in a linear model",
                """
                Training (blue) and test loss (red) of linear regression with twice as many weights as samples and a small weight
                decay, from a start of norm 1 and of norm 10: the limit of many weights by quadrature (lines), and one draw with 200
                weights by gradient descent (circles). The data are fitted at $t \\approx 10$ in both; the test loss then waits until the
                norm has decayed, and falls to 0.4 at $t = \\frac1\\gamma \\ln(W_0/W_c)$ (dashed), long after. Dotted: the floor
                $\\frac12(1-1/\\lambda)W_\\star^2$. Finite draws scatter by about $1/\\sqrt d$ around the limit.""",
                "none; the question is that of Liu et al., arXiv 2210.01117",
                "T32",
                "$\\lambda = 2$, $\\gamma = 10^{-3}$, $W_\\star = 1$, no noise; draw: $d = 200$, $n = 100$, steps of 0.05, seed 1",
                "lines: exact limit; dashed: exact time",
                "circles: one draw, gradient descent by its eigenvectors");
    }
}
