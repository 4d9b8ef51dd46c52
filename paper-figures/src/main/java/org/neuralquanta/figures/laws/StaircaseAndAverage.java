package org.neuralquanta.figures.laws;

import java.awt.Color;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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
import org.neuralquanta.law.ScalingLaw;
import org.neuralquanta.model.QuantaModel;

/** The idea of the theory: single quanta jump, their average is a staircase, and from afar a power law (T3, T10). */
public final class StaircaseAndAverage implements Figure {

    private static final double ALPHA = 0.5;
    private static final int SINGLE = 6;
    private static final int STEPS = 16;
    private static final double FAR = 1e6;
    private static final Color[] COLORS = {
        Style.BLACK, Style.BLUE, Style.VERMILLION, Style.GREEN, Style.ORANGE, Style.PURPLE
    };

    @Override
    public String name() {
        return "staircase";
    }

    @Override
    public Drawing draw(Path data) {
        Zipf quanta = Zipf.infinite(ALPHA);
        ScalingLaw law = ParameterLaw.of(QuantaModel.of(quanta));

        var single = new Panel(
                "single quanta",
                "single quanta",
                Axis.linear("quanta learned $n$", 0, STEPS, 4),
                new Axis("loss on samples that use it", false, -0.5, 2 * SINGLE - 0.5,
                        List.of(new Axis.Tick(0, "$0$"), new Axis.Tick(1, "$1$")), List.of(), true));
        for (int k = 1; k <= SINGLE; k++) {
            double floor = 2.0 * (SINGLE - k);
            single.with(new Layer.Line("quantum " + k + ", shifted by " + Math.round(floor), COLORS[k - 1], Style.SOLID,
                    new double[] {0, k, k, STEPS}, new double[] {floor + 1, floor + 1, floor, floor}));
            single.label(new Tex("$k = " + k + "$", Style.ink(COLORS[k - 1])), STEPS, floor, -3, 6, Tex.Anchor.RIGHT);
        }

        double[] n = IntStream.rangeClosed(0, STEPS).mapToDouble(i -> i).toArray();
        double[] losses = PlotPoints.values(Arrays.copyOf(n, STEPS), law::exact);
        double[] smooth = IntStream.rangeClosed(2, 4 * STEPS).mapToDouble(i -> i / 4.0).toArray();
        var near = new Panel(
                        "their average",
                        "their average",
                        Axis.linear("quanta learned $n$", 0, STEPS, 4),
                        Axis.linear("loss $L - L_\\infty$", 0, 1.05, 0.5))
                .with(Layer.Line.of("closed form", Style.VERMILLION, Style.DASHED, smooth, law.asymptotic()::at))
                .with(Layer.Line.steps("exact", Style.BLUE, Style.SOLID, n, losses));
        near.joinedLabel(Tex.black("step $p_3$"), 3, 0.5 * (losses[2] + losses[3]), 12, 16, Tex.Anchor.LEFT);
        near.label(new Tex("$\\propto n^{-\\alpha}$", Style.ink(Style.VERMILLION)), 9, law.asymptotic().at(9), 0, 9,
                Tex.Anchor.LEFT);

        double[] first = LongStream.rangeClosed(1, 41).asDoubleStream().toArray();
        double[] rest = PlotPoints.logarithmic(40, FAR, 10);
        double[] far = PlotPoints.logarithmic(1, FAR, 4);
        var away = new Panel(
                        "from afar",
                        "from afar",
                        Axis.decades("quanta learned $n$", 1, FAR, 2),
                        Axis.decades("loss $L - L_\\infty$", 1e-4, 1.05, 1))
                .with(Layer.Line.steps("exact, steps", Style.BLUE, Style.SOLID, first,
                        PlotPoints.values(Arrays.copyOf(first, 40), law::exact)))
                .with(Layer.Line.of("exact", Style.BLUE, Style.SOLID, rest, law::exact))
                .with(Layer.Line.of("closed form", Style.VERMILLION, Style.DASHED, far, law.asymptotic()::at));
        away.label(Tex.black("slope $-\\alpha$"), 2e3, law.asymptotic().at(2e3), 4, 6, Tex.Anchor.LEFT);
        return new Drawing(Sheet.grid(new double[] {112}, List.of(List.of(single, near, away))), caption());
    }

    private static Caption caption() {
        return new Caption(
                "Staircase and average",
                """
                Left: the loss on samples that use quantum $k$ alone: it falls from 1 to 0 when the quantum is learned,
                here in the order of use (QH2); the curves are shifted apart. Middle: the average over all samples is a
                staircase: the height of its $k$-th step is how often quantum $k$ is used, $p_k \\propto k^{-(1+\\alpha)}$ (QH3).
                The dashed line is the closed form $n^{-\\alpha}/(\\alpha\\,\\zeta(1+\\alpha))$. Right: the same staircase
                over six decades, where the steps are too small to see and the curve meets the closed form.""",
                "Michaud et al., arXiv 2303.13506, the concept of Figs. 1 and 2",
                "T3, T10",
                "$\\alpha = 0.5$; infinitely many quanta; gap 1, cost $C = 1$, $L_\\infty = 0$",
                "everything: exact losses and the closed form",
                "nothing");
    }
}
