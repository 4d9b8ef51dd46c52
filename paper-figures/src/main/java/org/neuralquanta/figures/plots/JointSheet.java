package org.neuralquanta.figures.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import org.neuralquanta.figures.drawing.FittedAxis;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.law.JointAsymptotic;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.plot.Plot;

/** The law of parameters and data: against data for some numbers of parameters, and against parameters for some amounts of data. */
final class JointSheet {

    private static final double LEAST_SHARE = 1e-12;

    private final JointLaw law;
    private final Optional<JointAsymptotic> closed;

    private JointSheet(JointLaw law) {
        this.law = law;
        this.closed = closed(law);
    }

    static Sheet of(Plot.Joint plot) {
        var sheet = new JointSheet(plot.law());
        Panel data = sheet.panel("samples $D$", "N", plot.data(), plot.parameters(), (d, n) -> plot.law().exact(n, d), (d, n) -> sheet.asymptotic(n, d));
        Panel parameters = sheet.panel(
                "parameters $N$", "D", plot.parameters(), plot.data(), (n, d) -> plot.law().exact(n, d), (n, d) -> sheet.asymptotic(n, d));
        return Sheet.column(new double[] {120, 120}, List.of(data, parameters));
    }

    private static Optional<JointAsymptotic> closed(JointLaw law) {
        try {
            return Optional.of(law.asymptotic());
        } catch (NoPowerLawException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private double asymptotic(double parameters, double data) {
        return closed.filter(form -> form.parameters().isDefinedAt(parameters) && form.data().isDefinedAt(data))
                .map(form -> form.at(parameters, data) - form.data().residual())
                .orElse(Double.NaN);
    }

    private double residual() {
        return closed.map(form -> form.data().residual()).orElse(0.0);
    }

    private Panel panel(
            String label, String other, List<Double> across, List<Double> sizes, DoubleBinaryOperator exact, DoubleBinaryOperator form) {
        double[] range = Points.around(across);
        double[] grid = Points.along(range[0], range[1]);
        var levels = new Levels(Points.some(sizes));
        var curves = new ArrayList<Points>();
        for (double size : levels.sizes()) {
            curves.add(Points.of(grid, x -> exact.applyAsDouble(x, size) - residual()));
        }
        double[] losses = curves.stream().flatMapToDouble(curve -> DoubleStream.of(curve.y())).toArray();
        double most = DoubleStream.of(losses).max().orElse(1);
        var panel = new Panel(label, "", FittedAxis.logarithmic(label, grid), FittedAxis.loss(
                residual(), DoubleStream.of(losses).filter(y -> y >= LEAST_SHARE * most).toArray()));
        for (int level = 0; level < levels.count(); level++) {
            double size = levels.size(level);
            Points line = Points.of(grid, x -> form.applyAsDouble(x, size));
            panel.with(new Layer.Line("exact", levels.color(level), Style.SOLID, curves.get(level).x(), curves.get(level).y()),
                    "$" + other + " =\\,$" + Levels.number(size));
            panel.with(new Layer.Line("closed form", Style.BLACK, Style.DOTTED, line.x(), line.y()));
        }
        panel.key(Layer.Line.sample(Style.GREY, Style.SOLID), "exact");
        closed.ifPresent(_ ->
                panel.key(Layer.Line.sample(Style.BLACK, Style.DOTTED), "closed form"));
        return panel;
    }
}
