package org.neuralquanta.figures.laws;

import java.awt.BasicStroke;
import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
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
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.LearningOrder;
import org.neuralquanta.order.Prerequisites;
import org.neuralquanta.order.Prerequisites.Edge;
import org.neuralquanta.order.WithPrerequisites;
import org.neuralquanta.schedule.OrderLaw;
import org.neuralquanta.schedule.SeriesParallelOrder;

/** Loss against the number of learned quanta under prerequisites, and the exponent that they leave. */
public final class PrerequisiteExponents implements Figure {

    private static final double ALPHA = 0.4;
    private static final int QUANTA = 300_000;
    private static final int MOST = 3000;
    private static final int CHAIN = 5;
    private static final Axis LEARNED = Axis.decades("learned quanta $n$", 1, MOST, 1);
    private static final Axis LOSS = Axis.decades("loss $L_n - L_\\infty$", 0.03, 1, 1);
    private static final Axis EXPONENT = Axis.linear("local exponent", 0.1, 0.5, 0.1);

    /** A curve at the numbers of quanta where it is smooth. */
    private record Curve(String series, String label, Color color, BasicStroke stroke, double[] n, double[] loss) {

        static Curve of(
                String series, String label, Color color, BasicStroke stroke, IntToDoubleFunction number, IntToDoubleFunction loss) {
            int[] at = Arrays.stream(PlotPoints.logarithmic(1, MOST, 8))
                    .mapToInt(x -> (int) Math.rint(x))
                    .distinct()
                    .filter(j -> number.applyAsDouble(j) <= MOST)
                    .toArray();
            return new Curve(
                    series,
                    label,
                    color,
                    stroke,
                    IntStream.of(at).mapToDouble(number).toArray(),
                    IntStream.of(at).mapToDouble(loss).toArray());
        }

