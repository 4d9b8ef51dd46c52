package org.neuralquanta.figures.laws;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Threshold;
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
import org.neuralquanta.law.ComputeLaw;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.ScalingLaw;
import org.neuralquanta.law.StepLaw;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;

/** Exponents when gaps, costs, needs of data and times to learn depend on the rank (T17, T18). */
public final class GeneralExponents implements Figure {

    private static final double ALPHA = 0.5;

    /** A resource with its law, the amount at which the local exponent is taken, and its look. */
    private record Resource(
            String name, Function<QuantaModel, ScalingLaw> law, double amount, Color color, Shape symbol, BasicStroke stroke) {}

    private static final List<Resource> RESOURCES = List.of(
            new Resource("parameters $\\alpha_N$", ParameterLaw::of, 1e6, Style.BLUE, Marker.CIRCLE, Style.SOLID),
            new Resource("data $\\alpha_D$", DataLaw::of, 1e10, Style.VERMILLION, Marker.SQUARE, Style.SOLID),
            new Resource("steps $\\alpha_S$", StepLaw::of, 1e10, Style.GREEN, Marker.TRIANGLE, Style.DASHED),
            new Resource("compute $\\alpha_C$", ComputeLaw::of, 6e14, Style.BLACK, Marker.DIAMOND, Style.SOLID));

    /** One of the exponents of a model, which is varied alone. */
    private record Varied(String name, Axis axis, DoubleFunction<QuantaModel> model, double... values) {}

    private static final List<Varied> VARIED = List.of(
            new Varied("gap", Axis.linear("gap, $\\eta$", -0.55, 0.35, 0.25), eta -> model(eta, 0, 0, 1), -0.5, -0.25, 0, 0.15, 0.3),
            new Varied("cost", Axis.linear("cost, $\\kappa$", -0.6, 1.1, 0.5), kappa -> model(0, kappa, 0, 1), -0.5, -0.25, 0, 0.5, 1),
            new Varied("need of data", Axis.linear("need of data, $\\delta$", -0.6, 1.1, 0.5), delta -> model(0, 0, delta, 1), -0.5, -0.25, 0, 0.5, 1),
            new Varied("time to learn", Axis.linear("time to learn, $\\nu$", 0.4, 2.1, 0.5), nu -> model(0, 0, 0, nu), 0.5, 0.75, 1, 1.5, 2));

    private static QuantaModel model(double eta, double kappa, double delta, double nu) {
        return QuantaModel.of(Zipf.infinite(ALPHA))
                .learnedAfter(Threshold.of(1))
                .with(new Gap(1, eta))
                .with(new Cost(1, kappa))
                .with(new Exposure(delta, nu));
    }

    @Override
    public String name() {
        return "general-exponents";
    }

    @Override
    public Drawing draw(Path data) {
        Axis exponent = Axis.linear("exponent", 0, 1.08, 0.2);
        List<Panel> panels = new ArrayList<>();
        for (Varied varied : VARIED) {
            panels.add(panel(varied, panels.size() % 2 == 0 ? exponent : exponent.bare()));
        }
        for (Resource resource : RESOURCES) {
            panels.getFirst().key(Layer.Points.sample(resource.color, resource.symbol, false), resource.name);
        }
        panels.getFirst().keysInside(Panel.Corner.TOP_RIGHT);
        return new Drawing(Sheet.grid(new double[] {120, 120}, List.of(panels.subList(0, 2), panels.subList(2, 4))), caption());
    }

    private static Panel panel(Varied varied, Axis upward) {
        var panel = new Panel(varied.name, "", varied.axis, upward);
        double[] fine = new double[41];
        double first = varied.values[0];
        double last = varied.values[varied.values.length - 1];
        Arrays.setAll(fine, i -> first + (last - first) * i / (fine.length - 1));
        for (Resource resource : RESOURCES) {
            panel.with(Layer.Line.of("closed form, " + resource.name, resource.color, resource.stroke, fine,
                    value -> resource.law.apply(varied.model.apply(value)).asymptotic().exponent()));
        }
        for (Resource resource : RESOURCES) {
            panel.with(new Layer.Points("exact local exponent, " + resource.name, resource.color, resource.symbol, false, varied.values,
                    PlotPoints.values(varied.values, value -> resource.law.apply(varied.model.apply(value)).localExponent(resource.amount))));
        }
        return panel;
    }

    private static Caption caption() {
        return new Caption(
                "General exponents",
                """
                How the exponents of the loss change when the gap of quantum $k$ is $\\propto k^\\eta$, its cost in
                parameters $\\propto k^\\kappa$, the samples that it needs $\\propto k^\\delta$ times as many as by use
                alone, or the time to learn it $\\propto p_k^{-\\nu}$; each is varied alone, from $\\eta = \\kappa = \\delta = 0$, $\\nu = 1$, the
                model of Michaud et al. Lines are the closed forms $\\alpha_N = (\\alpha-\\eta)/(1+\\kappa)$,
                $\\alpha_D = (\\alpha-\\eta)/(1+\\alpha+\\delta)$, $\\alpha_S = (\\alpha-\\eta)/(\\nu(1+\\alpha))$ and
                $\\alpha_C = (\\alpha-\\eta)/(2+\\alpha+\\kappa+\\delta)$; symbols are local exponents of the exact laws, at $10^6$
                parameters, $10^{10}$ samples, $10^{10}$ steps and $6 \\cdot 10^{14}$ FLOPs. In the upper panels the lines of data and of steps are the same.""",
                "none",
                "T17, T18",
                "$\\alpha = 0.5$, infinitely many quanta, threshold 1; $\\Delta = 1$, $C = 1$, $L_\\infty = 0$",
                "everything: closed forms and exact local exponents",
                "nothing");
    }
}
