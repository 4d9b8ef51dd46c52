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

/** How well forms of two limits fit published runs, and what tables planted from the sum would give (T38). */
public final class OverlapObjectives implements Figure {

    private record Kind(String form, String label, Color color, Shape marker, boolean filled, double offset) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("overlap", "overlap, $\\omega$ free (6)", Style.BLUE, Marker.CIRCLE, true, -0.18),
            new Kind("norm", "norm, $q$ free (6)", Style.VERMILLION, Marker.SQUARE, true, -0.07),
            new Kind("overlap of all", "overlap, $\\omega = 1$ (5)", Style.BLUE, Marker.CIRCLE, false, 0.04),
            new Kind("kaplan", "Kaplan's form (5)", Style.ORANGE, Marker.DIAMOND, true, 0.15),
            new Kind("joint", "joint, sharp capacity (5)", Style.GREEN, Marker.TRIANGLE, true, 0.26),
            new Kind("larger", "larger term (5)", Style.PURPLE, Marker.TRIANGLE_DOWN, true, 0.37));

    @Override
    public String name() {
        return "overlap-objectives";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        OverlapFits fits = OverlapFits.read(data);
        var objectives = new Axis(
                "objective over the sum's", true, 0.15, 20,
                List.of(tick(0.2), tick(0.5), tick(1), tick(2), tick(5), tick(10)), List.of(0.3, 0.4, 0.6, 0.7, 0.8, 0.9, 3.0, 4.0, 6.0, 7.0, 8.0, 9.0), true);
        var panel = new Panel("tables", "", OverlapFits.tables(), objectives);
        double[] ends = {-0.5, OverlapFits.TABLES.size() - 0.5};
        panel.with(new Layer.Line("sum", Style.GREY, Style.DOTTED, ends, new double[] {1, 1}));
        double[] middle = left(fits.planted("drop", 0.5));
        var planted = new Layer.Estimates("overlap on tables planted from the sum", Style.GREY, Marker.DOT, true, OverlapFits.places(-0.3), middle,
                left(fits.planted("drop", 1)), left(fits.planted("drop", 0)));
        panel.with(planted);
        double[] sums = fits.of("as planned", "sum", "objective");
        for (Kind kind : KINDS) {
            double[] own = fits.of("as planned", kind.form, "objective");
            panel.with(new Layer.Points(kind.form, kind.color, kind.marker, kind.filled, OverlapFits.places(kind.offset),
                    IntStream.range(0, own.length).mapToDouble(i -> own[i] / sums[i]).toArray()), kind.label);
        }
        panel.key(planted, "overlap, 1,000 tables planted from the sum").keysInside(Panel.Corner.TOP_RIGHT);
        return new Drawing(Sheet.grid(new double[] {230}, List.of(List.of(panel))), caption(fits));
    }

    private static Axis.Tick tick(double value) {
        return new Axis.Tick(value, "$" + (value < 1 ? String.valueOf(value) : String.valueOf((int) value)) + "$");
    }

    private static double[] left(double... drops) {
        return IntStream.range(0, drops.length).mapToDouble(i -> 1 - drops[i]).toArray();
    }

    private static Caption caption(OverlapFits fits) {
        return new Caption(
                "Forms of two limits on published runs",
                """
                Objective (Huber's loss, $\\delta = 10^{-3}$) of each form divided by that of the sum $E + A N^{-\\alpha} + B D^{-\\beta}$, with
                the number of parameters in parentheses; below 1 a form fits better. Grey: the overlap's objective on 1,000 tables planted from
                the fitted sum, median and whole range; the observed drop of the overlap has p = %s, in the order of the tables. Where runs are
                grouped, planted tables keep the residuals of a group together."""
                        .formatted(OverlapFits.listed("%.3f", OverlapFits.TABLES.stream().mapToDouble(fits::pValue).toArray())),
                "none",
                "T38",
                "forms as in `docs/overlap.md`; all exponents free",
                "nothing",
                "1,000 tables for each table, seed 1, in `data/runs-overlap-null.csv`",
                "tables in `data`, each with its source and licence: chinchilla-half, gemstones-cooled, gemstones-hot, olmo-ladder, datablations (runs"
                        + " without repetition); fits in `data/runs-overlap-fits.csv`");
    }
}