        /** Between points that are two steps of the grid apart. */
        Layer localExponents() {
            var x = new ArrayList<Double>();
            var y = new ArrayList<Double>();
            for (int i = 1; i + 1 < n.length; i++) {
                if (n[i] >= 5) {
                    x.add(n[i]);
                    y.add(Math.log(loss[i - 1] / loss[i + 1]) / Math.log(n[i + 1] / n[i - 1]));
                }
            }
            return new Layer.Line(
                    series,
                    color,
                    stroke,
                    x.stream().mapToDouble(Double::doubleValue).toArray(),
                    y.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    @Override
    public String name() {
        return "prerequisites";
    }

    @Override
    public Drawing draw(Path data) {
        Zipf free = Zipf.infinite(ALPHA);
        QuantaModel model = QuantaModel.of(Zipf.finite(ALPHA, QUANTA));
        Prerequisites waiting = waiting(1.5);
        Prerequisites longer = waiting(2);
        IntToDoubleFunction ranks = j -> j;
        var curves = List.of(
                Curve.of("none", "none", Style.BLACK, Style.SOLID, ranks, free::tail),
                Curve.of("chains of 5", "chains", Style.BLUE, Style.SOLID, j -> CHAIN * j, free::tail),
                Curve.of("private paths", "paths", Style.GREEN, Style.SOLID, PrerequisiteExponents::paths, free::tail),
                Curve.of("rho=1.5, best order", "$\\rho = 1.5$, best", Style.SKY, Style.SOLID, ranks,
                        loss(model, SeriesParallelOrder.of(model, waiting))),
                Curve.of("rho=1.5, by frequency", "$\\rho = 1.5$", Style.ORANGE, Style.DASHED, ranks,
                        loss(model, WithPrerequisites.byFrequency(waiting))),
                Curve.of("rho=2, by frequency", "$\\rho = 2$", Style.VERMILLION, Style.DASHED, ranks,
                        loss(model, WithPrerequisites.byFrequency(longer))));
        var losses = new Panel("loss", "", LEARNED, LOSS);
        var exponents = new Panel("local exponent", "", LEARNED, EXPONENT);
        for (Curve c : curves) {
            losses.with(new Layer.Line(c.series, c.color, c.stroke, c.n, c.loss));
            exponents.with(c.localExponents());
        }
        constant(exponents, "$\\alpha$", ALPHA, 7);
        constant(exponents, "$\\alpha/1.5$", ALPHA / 1.5, -8);
        constant(exponents, "$\\alpha/2$", ALPHA / 2, -8);
        label(losses, curves.get(0), 6, -4, -9);
        label(losses, curves.get(1), 2, 30, 4);
        exponents.label(named(curves.get(2)), 2600, 0.345, 0, 3, Tex.Anchor.RIGHT);
        exponents.joinedLabel(named(curves.get(3)), 400, 0.386, 0, 24, Tex.Anchor.CENTER);
        exponents.label(named(curves.get(4)), 150, 0.345, 0, 3, Tex.Anchor.LEFT);
        exponents.label(named(curves.get(5)), 500, 0.216, 0, 0, Tex.Anchor.LEFT);
        return new Drawing(
                Sheet.grid(new double[] {150}, List.of(List.of(losses, exponents))),
                new Caption(
                        "Does the exponent survive prerequisites?",
                        """
                        Loss after $n$ learned quanta (left) and its local exponent (right) where a skill needs other quanta (T7), for skills of use frequency
                        $\\propto j^{-1.4}$: no prerequisites; each skill at the end of a chain of 5; at the end of a path of its own as long as that of leaf
                        $j$ in a binary tree, $1 + \\lfloor\\log_2 j\\rfloor$; and every skill of even rank $j$ waiting for an odd one of rank
                        $j^\\rho$, which is rarer: learned in the order of least summed loss (solid), and always the most used of what can be
                        learned (dashed).

                        Chains change the constant by $5^\\alpha$, paths add a logarithm, $(\\log_2 n)^\\alpha$; the best order keeps $\\alpha$ whatever a skill
                        waits for, since $n$ quanta still hold $n/2$ skills with what they need. A learner without foresight waits: its exponent is
                        $\\alpha/\\rho$ (grey lines).
                        """
                                .strip(),
                        "none",
                        "T7, T17",
                        "$\\alpha = 0.4$; $\\rho = 1.5$ and 2 among $3 \\cdot 10^5$ quanta, with the tail of infinitely many added",
                        "everything: exact losses of orders; local exponents over a quarter of a decade",
                        "nothing"));
    }

    private static double paths(int skills) {
        return IntStream.rangeClosed(1, skills).map(j -> 32 - Integer.numberOfLeadingZeros(j)).sum();
    }

    private static Prerequisites waiting(double rho) {
        var edges = new ArrayList<Edge>();
        for (int j = 2; j <= QUANTA; j += 2) {
            edges.add(new Edge((int) Math.min(QUANTA - 1, 2 * (long) (Math.pow(j, rho) / 2) + 1), j));
        }
        return Prerequisites.of(QUANTA, edges);
    }

    /** The loss of infinitely many quanta of which those beyond K are not yet learned. */
    private static IntToDoubleFunction loss(QuantaModel model, LearningOrder order) {
        OrderLaw law = OrderLaw.of(model, order);
        Zipf all = Zipf.infinite(ALPHA);
        double scale = all.probability(1) / model.distribution().probability(1);
        return n -> law.loss(n) * scale + all.tail(QUANTA);
    }

    private static void constant(Panel panel, String label, double exponent, double up) {
        double[] ends = {1, MOST};
        panel.with(new Layer.Line(label.replaceAll("[$\\\\]", ""), Style.GREY, Style.THIN, ends, PlotPoints.values(ends, any -> exponent)));
        panel.label(Tex.black(label), 1.2, exponent, 0, up, Tex.Anchor.LEFT);
    }

    private static Tex named(Curve curve) {
        return new Tex(curve.label, Style.ink(curve.color));
    }

    private static void label(Panel panel, Curve curve, int index, double right, double up) {
        panel.label(named(curve), curve.n[index], curve.loss[index], right, up, Tex.Anchor.RIGHT);
    }
}
