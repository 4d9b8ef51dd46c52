package org.neuralquanta.figures.fits;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.neuralquanta.distribution.CoarseClusters;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
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
import org.neuralquanta.figures.drawing.Viridis;
import org.neuralquanta.figures.simulation.RandomClusters;
import org.neuralquanta.zipf.RankEnvelope;

/** Sizes of clusters against rank for different numbers of clusters, and their envelope (T25). */
public final class RankFrequency implements Figure {

    private static final double ALPHA = 0.4;
    private static final int SAMPLES = 100_000;
    private static final int SETS = 32;
    private static final long SEED = 1;
    private static final int FROM = 10;
    private static final int TO = 300;
    private static final int[] NUMBERS = {10, 14, 20, 28, 40, 57, 80, 113, 160, 226, 320, 453, 640, 905, 1280};

    @Override
    public String name() {
        return "rank-frequency";
    }

    @Override
    public Drawing draw(Path data) {
        Zipf quanta = Zipf.infinite(ALPHA);
        var model = new CoarseClusters(quanta);
        var panel = new Panel("sizes", "", Axis.decades("rank $r$ of the cluster", 1, 1500, 1),
                Axis.decades("share of the samples", 1e-5, 1, 1));
        RandomClusters drawn = RandomClusters.draw(ALPHA, SAMPLES, SEED, 0);
        List<TabulatedQuanta> clusterings = new ArrayList<>();
        for (int i = 0; i < NUMBERS.length; i++) {
            TabulatedQuanta sizes = drawn.coarse(NUMBERS[i]).sizes();
            clusterings.add(sizes);
            double[] ranks = ranks(NUMBERS[i]);
            panel.with(Layer.Line.of("k=" + NUMBERS[i], Viridis.line(i, NUMBERS.length), Style.THIN, ranks,
                    r -> sizes.probability((long) r)));
        }
        RankEnvelope envelope = RankEnvelope.of(clusterings);
        double[] ranks = ranks(1280);
        panel.with(Layer.Line.of("envelope of the model", Style.BLACK, Style.DOTTED, ranks, r -> model.envelope((long) r)));
        panel.with(Layer.Line.of("use frequencies", Style.VERMILLION, Style.DASHED, ranks, quanta.useFrequency()::at));
        panel.label(Tex.black("$k = 10$ (dark) to $1280$"), 1.3, 2.5e-5, 0, 0, Tex.Anchor.LEFT);
        panel.label(new Tex("use frequencies", Style.ink(Style.VERMILLION)), 2, 1e-3, 0, 0, Tex.Anchor.LEFT);
        panel.label(Tex.black("envelope, slope $-(1+\\alpha)$"), 1300, 9e-2, 0, 0, Tex.Anchor.RIGHT);

        var slopes = new Panel("local slopes", "", Axis.decades("rank $r$ of the cluster", 1, 1500, 1),
                Axis.linear("slope between $r$ and $2r$", -2.4, 0, 0.5));
        double[] starts = {2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64, 90, 128, 181, 256, 362, 512};
        slopes.with(new Layer.Line("minus 1+alpha", Style.VERMILLION, Style.DASHED, new double[] {1, 1500},
                new double[] {-1 - ALPHA, -1 - ALPHA}));
        for (int number : new int[] {113, 320, 905}) {
            double[] before = Arrays.stream(starts).filter(r -> 2 * r <= 0.95 * number).toArray();
            RankEnvelope single = RankEnvelope.of(List.of(drawn.coarse(number).sizes()));
            slopes.with(slopes("k=" + number, number, single, before));
        }
        slopes.with(new Layer.Points("envelope", Style.BLACK, Marker.CIRCLE, false, starts,
                PlotPoints.values(starts, r -> envelope.slope((int) r, 2 * (int) r))));
        slopes.label(new Tex("$-(1+\\alpha)$", Style.ink(Style.VERMILLION)), 1.2, -1 - ALPHA, 0, -7, Tex.Anchor.LEFT);
        slopes.label(Tex.black("envelope"), 20, -1.75, 0, 0, Tex.Anchor.LEFT);
        slopes.label(Tex.black("$k = 113$"), 45, -0.64, 0, 0, Tex.Anchor.RIGHT);
        slopes.label(Tex.black("$320$"), 110, -0.58, 0, 0, Tex.Anchor.CENTER);
        slopes.label(Tex.black("$905$"), 400, -0.7, 0, 0, Tex.Anchor.CENTER);
        return new Drawing(Sheet.grid(new double[] {160}, List.of(List.of(panel, slopes))), caption(model));
    }

