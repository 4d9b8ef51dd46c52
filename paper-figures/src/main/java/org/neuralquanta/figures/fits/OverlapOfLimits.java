package org.neuralquanta.figures.fits;

import java.awt.Color;
import java.awt.Shape;
import java.io.IOException;
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
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;

/** The share of quanta that both limits touch, on published runs (T38). */
public final class OverlapOfLimits implements Figure {

    private record Kind(String variation, String label, Color color, Shape marker, boolean filled, double offset) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("as planned", "as planned", Style.BLUE, Marker.CIRCLE, true, -0.3),
            new Kind("without the last decade of compute", "without last decade", Style.ORANGE, Marker.SQUARE, true, -0.19),
            new Kind("Huber 0.01", "Huber, $\\delta = 0.01$", Style.GREEN, Marker.DIAMOND, true, -0.08),
            new Kind("least squares", "least squares", Style.GREEN, Marker.DIAMOND, false, 0.03),
            new Kind("one checkpoint of each run", "one checkpoint each", Style.VERMILLION, Marker.TRIANGLE, true, 0.14),
            new Kind("without embeddings", "without embeddings", Style.PURPLE, Marker.TRIANGLE_DOWN, true, 0.25),
            new Kind("with all embeddings", "with all embeddings", Style.PURPLE, Marker.TRIANGLE_DOWN, false, 0.36));

    /** How far from the estimate profiles are followed. */
    private static final double FAR = 20;

    @Override
    public String name() {
        return "overlap-of-limits";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        OverlapFits fits = OverlapFits.read(data);
        var panel = new Panel("tables", "", OverlapFits.tables(), Axis.linear("overlap $\\omega$ with $95\\,\\%$ intervals", -0.6, 2.2, 0.5));
        double[] ends = {-0.5, OverlapFits.TABLES.size() - 0.5};
        panel.with(new Layer.Line("sum", Style.GREY, Style.DOTTED, ends, new double[] {0, 0}));
        panel.with(new Layer.Line("all", Style.GREY, Style.DOTTED, ends, new double[] {1, 1}));
        panel.label(Tex.black("the sum"), 0.3, 0, 0, -6, Tex.Anchor.LEFT);
        panel.label(Tex.black("all quanta"), -0.42, 1, 0, -6, Tex.Anchor.LEFT);
        for (Kind kind : KINDS) {
            double[] all = fits.of(kind.variation, "overlap", "omega");
            int[] known = IntStream.range(0, all.length).filter(t -> !Double.isNaN(all[t])).toArray();
            panel.with(new Layer.Estimates(kind.variation, kind.color, kind.marker, kind.filled,
                    chosen(known, OverlapFits.places(kind.offset)), chosen(known, all),
                    chosen(known, fits.of(kind.variation, "overlap", "lower")), chosen(known, fits.of(kind.variation, "overlap", "upper"))), kind.label);
        }
        panel.keysInside(Panel.Corner.TOP_LEFT);
        return new Drawing(Sheet.grid(new double[] {230}, List.of(List.of(panel))), caption(fits));
    }

    /** Numbers of some tables; an end at infinity is drawn beyond the frame. */
    private static double[] chosen(int[] tables, double[] values) {
        return IntStream.of(tables).mapToDouble(t -> Math.clamp(values[t], -FAR, FAR)).toArray();
    }

    private static Caption caption(OverlapFits fits) {
        return new Caption(
                "The overlap of limits",
                """
                In $L = E + T_N + T_D - \\omega (T_N^{-1/\\beta} + T_D^{-1/\\beta})^{-\\beta}$, $\\omega$ is the share of quanta that lack
                parameters and data at once; 0 is Chinchilla's sum. Estimates with 95 %% profile intervals, whose height is
                calibrated over training runs, on published runs of language models. As planned (Huber's loss, $\\delta = 10^{-3}$, all runs):
                $\\omega$ = %s, in the order of the tables; other symbols are the variations that were fixed in advance.

                Intervals are cut at the frame. What counts was written down in advance: `docs/overlap.md`."""
                        .formatted(OverlapFits.listed("%.2f", fits.of("as planned", "overlap", "omega"))),
                "none",
                "T38",
                "forms and tables as in `docs/overlap.md`",
                "nothing",
                "nothing",
                "tables in `data`, each with its source and licence: chinchilla-half, gemstones-cooled, gemstones-hot, olmo-ladder, datablations (runs"
                        + " without repetition); fits in `data/runs-overlap-fits.csv`");
    }
}
