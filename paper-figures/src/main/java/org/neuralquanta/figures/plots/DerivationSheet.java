package org.neuralquanta.figures.plots;

import java.util.List;
import java.util.stream.DoubleStream;
import org.neuralquanta.derivation.Derivation;
import org.neuralquanta.derivation.Target;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.FittedAxis;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.plot.Plot;

/** A derived law beside the exact one at growing resources, and their ratio, which tends to 1. */
final class DerivationSheet {

    private DerivationSheet() {}

    static Sheet of(Plot.Derived plot) {
        Derivation derivation = plot.derivation();
        List<Derivation.Point> check = derivation.comparison();
        double[] x = check.stream().mapToDouble(Derivation.Point::x).toArray();
        double[] ratio = check.stream().mapToDouble(Derivation.Point::ratio).toArray();
        double[] derived = DoubleStream.of(x).map(derivation::derived).toArray();
        double[] exact = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            exact[i] = ratio[i] * derived[i];
        }
        Axis across = FittedAxis.logarithmic(resource(derivation), x);
        Points line = Points.of(Points.along(across.lower(), across.upper()), derivation::derived);
        String what = derivation.target() == Target.COUNT ? "count $n$" : "loss $L - L_\\infty$";
        double[] shown = DoubleStream.concat(DoubleStream.of(exact), DoubleStream.of(derived)).toArray();
        var laws = new Panel("laws", "", across.bare(), FittedAxis.logarithmic(what, shown))
                .with(new Layer.Line("derived", Style.ORANGE, Style.SOLID, line.x(), line.y()), "derived law")
                .with(new Layer.Points("exact", Style.BLUE, Marker.CIRCLE, false, x, exact), "exact law");
        var ratios = new Panel("ratio", "", across, FittedAxis.linear("exact / derived", DoubleStream.concat(DoubleStream.of(1), DoubleStream.of(ratio)).toArray()))
                .with(new Layer.Line("one", Style.GREY, Style.THIN, new double[] {across.lower(), across.upper()}, new double[] {1, 1}))
                .with(new Layer.Points("ratio", Style.BLUE, Marker.CIRCLE, false, x, ratio));
        return Sheet.column(new double[] {130, 90}, List.of(laws, ratios));
    }

    /** A joint law is compared along the crossover. */
    private static String resource(Derivation derivation) {
        return derivation.joint()
                .map(joint -> "$" + joint.parameters().variable() + "$, where $" + joint.exposure() + " = 1$")
                .orElse("$" + derivation.variable() + "$");
    }
}
