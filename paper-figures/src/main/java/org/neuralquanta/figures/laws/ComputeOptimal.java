package org.neuralquanta.figures.laws;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
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
import org.neuralquanta.law.Allocation;
import org.neuralquanta.law.ComputeLaw;
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.law.TrainingCost;
import org.neuralquanta.model.QuantaModel;

/** The least loss that compute, 6 N D FLOPs, buys, and how it is split (T18). */
public final class ComputeOptimal implements Figure {

    private static final double ALPHA = 0.5;
    private static final double LEAST = 6;
    private static final double MOST = 5.4e10;
    private static final long[] SIZES = {3, 10, 30, 100, 300, 1000};

    @Override
    public String name() {
        return "compute-optimal";
    }

    @Override
    public Drawing draw(Path data) {
        Zipf quanta = Zipf.infinite(ALPHA);
        EmergenceCurve curve = new Exponential();
        ComputeLaw law = ComputeLaw.of(QuantaModel.of(quanta).learnedAfter(curve));
        PowerLaw closed = law.asymptotic();
        TrainingCost cost = law.cost();
        Axis across = Axis.decades("compute $6 F = 6 N D$ (FLOPs)", LEAST, MOST, 2);
        double[] amounts = PlotPoints.logarithmic(LEAST, MOST, 8);

        var frontier = new Panel("loss", "", across, Axis.decades("loss $L - L_\\infty$", 1e-2, 1.1, 1));
        for (long size : SIZES) {
            double[] first = DoubleStream.of(amounts).filter(c -> cost.product(c) >= size).toArray();
            frontier.with(Layer.Line.of("N=" + size, Style.GREY, Style.THIN, first,
                    c -> loss(quanta, curve, size, cost.product(c) / size)));
        }
        frontier.with(Layer.Line.of("least, exact", Style.BLUE, Style.SOLID, amounts, law::exact))
                .with(Layer.Line.of("least, closed form", Style.BLACK, Style.DOTTED, new double[] {LEAST, MOST}, closed::at));
        for (int size : new int[] {3, 30, 300}) {
            var text = new Tex(size == 3 ? "$N = 3$" : "$" + size + "$", Style.ink(Style.GREY));
            frontier.label(text, MOST, quanta.tail(size), -4, 6, Tex.Anchor.RIGHT);
        }
        frontier.label(new Tex("$F^{-\\alpha/(2+\\alpha)}$", Style.ink(Style.BLUE)), 6e5, closed.at(6e5), -4, -10, Tex.Anchor.RIGHT);

        frontier.key(Layer.Line.sample(Style.BLACK, Style.DOTTED), "closed form").keysInside(Panel.Corner.BOTTOM_LEFT);

        Allocation allocation = law.allocation();
        var split = new Panel("split", "", across, Axis.decades("parameters $N$, samples $D$", 1, 9e6, 1));
        double[] later = DoubleStream.of(amounts).filter(c -> cost.product(c) >= 10).toArray();
        split.with(Layer.Line.of("N, exact", Style.VERMILLION, Style.SOLID, later, c -> (double) law.learned(c)))
                .with(Layer.Line.of("D, exact", Style.GREEN, Style.DASHED, later, c -> cost.product(c) / law.learned(c)))
                .with(Layer.Line.of("N, closed form", Style.BLACK, Style.DOTTED, later, allocation.parameters()::at))
                .with(Layer.Line.of("D, closed form", Style.BLACK, Style.DOTTED, later, allocation.data()::at));
        split.label(new Tex("$N \\propto F^{1/(2+\\alpha)}$", Style.ink(Style.VERMILLION)), 1.8e8,
                allocation.parameters().at(1.8e8), 8, -14, Tex.Anchor.CENTER);
        split.label(new Tex("$D \\propto F^{(1+\\alpha)/(2+\\alpha)}$", Style.ink(Style.GREEN)), 6e7, allocation.data().at(6e7), -6, 4,
                Tex.Anchor.RIGHT);
        return new Drawing(Sheet.grid(new double[] {150}, List.of(List.of(frontier, split))), caption());
    }

    /** The loss with room for the first quanta only: what has no room, and what has but is not yet learned. */
    private static double loss(Zipf quanta, EmergenceCurve curve, long room, double samples) {
        double loss = quanta.tail(room);
        for (long k = room; k >= 1; k--) {
            double p = quanta.probability(k);
            loss += p * curve.open(samples * p);
        }
        return loss;
    }

    private static Caption caption() {
        return new Caption(
                "The compute-optimal frontier",
                """
                Left: the loss against compute, $6 F$ FLOPs with $F = N D$, for fixed numbers of parameters $N$ (thin:
                $N = 3, 10, 30, 100, 300, 1000$), where all other compute goes into data, and the least loss at each compute
                (blue). The dotted line is the closed form with exponent $\\alpha/(2+\\alpha)$. Each thin curve ends at
                the loss of the quanta that have no room. Right: the split that gives the least loss, exact (steps in $N$,
                which is a whole number) and in closed form (dotted): as compute grows, data grow faster than parameters.""",
                "none; the exponent is that of Nam et al., arXiv 2404.17563",
                "T18",
                "$\\alpha = 0.5$, infinitely many quanta; gap 1, cost $C = 1$, one sample to learn ($\\tau = 1$), $L_\\infty = 0$;"
                        + " 6 FLOPs for each parameter and sample",
                "everything: exact losses, exact optima, closed forms",
                "nothing");
    }
}
