package org.neuralquanta.figures.grokking;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
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
import org.neuralquanta.grokking.Addition;
import org.neuralquanta.grokking.Cover;
import org.neuralquanta.grokking.UniqueSets;
import org.neuralquanta.grokking.UniquenessTrials;

/** How likely a random training set forces the linear representation, and how it meets the cover bound as p grows (T27). */
public final class UniqueFraction implements Figure {

    private static final int[] COUNTED = {5, 7, 9};
    private static final int[] DRAWN = {20, 40, 80};
    private static final int[] CRITICAL = {5, 7, 10, 14, 20, 30, 50, 100, 200};

    @Override
    public String name() {
        return "unique-fraction";
    }

    @Override
    public Drawing draw(Path data) {
        var shares = new Panel("probability", "", Axis.linear("fraction of pairs", 0, 1, 0.2), Axis.linear("$P(\\mathrm{unique})$", 0, 1.05, 0.2));
        for (int p : COUNTED) {
            UniqueSets sets = UniqueSets.of(p);
            UniquenessTrials trials = UniquenessTrials.run(sets.addition(), 10_000, 1);
            double[] size = IntStream.rangeClosed(0, sets.addition().pairs()).asDoubleStream().toArray();
            double[] x = PlotPoints.values(size, k -> k / sets.addition().pairs());
            shares.with(new Layer.Line("p = " + p + ", 10000 random orders", Style.SKY, Style.SOLID, x, PlotPoints.values(size, k -> trials.probability((int) k))));
            shares.with(new Layer.Points("p = " + p + ", counted", Style.BLUE, Marker.DOT, true, x, PlotPoints.values(size, k -> sets.probability((int) k))));
        }
        for (int p : DRAWN) {
            UniquenessTrials trials = UniquenessTrials.run(Addition.of(p), 2000, 1);
            double[] size = IntStream.rangeClosed(0, 200).mapToDouble(k -> Math.rint(k / 200.0 * trials.addition().pairs())).toArray();
            double[] x = PlotPoints.values(size, k -> k / trials.addition().pairs());
            shares.with(new Layer.Line("p = " + p + ", 2000 random orders", Style.VERMILLION, Style.SOLID, x, PlotPoints.values(size, k -> trials.probability((int) k))));
            shares.with(new Layer.Line("p = " + p + ", covered", Style.GREY, Style.DASHED, x, PlotPoints.values(size, k -> trials.coverProbability((int) k))));
        }
        shares.label(new Tex("$p = 80$, $40$, $20$", Style.ink(Style.VERMILLION)), 0.64, 0.3, 0, 0, Tex.Anchor.LEFT);
        shares.label(new Tex("$p = 9$, $7$, $5$", Style.ink(Style.BLUE)), 0.64, 0.18, 0, 0, Tex.Anchor.LEFT);
        shares.key(Layer.Line.sample(Style.GREY, Style.DASHED), "covered").keysInside(Panel.Corner.BOTTOM_RIGHT);

        double[] p = IntStream.of(CRITICAL).asDoubleStream().toArray();
        double[] x = PlotPoints.values(p, v -> Math.log(v) / v);
        double[] unique = new double[p.length];
        double[] covered = new double[p.length];
        for (int k = 0; k < p.length; k++) {
            UniquenessTrials trials = UniquenessTrials.run(Addition.of(CRITICAL[k]), CRITICAL[k] > 30 ? 200 : 2000, 1);
            unique[k] = trials.criticalFraction();
            covered[k] = trials.coverCriticalFraction();
        }
        double[] fine = PlotPoints.logarithmic(5, 1000, 12);
        double[] whole = PlotPoints.values(fine, Math::rint);
        var critical = new Panel("critical", "", Axis.linear("$\\ln p / p$", 0, 0.34, 0.1), Axis.linear("critical fraction", 0, 0.7, 0.1))
                .with(new Layer.Line("E[X] = ln 2", Style.GREY, Style.DASHED, PlotPoints.values(whole, v -> Math.log(v) / v),
                        PlotPoints.values(whole, v -> new Cover(Addition.of((int) v)).criticalFraction())))
                .with(new Layer.Line("ln p / p", Style.BLACK, Style.DOTTED, new double[] {0, 0.34}, new double[] {0, 0.34}))
                .with(new Layer.Points("covered", Style.GREY, Marker.CIRCLE, false, x, covered))
                .with(new Layer.Points("unique", Style.VERMILLION, Marker.DOT, true, x, unique));
        critical.key(Layer.Line.sample(Style.GREY, Style.DASHED), "$E[X] = \\ln 2$").keysInside(Panel.Corner.TOP_LEFT);
        critical.label(new Tex("unique", Style.ink(Style.VERMILLION)), 0.22, 0.44, -4, 0, Tex.Anchor.RIGHT);
        critical.label(new Tex("covered", Style.ink(Style.GREY)), 0.243, 0.315, 0, 0, Tex.Anchor.LEFT);
        critical.label(Tex.black("$\\ln p / p$"), 0.27, 0.2, 0, 0, Tex.Anchor.LEFT);
        critical.joinedLabel(Tex.black("$p = 10$, $0.4088$"), Math.log(10) / 10, 0.4088, -14, 36, Tex.Anchor.RIGHT);
        return new Drawing(Sheet.grid(new double[] {150}, List.of(List.of(shares, critical))), caption());
    }

    private static Caption caption() {
        return new Caption(
                "When the linear representation is the only one",
                """
                Left: the probability that a random training set of plain addition leaves the linear representation as the only
                one: counted exactly for $p = 5$, $7$, $9$ (points, on the line of 10,000 random orders each), from random orders
                for $p = 20$, $40$, $80$. Dashed: the probability that every symbol is in a parallelogram, which it cannot exceed.
                Right: the fraction at which half of the sets are unique (filled) or covered (open), against $\\ln p/p$; dashed,
                where the exact expected number of uncovered symbols is $\\ln 2$. As $p$ grows the last symbol to be covered is the
                last thing that is missing. The fraction 0.4 of the paper is that
                of $p = 10$ (0.40877 by exact count) and of no other $p$.""",
                "Liu et al., arXiv 2205.10343, Fig. 3",
                "T27",
                "sizes from none to all pairs; 2000 orders for each $p$ on the right, 200 above $p = 30$; seed 1",
                "points left: exact counts; dashed line right: exact expectation",
                "random orders: simulation by this library");
    }
}
