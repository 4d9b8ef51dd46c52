package org.neuralquanta.figures.laws;

import java.awt.Color;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.dynamics.SampleLoss;
import org.neuralquanta.dynamics.Sharpness;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Threshold;
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
import org.neuralquanta.figures.simulation.SimulatedCurves;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.random.ZipfDraws;

/** Losses on single samples that use one quantum or many, and their mean (T24). */
public final class SingleSamples implements Figure {

    private static final double ALPHA = 0.4;
    private static final long QUANTA = 1_000_000;
    private static final int DRAWN = 6;
    private static final int SAMPLES = 4000;
    private static final int MANY = 8;
    private static final long SEED = 1;
    private static final double MOST = 9e3;
    private static final Color[] COLORS = {
        Style.BLACK, Style.BLUE, Style.VERMILLION, Style.GREEN, Style.ORANGE, Style.PURPLE
    };

    private final Zipf quanta = Zipf.finite(ALPHA, QUANTA);

    @Override
    public String name() {
        return "single-samples";
    }

    @Override
    public Drawing draw(Path data) {
        Axis across = Axis.decades("quanta learned $n$", 0.5, MOST, 1);
        Axis shifted = new Axis("loss, shifted", false, -0.5, 1.5 * DRAWN,
                List.of(new Axis.Tick(0, "$0$"), new Axis.Tick(1, "$1$")), List.of(), true);
        Axis loss = Axis.linear("loss", 0, 1.05, 0.5);
        Panel[] above = {
            single(1, new Panel("monogenic samples", "one quantum: monogenic", across.bare(), shifted)),
            single(MANY, new Panel("polygenic samples", MANY + " quanta: polygenic", across.bare(), shifted.bare()))
        };
        Panel[] below = {
            mean(1, new Panel("monogenic, mean", "", across, loss)),
            mean(MANY, new Panel("polygenic, mean", "", across, loss.bare()))
        };
        below[0].label(Tex.black("mean of " + SAMPLES + " samples"), 30, 0.5, 0, 0, Tex.Anchor.LEFT);
        below[1].label(Tex.black("band: four samples in five"), 30, 0.62, 0, 0, Tex.Anchor.LEFT);
        return new Drawing(Sheet.grid(new double[] {120, 80}, List.of(List.of(above), List.of(below))), caption());
    }

    /** The loss of one sample at each number of learned quanta: the share of its quanta beyond it. */
    private static double loss(long[] ranks, double learned) {
        long open = 0;
        for (long rank : ranks) {
            open += rank > learned ? 1 : 0;
        }
        return (double) open / ranks.length;
    }

    private static long[] ranks(int uses, int sample) {
        var draws = ZipfDraws.of(1 + ALPHA, QUANTA);
        RandomStream stream = RandomStream.of(SEED, sample);
        long[] ranks = new long[uses];
        for (int i = 0; i < uses; i++) {
            ranks[i] = draws.draw(stream, i);
        }
        return ranks;
    }

    private static Panel single(int uses, Panel panel) {
        for (int i = 0; i < DRAWN; i++) {
            long[] ranks = ranks(uses, i);
            double shift = 1.5 * (DRAWN - 1 - i);
            double[] jumps = Arrays.stream(ranks).filter(k -> k < MOST).distinct().asDoubleStream().toArray();
            double[] x = DoubleStream.concat(DoubleStream.of(0.5, MOST), DoubleStream.of(jumps)).sorted().toArray();
            double[] y = PlotPoints.values(Arrays.copyOf(x, x.length - 1), n -> shift + loss(ranks, n));
            String series = String.format(Locale.ROOT, "sample %d, shifted by %.1f", i + 1, shift);
            panel.with(Layer.Line.steps(series, COLORS[i], Style.SOLID, x, y));
        }
        return panel;
    }

    private Panel mean(int uses, Panel panel) {
        var law = new SampleLoss(quanta, uses);
        double[] whole = Arrays.stream(PlotPoints.logarithmic(1, MOST, 40)).map(Math::rint).distinct().toArray();
        if (uses > 1) {
            panel.with(new Layer.Enclosed("exact, four samples in five", Style.SKY, Style.THIN, whole,
                    PlotPoints.values(whole, learned -> law.mean((long) learned)),
                    PlotPoints.values(whole, learned -> law.quantile((long) learned, 0.1)),
                    PlotPoints.values(whole, learned -> law.quantile((long) learned, 0.9))));
        }
        panel.with(Layer.Line.of("exact mean", Style.BLUE, Style.SOLID, whole, learned -> law.mean((long) learned)));
        double[] grid = PlotPoints.values(PlotPoints.logarithmic(1, MOST, 3), Math::rint);
        var mean = new SimulatedCurves(grid);
        for (int i = 0; i < SAMPLES; i++) {
            long[] ranks = ranks(uses, i);
            mean.accept(i, PlotPoints.values(grid, learned -> loss(ranks, learned)));
        }
        panel.with(new Layer.Estimates("mean of samples", Style.BLACK, Marker.DOT, false, grid,
                mean.moved(0), mean.moved(-2), mean.moved(2)));
        return panel;
    }

    private static Caption caption() {
        return new Caption(
                "Single samples, monogenic and polygenic",
                String.format(
                        Locale.ROOT,
                        """
                        Top: the loss on six random samples while quanta are learned in the order of use. A sample that
                        uses one quantum (left) jumps once; one that uses %d, drawn independently by their use, improves
                        in up to %d steps (right). Bottom: the mean over 4000 samples is the same smooth curve for both,
                        $T(n)$; only the spread differs: the band contains four polygenic samples in five, while a monogenic
                        one is always at 0 or 1. In data, where a quantum is learned at its first sample, the jump is
                        softer: at most %.3f of the drop of its expected loss falls into one factor of $e$ in $D$, against
                        %.0f for a threshold and %.3f for a logistic curve with midpoint 10.""",
                        MANY,
                        MANY,
                        Sharpness.of(new Exponential()),
                        Sharpness.of(Threshold.of(1)),
                        Sharpness.of(Logistic.of(10))),
                "Michaud et al., arXiv 2303.13506, Fig. 4, its kinds of samples as the theory predicts them",
                "T1, T24",
                "$\\alpha = 0.4$, $K = 10^6$; gap 1, $L_\\infty = 0$",
                "blue lines and band: exact means and quantiles over samples",
                "coloured lines: the first six samples; points with bars of two standard errors: 4000 samples; seed 1",
                "nothing");
    }
}
