package org.neuralquanta.figures.fits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.neuralquanta.distribution.TabulatedQuanta;
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
import org.neuralquanta.special.HurwitzZeta;
import org.neuralquanta.study.Vuong;
import org.neuralquanta.zipf.ZipfFit;

/** Is the third hypothesis true of the words of a text? Zipf's law fitted by maximum likelihood, and by a line (T1, T25). */
public final class ZipfOfWords implements Figure {

    private static final int REPLICATES = 1000;
    private static final int PER_DECADE = 25;

    @Override
    public String name() {
        return "zipf-of-words";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        TabulatedQuanta words = TabulatedQuanta.read(data.resolve("kjv-word-counts.csv"));
        ZipfFit fit = ZipfFit.of(words);
        double p = fit.goodnessOfFit(REPLICATES, 1, () -> {});
        long size = fit.size();
        long[] ranks = LongStream.concat(
                        LongStream.rangeClosed(1, 20),
                        LongStream.of(Arrays.stream(PlotPoints.logarithmic(20, size, PER_DECADE)).mapToLong(Math::round).toArray()))
                .distinct()
                .toArray();
        double[] rank = LongStream.of(ranks).asDoubleStream().toArray();
        double[] count = LongStream.of(ranks).mapToDouble(words::count).toArray();

        double low = fit.cutoff();
        double excess = fit.countExponent() - 1;
        double norm = HurwitzZeta.value(excess, low);
        double[] x = Arrays.stream(PlotPoints.logarithmic(low, 63919, PER_DECADE)).map(Math::rint).distinct().toArray();
        double[] above = PlotPoints.values(x, v -> fit.tail() * HurwitzZeta.value(excess, v) / norm);

        var tail = new Panel("counts", "", Axis.decades("count $x$", 1, 1e5, 1), Axis.decades("words with at least $x$", 0.7, 2e4, 1))
                .with(new Layer.Points("words", Style.GREY, Marker.DOT, false, count, rank))
                .with(new Layer.Line("power law above the cut-off", Style.BLUE, Style.SOLID, x, above))
                .with(new Layer.Line("cut-off", Style.BLACK, Style.DOTTED, new double[] {low, low}, new double[] {0.7, 2e4}));
        tail.label(new Tex(String.format(Locale.ROOT, "$P(x) \\propto x^{-%.3f}$", fit.countExponent()), Style.ink(Style.BLUE)),
                2e3, 300, 0, 0, Tex.Anchor.LEFT);
        tail.label(Tex.black(String.format(Locale.ROOT, "cut-off %d", fit.cutoff())), low, 1.5, -4, 0, Tex.Anchor.RIGHT);

        double alpha = fit.alpha();
        double line = fit.alphaByRegressionOnRanks();
        double[] fitted = PlotPoints.logarithmic(1, fit.tail(), PER_DECADE);
        double[] all = PlotPoints.logarithmic(1, size, PER_DECADE);
        double middle = Math.sqrt(fit.tail());
        double atMiddle = words.count(Math.round(middle));
        double height = regressionHeight(words, line);
        var ranked = new Panel("ranks", "", Axis.decades("rank $k$", 0.7, 2e4, 1), Axis.decades("count $c_k$", 0.5, 1e6, 1))
                .with(new Layer.Points("words", Style.GREY, Marker.DOT, false, rank, count))
                .with(new Layer.Line("likelihood, above the cut-off", Style.BLUE, Style.SOLID, fitted,
                        PlotPoints.values(fitted, k -> atMiddle * Math.pow(k / middle, -1 - alpha))))
                .with(new Layer.Line("line through all ranks", Style.ORANGE, Style.DASHED, all,
                        PlotPoints.values(all, k -> height * Math.pow(k, -1 - line))));
        ranked.label(new Tex(String.format(Locale.ROOT, "$\\alpha = %.3f$, likelihood", alpha), Style.ink(Style.BLUE)), 1, 300, 0, 0,
                Tex.Anchor.LEFT);
        ranked.label(new Tex(String.format(Locale.ROOT, "$\\alpha = %.3f$, a line", line), Style.ink(Style.ORANGE)), 40, 2e5, 0, 0,
                Tex.Anchor.LEFT);
        return new Drawing(Sheet.grid(new double[] {150}, List.of(List.of(tail, ranked))), caption(fit, p, line));
    }

    /** Where the regression line meets rank 1: it runs through the means of the logarithms. */
    private static double regressionHeight(TabulatedQuanta words, double alpha) {
        long size = words.quanta().orElseThrow();
        return Math.exp(LongStream.rangeClosed(1, size)
                .mapToDouble(k -> Math.log(words.count(k)) + (1 + alpha) * Math.log(k))
                .average()
                .orElseThrow());
    }

    private static Caption caption(ZipfFit fit, double p, double line) {
        Vuong vuong = fit.againstLogNormal();
        return new Caption(
                "Zipf's law on the words of a text",
                String.format(
                        Locale.ROOT,
                        """
                        Left: how many words of the King James Bible occur at least $x$ times, and the discrete power law fitted
                        by maximum likelihood above the cut-off with the least Kolmogorov–Smirnov distance (Clauset, Shalizi and
                        Newman 2009): $P(x) \\propto x^{-a}$ with $a = %.4f$ for the %s words with at least %s occurrences,
                        which is $\\alpha = 1/(a-1) - 1 = %.3f$ in $p_k \\propto k^{-(1+\\alpha)}$, 95 %% from %.3f to %.3f treating the
                        cut-off as known. Right: the same words by rank.

                        The distance is %.4f, and lists simulated from the law are as far from their own fits in %.1f %% of
                        cases. Vuong's comparison with a log-normal gives a log-likelihood ratio of %.2f, p = %.2f. In
                        words: %s. The dashed line is what not to do: least squares through log count against log rank
                        says $\\alpha = %.3f$, because most ranks belong to rare words; its points depend on each other, it
                        has no valid standard error, and it would look just as straight under another law.""",
                        fit.countExponent(),
                        fit.tail(),
                        fit.cutoff(),
                        fit.alpha(),
                        fit.alphaInterval().lower(),
                        fit.alphaInterval().upper(),
                        fit.distance(),
                        100 * p,
                        vuong.ratio(),
                        vuong.pValue(),
                        fit.verdict(p),
                        line),
                "none; the method of Clauset, Shalizi and Newman, SIAM Review 51 (2009) 661",
                "T1, T25",
                "cut-off by least distance, all counts from 1 on tried",
                "lines: the fitted law by the library's Hurwitz zeta function",
                "only the goodness of fit: %s lists, seed 1".formatted(REPLICATES),
                "words of the text of 1611 (public domain) in the Debian package bible-kjv-text 4.39: `data/kjv-word-counts.csv`");
    }
}
