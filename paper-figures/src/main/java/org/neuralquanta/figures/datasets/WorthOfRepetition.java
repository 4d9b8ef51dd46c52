package org.neuralquanta.figures.datasets;

import java.awt.Color;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
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
import org.neuralquanta.law.RepeatedLaw;
import org.neuralquanta.model.QuantaModel;

/** How many fresh samples repeated ones are worth, beside the curve fitted to language models (T41). */
public final class WorthOfRepetition implements Figure {

    private static final double ALPHA = 0.4;
    private static final long MOST_PASSES = 300;

    /** R*_D of Muennighoff et al. 2023, to the digits of their text. */
    private static final double PUBLISHED = 15.4;

    private record Case(double teaches, int shots, Color color, String name) {

        RepeatedLaw law() {
            return RepeatedLaw.of(QuantaModel.of(Zipf.infinite(ALPHA)).learnedAfter(new Shots(shots)), teaches);
        }
    }

    private static final List<Case> ONE_VISIT = List.of(
            new Case(0.2, 1, Style.VERMILLION, "h=0.2"), new Case(0.063, 1, Style.BLUE, "h=0.063"), new Case(0.02, 1, Style.GREEN, "h=0.02"));
    private static final List<Case> SEVERAL = List.of(
            new Case(1, 2, Style.VERMILLION, "tau=2"), new Case(1, 10, Style.BLUE, "tau=10"), new Case(0.2, 10, Style.GREEN, "tau=10, h=0.2"));

    @Override
    public String name() {
        return "worth-of-repetition";
    }

    @Override
    public Drawing draw(Path data) {
        Panel one = panel("one visit is enough", ONE_VISIT);
        double[] passes = passes();
        one.with(Layer.Line.of("fitted to language models", Style.BLACK, Style.DOTTED, passes,
                r -> 1 + PUBLISHED * -Math.expm1(-(r - 1) / PUBLISHED)));
        one.label(new Tex("$h = 0.2$", Style.ink(Style.VERMILLION)), 280, 6.2, 0, 0, Tex.Anchor.RIGHT);
        one.label(new Tex("$0.063$", Style.ink(Style.BLUE)), 280, 13, 0, 0, Tex.Anchor.RIGHT);
        one.label(new Tex("$0.02$", Style.ink(Style.GREEN)), 280, 38, 0, 0, Tex.Anchor.RIGHT);
        one.label(new Tex("dotted: Muennighoff et al.", Style.ink(Style.BLACK)), 280, 2, 0, 0, Tex.Anchor.RIGHT);
        one.label(new Tex("fresh", Style.ink(Style.GREY)), 22, 40, 0, 0, Tex.Anchor.RIGHT);
        Panel several = panel("several visits are needed", SEVERAL);
        several.label(new Tex("$\\tau = 2$", Style.ink(Style.VERMILLION)), 280, 3, 0, 0, Tex.Anchor.RIGHT);
        several.label(new Tex("$\\tau = 10$", Style.ink(Style.BLUE)), 9, 17.5, 0, 0, Tex.Anchor.RIGHT);
        several.label(new Tex("$\\tau = 10$, $h = 0.2$", Style.ink(Style.GREEN)), 280, 25, 0, 0, Tex.Anchor.RIGHT);
        return new Drawing(Sheet.grid(new double[] {120}, List.of(List.of(one, several))), caption());
    }

    private static double[] passes() {
        return PlotPoints.logarithmic(1, MOST_PASSES, 16);
    }

    private static Panel panel(String title, List<Case> cases) {
        Panel panel = new Panel(title, title, Axis.decades("passes $R$", 1, MOST_PASSES, 1), Axis.decades("worth $D_{\\mathrm{eff}}/U$", 1, 100, 1));
        panel.with(Layer.Line.of("fresh samples", Style.GREY, Style.THIN, new double[] {1, 100}, r -> r));
        double[] whole = DoubleStream.concat(IntStream.rangeClosed(1, 20).asDoubleStream(), Arrays.stream(passes()).map(Math::rint))
                .sorted().distinct().toArray();
        for (Case c : cases) {
            RepeatedLaw law = c.law();
            panel.with(Layer.Line.of(c.name, c.color, Style.SOLID, whole, r -> law.worth((long) r)));
        }
        return panel;
    }

    private static Caption caption() {
        return new Caption(
                "What a repeated sample is worth",
                """
                The number of fresh samples, visited once, that $R$ passes over the same samples replace, per sample; thin, that of fresh
                samples. Left: one visit that teaches is enough: each visit teaches with probability $h$, and the worth
                is $(1-(1-h)^R)/h$ for all frequencies, at most $1/h$. Dotted: the form that Muennighoff et al. (2023) fitted
                to language models, $1 + R^\\ast_D\\thinspace(1 - e^{-(R-1)/R^\\ast_D})$ with their $R^\\ast_D = 15.4$: nearly that of
                $h = 0.063$. Right: $\\tau$ visits are needed. Every pass over the same samples finds the same quanta, so
                repetition may be worth more than fresh samples; from $R = \\tau$ on its worth no longer grows where every visit teaches.""",
                "none; the dotted curve is that of arXiv 2305.16264",
                "T41",
                "$\\alpha = 0.4$, infinitely many quanta; $h = 0.2, 0.063, 0.02$ with $\\tau = 1$; $\\tau = 2, 10$ with $h = 1$; $\\tau = 10$, $h = 0.2$",
                "everything but the dotted curve: worth in closed form, exact for $\\tau = 1$",
                "the dotted curve: its constant");
    }
}