    private static double[] ranks(int last) {
        return LongStream.concat(LongStream.rangeClosed(1, Math.min(last, 20)),
                        Arrays.stream(PlotPoints.logarithmic(Math.min(last, 20), last, 30)).mapToLong(Math::round))
                .distinct()
                .asDoubleStream()
                .toArray();
    }

    private static Layer slopes(String series, int number, RankEnvelope single, double[] starts) {
        int at = Arrays.binarySearch(NUMBERS, number);
        return Layer.Line.of(series, Viridis.line(at, NUMBERS.length), Style.SOLID, starts,
                r -> single.slope((int) r, 2 * (int) r));
    }

    /** The mean of an estimate over data sets and its standard deviation. */
    private static String measured(List<Double> estimates) {
        double mean = estimates.stream().mapToDouble(e -> e).average().orElseThrow();
        double squares = estimates.stream().mapToDouble(e -> (e - mean) * (e - mean)).sum();
        return String.format(Locale.ROOT, "%.3f ± %.3f", mean, Math.sqrt(squares / (estimates.size() - 1)));
    }

    private static Caption caption(CoarseClusters model) {
        List<Double> envelopes = new ArrayList<>();
        List<Double> singles = new ArrayList<>();
        List<TabulatedQuanta> expected = new ArrayList<>();
        for (int set = 0; set < SETS; set++) {
            RandomClusters drawn = RandomClusters.draw(ALPHA, SAMPLES, SEED, set);
            envelopes.add(RankEnvelope.of(Arrays.stream(NUMBERS).mapToObj(k -> drawn.coarse(k).sizes()).toList()).slope(FROM, TO));
            singles.add(RankEnvelope.of(List.of(drawn.coarse(453).sizes())).slope(FROM, TO));
        }
        for (int number : NUMBERS) {
            expected.add(TabulatedQuanta.ofFrequencies(
                    LongStream.rangeClosed(1, number).mapToDouble(r -> model.share(number, r)).toArray()));
        }
        return new Caption(
                "Rank and frequency of clusters",
                String.format(
                        Locale.ROOT,
                        """
                        Left: sizes of clusters against their rank for clusterings of the same 100000 samples into
                        $k = 10$ to $1280$ clusters (dark to light). The clusters come from a stated model, not from a
                        clustering algorithm: the $k$ most frequent quanta are kept apart and every other one is joined to
                        one of them at random. No curve is straight: each ends flat, because it must hold all samples.
                        Their envelope is: the dotted line is the model's $p_r + T(r)/r$, which falls like
                        $(1 + 1/\\alpha)\\,p_r$ and so with the slope $-(1+\\alpha)$ of the use frequencies (dashed).
                        Right: slopes between ranks $r$ and $2r$, for three of the clusterings (lines) and for the
                        envelope (circles). From rank %d to %d the envelope has slope %s over 32 sets of samples (mean and
                        standard deviation), where $-(1+\\alpha) = %.1f$ and the model's expected sizes give %.3f; a
                        single clustering with $k = 453$ has %s.""",
                        FROM,
                        TO,
                        measured(envelopes),
                        -1 - ALPHA,
                        RankEnvelope.of(expected).slope(FROM, TO),
                        measured(singles)),
                "Michaud et al., arXiv 2303.13506, Fig. 5, its rank–frequency curves as a model has them",
                "T1, T25",
                "$\\alpha = 0.4$; 100000 samples of one quantum each, of $2^{31}$ quanta",
                "dotted and dashed lines: expected envelope of the model and use frequencies",
                "thin lines, slopes and circles: one set of samples, seed 1; the estimates: 32 sets, seed 1",
                "nothing: no network and no clustering algorithm");
    }
}
