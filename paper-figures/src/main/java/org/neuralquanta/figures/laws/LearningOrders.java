package org.neuralquanta.figures.laws;

import java.awt.BasicStroke;
import java.awt.Color;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
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
import org.neuralquanta.law.RaceLaw;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.ByBenefit;
import org.neuralquanta.order.ByFrequency;
import org.neuralquanta.order.LearningOrder;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.Reversed;
import org.neuralquanta.order.UniformlyRandom;
import org.neuralquanta.schedule.OrderLaw;

/** Loss against the number of learned quanta in six orders, between the best and the worst one. */
public final class LearningOrders implements Figure {

    private static final long QUANTA = 10_000;
    private static final QuantaModel MODEL = QuantaModel.of(Zipf.finite(0.4, QUANTA));
    private static final Axis LOSS = Axis.decades("expected loss $L_n - L_\\infty$", 1e-4, 1.5, 1);
    private static final Axis LINEAR = Axis.linear("expected loss $L_n - L_\\infty$", 0, 1, 0.25);

    private record Case(String series, String label, Color color, BasicStroke stroke, DoubleUnaryOperator loss) {}

    private static final List<Case> CASES = List.of(
            new Case("frequency", "by frequency", Style.BLACK, Style.SOLID, exactly(new ByFrequency())),
            new Case("Plackett-Luce, theta=2", "$\\theta = 2$", Style.BLUE, Style.SOLID, drawn(2)),
            new Case("Plackett-Luce, theta=1", "$\\theta = 1$", Style.SKY, Style.SOLID, drawn(1)),
            new Case("Plackett-Luce, theta=0.5", "$\\theta = \\frac{1}{2}$", Style.GREEN, Style.SOLID, drawn(0.5)),
            new Case("random", "random", Style.ORANGE, Style.SOLID, exactly(new UniformlyRandom())),
            new Case("reversed", "reversed", Style.VERMILLION, Style.SOLID, exactly(new Reversed())));

    private static DoubleUnaryOperator exactly(LearningOrder order) {
        OrderLaw law = OrderLaw.of(MODEL, order);
        return n -> law.loss((long) n);
    }

    private static DoubleUnaryOperator drawn(double theta) {
        RaceLaw law = RaceLaw.of(MODEL, new PlackettLuce(theta));
        return n -> n == 0 ? 1 : n == QUANTA ? 0 : law.lossAfter((long) n).value();
    }

    @Override
    public String name() {
        return "learning-orders";
    }

    @Override
    public Drawing draw(Path data) {
        double[] decades = Arrays.stream(PlotPoints.logarithmic(1, QUANTA - 1.0, 24)).map(Math::rint).distinct().toArray();
        double[] steps = new double[101];
        Arrays.setAll(steps, i -> i * QUANTA / 100.0);
        Panel left = panel("logarithmic", Axis.decades("learned quanta $n$", 1, QUANTA, 1), LOSS, 1, decades);
        Panel right = panel("linear", Axis.linear("learned share $n/K$", 0, 1, 0.25), LINEAR, QUANTA, steps);
        label(left, 0, 30, -3, -7, Tex.Anchor.RIGHT);
        label(left, 1, 200, -5, -9, Tex.Anchor.RIGHT);
        label(left, 2, 30, 1, 4.2, Tex.Anchor.LEFT);
        label(left, 3, 1100, 4, 7, Tex.Anchor.LEFT);
        label(left, 4, 3500, -4, -8, Tex.Anchor.RIGHT);
        label(right, 4, 5000, 4, 5, Tex.Anchor.LEFT);
        label(right, 5, 9000, -4, -8, Tex.Anchor.RIGHT);
        label(right, 3, 1500, 5, 8, Tex.Anchor.LEFT);
        return new Drawing(
                Sheet.grid(new double[] {140}, List.of(List.of(left, right))),
                new Caption(
                        "Loss in six orders of learning",
                        """
                        Expected loss after $n$ of $K = 10^4$ quanta with $p_k \\propto k^{-1.4}$ and equal gaps: by use frequency (QH2, here also by
                        benefit, T4's best order), in Plackett–Luce order for three $\\theta$ (T6), in uniformly random order (T5), and
                        reversed (T4's worst order). The grey band is T4's envelope: the loss of every order lies in it at every $n$.

                        Noise preserves the power law and its exponent as long as $\\theta > 1/(1+\\alpha) = 0.71$; below that, and in random order, the loss
                        follows no power law in $n$ before the quanta run out. Random order is a straight line in the linear panel on the right.
                        """
                                .strip(),
                        "none",
                        "T3, T4, T5, T6",
                        "$\\alpha = 0.4$, $K = 10^4$, gap 1; $\\theta = 2, 1, 0.5$",
                        "everything: exact staircases; Plackett–Luce order at exactly $n$ quanta with its first correction",
                        "nothing"));
    }

    private static void label(Panel panel, int index, double n, double right, double up, Tex.Anchor anchor) {
        Case c = CASES.get(index);
        double x = panel.horizontal().logarithmic() ? n : n / QUANTA;
        panel.label(new Tex(c.label, Style.ink(c.color)), x, c.loss.applyAsDouble(n), right, up, anchor);
    }

    /** The axis shows n in the given unit. */
    private static Panel panel(String name, Axis horizontal, Axis vertical, double unit, double... n) {
        OrderLaw best = OrderLaw.of(MODEL, new ByBenefit());
        double[] lower = PlotPoints.values(n, x -> best.loss((long) x));
        double[] upper = PlotPoints.values(n, x -> 1 - best.loss(QUANTA - (long) x));
        double[] shown = PlotPoints.values(n, x -> x / unit);
        var panel = new Panel(name, "", horizontal, vertical);
        panel.with(new Layer.Enclosed("every order", Style.GREY, Style.THIN, shown, lower, lower, upper));
        for (Case c : CASES) {
            panel.with(new Layer.Line(c.series, c.color, c.stroke, shown, PlotPoints.values(n, c.loss)));
        }
        return panel;
    }
}
