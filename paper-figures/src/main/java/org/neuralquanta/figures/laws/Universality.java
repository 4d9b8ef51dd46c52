package org.neuralquanta.figures.laws;

import java.awt.BasicStroke;
import java.awt.Color;
import java.nio.file.Path;
import java.util.List;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Multilinear;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
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
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.model.QuantaModel;

/** However quanta emerge, the exponent is the same, and the Mellin transform gives the constant (T8). */
public final class Universality implements Figure {

    private static final double ALPHA = 0.4;
    private static final double MOST = 7e7;

    private record Case(String name, EmergenceCurve curve, Color color, BasicStroke stroke) {}

    private static final List<Case> CASES = List.of(
            new Case("one sample", new Exponential(), Style.BLUE, Style.SOLID),
            new Case("threshold", Threshold.of(1), Style.BLACK, Style.SOLID),
            new Case("3 samples", Shots.of(3), Style.VERMILLION, Style.DASHED),
            new Case("logistic", Logistic.of(8), Style.GREEN, Style.SOLID),
            new Case("multilinear", Multilinear.of(20), Style.PURPLE, Style.DASHED));

    @Override
    public String name() {
        return "universality";
    }

    @Override
    public Drawing draw(Path data) {
        Axis samples = Axis.decades("samples $D$", 1, MOST, 2);
        var curves = new Panel("emergence", "five curves", Axis.decades("exposure $y = D p_k$", 0.01, 90, 1),
                Axis.linear("open share $\\varphi(y)$", 0, 1.05, 0.5));
        var losses = new Panel("loss", "their losses", samples, Axis.decades("loss $L - L_\\infty$", 2e-3, 1.2, 1));
        var collapsed = new Panel("collapsed", "divided by $M[\\varphi](z)$", samples,
                Axis.decades("$(L - L_\\infty)/M[\\varphi](z)$", 2e-3, 0.5, 1));
        double[] y = PlotPoints.logarithmic(0.01, 90, 80);
        double[] amounts = PlotPoints.logarithmic(1, MOST, 60);
        double z = ALPHA / (1 + ALPHA);
        for (Case c : CASES) {
            DataLaw law = DataLaw.of(QuantaModel.of(Zipf.infinite(ALPHA)).learnedAfter(c.curve));
            double constant = c.curve.mellin(z);
            curves.with(Layer.Line.of(c.name, c.color, c.stroke, y, c.curve::open));
            losses.with(Layer.Line.of(c.name, c.color, c.stroke, amounts, law::exact));
            collapsed.with(Layer.Line.of(c.name, c.color, c.stroke, amounts, d -> law.exact(d) / constant));
        }
        PowerLaw master = DataLaw.of(QuantaModel.of(Zipf.infinite(ALPHA)).learnedAfter(CASES.getFirst().curve)).asymptotic();
        double unit = CASES.getFirst().curve.mellin(z);
        collapsed.with(Layer.Line.of("closed form", Style.BLACK, Style.DOTTED, new double[] {1, MOST}, d -> master.at(d) / unit));
        for (int i = 0; i < CASES.size(); i++) {
            Case c = CASES.get(i);
            collapsed.label(new Tex(c.name, Style.ink(c.color)), MOST, 0.5, -4, -9 - 10 * (CASES.size() - 1 - i), Tex.Anchor.RIGHT);
        }
        return new Drawing(Sheet.grid(new double[] {130}, List.of(List.of(curves, losses, collapsed))), caption());
    }

    private static Caption caption() {
        return new Caption(
                "Five ways to emerge, one exponent",
                """
                Left: five emergence curves: the share of a quantum's gap that is open at exposure $y$, from a sharp
                threshold to the square of a logistic curve (multilinear, midpoint 20). Middle: the exact losses that they
                give. Right: the same losses, each divided by the Mellin transform $M[\\varphi]\\thinspace(z)$ of its curve at
                $z = \\alpha/(1+\\alpha)$: they fall on one line, the closed form (dotted), of exponent $z$. The exponent
                never depends on how quanta emerge; only the constant does, and the amount of data beyond which the law
                holds.""",
                "none",
                "T8",
                "$\\alpha = 0.4$, infinitely many quanta; threshold 1, $\\tau = 1$ and $3$ samples, logistic of midpoint 8, multilinear"
                        + " of midpoint 20; gap 1, $L_\\infty = 0$",
                "everything: exact losses, Mellin transforms, closed form",
                "nothing");
    }
}
