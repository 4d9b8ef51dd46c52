package org.neuralquanta.figures.datasets;

import java.nio.file.Path;
import java.util.List;
import org.neuralquanta.distribution.Zipf;
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
import org.neuralquanta.law.CuratedLaw;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.TemperedLaw;
import org.neuralquanta.model.QuantaModel;

/** What curation gains: the exponent over data rises from α/(1+α) to α (T43). */
public final class CuratedExponents implements Figure {

    private static final double ALPHA = 0.4;
    private static final double TEMPER = 0.8;
    private static final double MOST_SAMPLES = 1e9;

    @Override
    public String name() {
        return "curated-exponents";
    }

    @Override
    public Drawing draw(Path data) {
        QuantaModel model = QuantaModel.of(Zipf.infinite(ALPHA)).learnedAfter(new Exponential());
        DataLaw asTested = DataLaw.of(model);
        TemperedLaw tempered = TemperedLaw.of(model, TEMPER);
        CuratedLaw best = CuratedLaw.of(model);
        double[] d = PlotPoints.logarithmic(1, MOST_SAMPLES, 8);
        Axis samples = Axis.decades("samples $D$", 1, MOST_SAMPLES, 2);
        Panel loss = new Panel("loss", "loss", samples, Axis.decades("loss", 1e-4, 1, 1));
        loss.with(Layer.Line.of("frequencies of the test", Style.BLACK, Style.SOLID, d, asTested::exact));
        loss.with(Layer.Line.of("tempered, t=0.8", Style.BLUE, Style.SOLID, d, tempered::exact));
        loss.with(Layer.Line.of("best", Style.VERMILLION, Style.SOLID, d, best::exact));
        double[] far = PlotPoints.logarithmic(10, MOST_SAMPLES, 8);
        loss.with(Layer.Line.of("closed form, frequencies of the test", Style.GREY, Style.DOTTED, far, asTested.asymptotic()::at));
        loss.with(Layer.Line.of("closed form, tempered", Style.GREY, Style.DOTTED, far, tempered.asymptotic()::at));
        loss.with(Layer.Line.of("closed form, best", Style.GREY, Style.DOTTED, far, best.asymptotic()::at));
        loss.label(new Tex("as in the test", Style.ink(Style.BLACK)), 8e8, 0.06, 0, 0, Tex.Anchor.RIGHT);
        loss.label(new Tex("$t = 0.8$", Style.ink(Style.BLUE)), 60, 0.55, 0, 0, Tex.Anchor.LEFT);
        loss.label(new Tex("best", Style.ink(Style.VERMILLION)), 3e5, 3e-3, 0, 0, Tex.Anchor.RIGHT);
        Panel exponents = new Panel("local exponent", "local exponent", samples, Axis.linear("exponent", 0, 0.5, 0.1));
        exponents.with(Layer.Line.of("frequencies of the test", Style.BLACK, Style.SOLID, d, asTested::localExponent));
        exponents.with(Layer.Line.of("tempered, t=0.8", Style.BLUE, Style.SOLID, d, tempered::localExponent));
        exponents.with(Layer.Line.of("best", Style.VERMILLION, Style.SOLID, d, best::localExponent));
        double[] ends = {1, MOST_SAMPLES};
        exponents.with(Layer.Line.of("alpha/(1+alpha)", Style.GREY, Style.THIN, ends, _ -> ALPHA / (1 + ALPHA)));
        exponents.with(Layer.Line.of("alpha/(t(1+alpha))", Style.GREY, Style.THIN, ends, _ -> ALPHA / (TEMPER * (1 + ALPHA))));
        exponents.with(Layer.Line.of("alpha", Style.GREY, Style.THIN, ends, _ -> ALPHA));
        exponents.label(new Tex("$\\alpha$", Style.ink(Style.VERMILLION)), 3e8, 0.42, 0, 0, Tex.Anchor.RIGHT);
        exponents.label(new Tex("$\\alpha/(ts)$, $t = 0.8$", Style.ink(Style.BLUE)), 3e8, 0.33, 0, 0, Tex.Anchor.RIGHT);
        exponents.label(new Tex("$\\alpha/s$", Style.ink(Style.BLACK)), 3e8, 0.25, 0, 0, Tex.Anchor.RIGHT);
        return new Drawing(Sheet.grid(new double[] {120}, List.of(List.of(loss, exponents))), caption());
    }

    private static Caption caption() {
        return new Caption(
                "Curation raises the exponent over data",
                """
                Left: the loss after $D$ samples whose frequencies are those of the test, proportional to their power
                $t = 0.8$ (blue), or the best ones for this $D$ (red); dotted, the closed forms. Right: the local exponents, and
                the exponents of the closed forms (thin): $\\alpha/s$, $s = 1+\\alpha$, with the frequencies of the test,
                $\\alpha/(ts)$ with tempered ones, and $\\alpha$, that over parameters, with the best.""",
                "none",
                "T43",
                "$\\alpha = 0.4$, infinitely many quanta; gap 1, one sample to learn, $L_\\infty = 0$; $t = 0.8$",
                "everything: exact losses, local exponents and closed forms",
                "nothing");
    }
}
