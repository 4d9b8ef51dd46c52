package org.neuralquanta.figures.fits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;

/** The relation between the exponents (T21) on published runs, by the sum and with an overlap of limits (T38). */
public final class RelationOnRuns implements Figure {

    private static final double NORMAL_975 = 1.959963984540054;

    /** Gemstones, hot, has the models of Gemstones, cooled. */
    private static final int[] INDEPENDENT = {0, 1, 3, 4};

    @Override
    public String name() {
        return "relation-on-runs";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        OverlapFits fits = OverlapFits.read(data);
        RandomEffects sum = effects(fits, "sum");
        RandomEffects overlap = effects(fits, "overlap");
        var panel = new Panel("tables", "", OverlapFits.tables(), Axis.linear("$\\beta - \\alpha/(1+\\alpha)$ with $95\\,\\%$ intervals", -0.3, 0.7, 0.1));
        double[] ends = {-0.5, OverlapFits.TABLES.size() - 0.5};
        panel.with(band("mean with overlap", overlap, ends));
        panel.with(new Layer.Line("hypothesis", Style.BLACK, Style.DOTTED, ends, new double[] {0, 0}));
        panel.with(estimates(fits, "sum", false, -0.1), "the sum")
                .with(estimates(fits, "overlap", true, 0.1), "with overlap, $\\omega$ free (band, its mean)")
                .keysInside(Panel.Corner.TOP_RIGHT);
        panel.label(Tex.black("the hypothesis"), -0.45, 0, 0, -6, Tex.Anchor.LEFT);
        return new Drawing(Sheet.grid(new double[] {200}, List.of(List.of(panel))), caption(sum, overlap));
    }

    static RandomEffects effects(OverlapFits fits, String form) {
        double[] departures = fits.of("as planned", form, "departure");
        double[] errors = fits.of("as planned", form, "error");
        return RandomEffects.of(
                IntStream.of(INDEPENDENT).mapToDouble(i -> departures[i]).toArray(),
                IntStream.of(INDEPENDENT).mapToDouble(i -> errors[i]).toArray());
    }

    private static Layer band(String series, RandomEffects effects, double... ends) {
        double half = NORMAL_975 * effects.error();
        return new Layer.Enclosed(series, Style.SKY, Style.SOLID, ends, two(effects.mean()), two(effects.mean() - half),
                two(effects.mean() + half));
    }

    private static double[] two(double value) {
        return new double[] {value, value};
    }

    private static Layer estimates(OverlapFits fits, String form, boolean filled, double offset) {
        double[] departures = fits.of("as planned", form, "departure");
        double[] errors = fits.of("as planned", form, "error");
        return new Layer.Estimates(form, filled ? Style.BLUE : Style.VERMILLION, filled ? Marker.CIRCLE : Marker.SQUARE, filled,
                OverlapFits.places(offset), departures, moved(departures, errors, -NORMAL_975), moved(departures, errors, NORMAL_975));
    }

    private static double[] moved(double[] values, double[] errors, double factor) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i] + factor * errors[i]).toArray();
    }

    private static Caption caption(RandomEffects sum, RandomEffects overlap) {
        return new Caption(
                "The relation of exponents on published runs",
                String.format(
                        Locale.ROOT,
                        """
                        The quantization hypothesis implies $\\beta = \\alpha/(1+\\alpha)$ for the exponents of $T_N = A N^{-\\alpha}$ and
                        $T_D = B D^{-\\beta}$. Departures from it with 95 %% Wald intervals (sandwich over training runs), by the sum
                        $E + T_N + T_D$ and with the overlap of limits $- \\omega (T_N^{-1/\\beta} + T_D^{-1/\\beta})^{-\\beta}$.
                        Random-effects mean over the four independent tables (without Gemstones, hot, which has the models of Gemstones, cooled), after
                        DerSimonian and Laird: %.3f with standard error %.3f and spread %.3f by the sum; %.3f, %.3f and %.3f with
                        overlap. Four tables determine a spread only roughly.""",
                        sum.mean(), sum.error(), sum.spread(), overlap.mean(), overlap.error(), overlap.spread()),
                "none",
                "T21, T38",
                "Huber's loss, $\\delta = 10^{-3}$, all exponents free",
                "nothing",
                "nothing",
                "tables in `data`, each with its source and licence: chinchilla-half, gemstones-cooled, gemstones-hot, olmo-ladder, datablations (runs"
                        + " without repetition); fits in `data/runs-overlap-fits.csv`");
    }
}
