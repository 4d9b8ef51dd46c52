package org.neuralquanta.figures.fits;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.DataFile;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.PlotPoints;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.Moment;
import org.neuralquanta.model.QuantaModel;

/** Words as quanta: a reader who knows a word once it was seen, on a real text and under the law of Zipf (T12, T13). */
public final class WordsOfAText implements Figure {

    private static final int PER_DECADE = 20;

    @Override
    public String name() {
        return "words-of-a-text";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        List<CSVRecord> growth = DataFile.rows(data.resolve("kjv-word-growth.csv"));
        double[] read = DataFile.column(growth, "words");
        double[] distinct = DataFile.column(growth, "distinct");
        double length = read[read.length - 1];

        DataLaw shuffled = DataLaw.of(QuantaModel.of(TabulatedQuanta.read(data.resolve("kjv-word-counts.csv")))
                .learnedAfter(Shots.of(1)), Sampling.WITHOUT_REPLACEMENT);
        double alpha = alpha(length, distinct[distinct.length - 1]);
        DataLaw zipf = words(alpha);

        var shuffledName = new Tex("shuffled", Style.ink(Style.BLUE));
        var zipfName = new Tex(
                String.format(Locale.ROOT, "infinite Zipf, $\\alpha = %.4f$", alpha), Style.ink(Style.ORANGE));
        double[] amounts = amounts(length);
        Axis across = Axis.decades("words read $D$", 8, 1e6, 1);
        var known = new Panel(
                        "distinct words", "", across.bare(), Axis.decades("distinct words $n(D)$", 5, 2e4, 1))
                .with(line("infinite Zipf", Style.ORANGE, Style.DASHED, amounts, d -> count(zipf, d)))
                .with(line("shuffled", Style.BLUE, Style.SOLID, amounts, d -> count(shuffled, d)))
                .with(new Layer.Points("own order", Style.BLACK, Marker.DOT, true, read, distinct));
        var loss = new Panel("loss", "", across, Axis.decades("loss $L(D)$", 1e-4, 1, 1))
                .with(line("infinite Zipf", Style.ORANGE, Style.DASHED, amounts, zipf::exact))
                .with(line("shuffled", Style.BLUE, Style.SOLID, amounts, shuffled::exact));
        int named = read.length / 2 + 2;
        known.joinedLabel(
                Tex.black("measured, in the text's own order"), read[named], distinct[named], 8, -34, Tex.Anchor.LEFT);
        known.label(shuffledName, 600, count(shuffled, 600), -6, 6, Tex.Anchor.RIGHT);
        known.label(zipfName, 60, count(zipf, 60), 8, -8, Tex.Anchor.LEFT);
        loss.label(shuffledName, 3e3, shuffled.exact(3e3), 6, 7, Tex.Anchor.LEFT);
        loss.label(zipfName, 60, zipf.exact(60), 0, -16, Tex.Anchor.LEFT);
        var sheet = Sheet.grid(new double[] {110, 90}, List.of(List.of(known), List.of(loss)));
        return new Drawing(sheet, caption(alpha, shuffled, zipf, read, distinct));
    }

    private static Layer line(String series, Color color, BasicStroke stroke, double[] x, DoubleUnaryOperator y) {
        return new Layer.Line(series, color, stroke, x, PlotPoints.values(x, y));
    }

    private static double count(DataLaw law, double words) {
        return switch (law.count(words)) {
            case Moment.Value count -> count.value();
            case Moment.Absent absent -> throw new IllegalStateException(absent.reason());
        };
    }

    /** Numbers of words at equal ratios, and ever nearer to the length. */
    private static double[] amounts(double length) {
        DoubleStream ratios = DoubleStream.of(PlotPoints.logarithmic(10, length, PER_DECADE)).map(Math::rint);
        DoubleStream near =
                IntStream.rangeClosed(5, 24).mapToDouble(i -> Math.rint(length * (1 - Math.pow(2, -i / 2.0))));
        return DoubleStream.concat(ratios, near).sorted().distinct().toArray();
    }

    private static Caption caption(double alpha, DataLaw shuffled, DataLaw zipf, double[] read, double[] distinct) {
        int widest = 0;
        double gap = 0;
        for (int i = 0; i < read.length; i++) {
            double ratio = count(shuffled, read[i]) / distinct[i];
            if (ratio > gap) {
                gap = ratio;
                widest = i;
            }
        }
        return new Caption(
                "Words of a text as quanta",
                String.format(
                        Locale.ROOT,
                        """
                        The learner is a memoriser: it knows a word after seeing it once. Top: the distinct words
                        among the first $D$ words of the King James Bible in the text's own order (dots), the expected
                        number when the same text is shuffled (solid), and Zipf's law for infinitely many words, whose $\\alpha$
                        gives the measured %.0f distinct words at the full length of %.0f (dashed). Bottom: the loss
                        $L(D) = \\sum_k (c_k/M)\\, P(\\text{word } k \\text{ unseen})$ of the shuffled text and
                        of that law.

                        The shuffle keeps every count and drops the order, so the distance between dots and solid line
                        is the effect of the order alone: words come in clusters (names, subjects, repeated phrases),
                        so a word just used is more likely than its frequency says and new words come later. At
                        $D = %.0f$ the text has shown %.0f words, the shuffle %.0f, %.2f times as many. At the end both
                        have shown all words, by construction. Samples from such a text are not independent, and laws
                        for independent samples (T12, T13) overestimate what its beginning teaches. Zipf's law takes its
                        single parameter from the end point of the upper panel, so the rest of its curves is a
                        prediction: that its loss at $D = 1000$ is %.3f where the shuffled text has %.3f shows that
                        the frequencies of this text are not a pure power law.""",
                        distinct[distinct.length - 1],
                        read[read.length - 1],
                        read[widest],
                        distinct[widest],
                        count(shuffled, read[widest]),
                        gap,
                        zipf.exact(1000),
                        shuffled.exact(1000)),
                "none",
                "T12, T13",
                String.format(
                        Locale.ROOT,
                        "one sample to learn ($\\tau = 1$); $M = %.0f$ words; $\\alpha = %.6f$ solves $n(M) = %.0f$"
                                + " (T13, Poisson sampling)",
                        read[read.length - 1],
                        alpha,
                        distinct[distinct.length - 1]),
                "solid: exact, sampling without replacement from the counts (hypergeometric); dashed: exact sums"
                        + " for Zipf's law",
                "dots and word counts, from the text of 1611 (public domain) in the Debian package bible-kjv-text 4.39,"
                        + " lower case, letters and inner apostrophes: `data/kjv-word-growth.csv`,"
                        + " `data/kjv-word-counts.csv`");
    }

    private static DataLaw words(double alpha) {
        return DataLaw.of(QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(Shots.of(1)));
    }

    /** The exponent with which the law of Zipf gives so many distinct words at this length. */
    private static double alpha(double length, double distinct) {
        var solver = new BracketingNthOrderBrentSolver(1e-14, 1e-14, 1e-9, 5);
        return solver.solve(100, alpha -> count(words(alpha), length) - distinct, 0.1, 2);
    }
}
