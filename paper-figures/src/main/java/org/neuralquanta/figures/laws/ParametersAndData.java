package org.neuralquanta.figures.laws;

import java.awt.BasicStroke;
import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
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
import org.neuralquanta.figures.simulation.ExactLosses;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.ScalingLaw;
import org.neuralquanta.model.QuantaModel;

/**
 * Loss against parameters and data, exact and in closed form, with local exponents, for infinitely and finitely many
 * quanta.
 */
public final class ParametersAndData implements Figure {

    private static final long FINITE = 10_000;
    private static final Axis LOSS = Axis.decades("loss $L - L_\\infty$", 1e-8, 2, 2);
    private static final Axis EXPONENT = Axis.linear("local exponent", 0, 1.3, 0.5);
    private static final Axis QUANTA = Axis.decades("learned quanta $n = N/C$", 1, 1e7, 2);
    private static final Axis SAMPLES = Axis.decades("samples $D$", 1, 1e14, 3);

    private static final int PER_DECADE = 12;
    private static final double NOTHING_LEARNED = 1 - 1e-9;

    private record Case(double alpha, String text, Color color) {
        String series(String quanta, String what) {
            return "alpha=" + text + ", K=" + quanta + ", " + what;
        }
    }

    private static final List<Case> CASES = List.of(
            new Case(0.1, "0.1", Style.BLACK), new Case(0.4, "0.4", Style.BLUE), new Case(1, "1", Style.ORANGE));

    /** A resource, the law of the loss in it, its exact curve, and the amount that the last of K quanta needs. */
    private record Resource(
            String name,
            Axis axis,
            Function<Zipf, ScalingLaw> law,
            Function<Zipf, ExactLosses> exact,
            ToDoubleFunction<Zipf> enoughForAll) {}

    @Override
    public String name() {
        return "parameters-and-data";
    }

    @Override
    public Drawing draw(Path data) {
        Function<Zipf, ScalingLaw> byParameters = zipf -> ParameterLaw.of(QuantaModel.of(zipf));
        Function<Zipf, ScalingLaw> byThreshold = zipf -> DataLaw.of(QuantaModel.of(zipf).learnedAfter(Threshold.of(1)));
        Function<Zipf, ScalingLaw> byOneSample = zipf -> DataLaw.of(QuantaModel.of(zipf).learnedAfter(Shots.of(1)));
        ToDoubleFunction<Zipf> samplesForAll = zipf -> 1 / zipf.probability(FINITE);
        var parameters = new Resource(
                "parameters",
                QUANTA,
                byParameters,
                zipf -> ExactLosses.stairs(byParameters.apply(zipf), rank -> rank, zipf.quanta(), QUANTA.upper()),
                zipf -> FINITE);
        var threshold = new Resource(
                "data, threshold",
                SAMPLES,
                byThreshold,
                zipf -> ExactLosses.stairs(
                        byThreshold.apply(zipf), rank -> 1 / zipf.probability(rank), zipf.quanta(), SAMPLES.upper()),
                samplesForAll);
        var shots = new Resource(
                "data, one sample",
                SAMPLES,
                byOneSample,
                zipf -> ExactLosses.smooth(
                        byOneSample.apply(zipf), PlotPoints.logarithmic(1, SAMPLES.upper(), PER_DECADE), LOSS.lower()),
                samplesForAll);
        Panel[] losses = {loss(parameters, LOSS), loss(threshold, LOSS.bare()), loss(shots, LOSS.bare())};
        Panel[] exponents = {
            exponent(parameters, EXPONENT), exponent(threshold, EXPONENT.bare()), exponent(shots, EXPONENT.bare())
        };
        saturation(exponents[0]);
        label(losses[0], parameters, 1e5);
        label(losses[1], threshold, 1e10);
        label(losses[2], shots, 1e10);
        losses[0].key(Layer.Line.sample(Style.BLACK, Style.SOLID), "$K = \\infty$")
                .key(Layer.Line.sample(Style.BLACK, Style.DASHED), "$K = 10^4$")
                .key(Layer.Line.sample(Style.BLACK, Style.DOTTED), "closed form")
                .keysInside(Panel.Corner.BOTTOM_LEFT);
        var sheet = Sheet.grid(new double[] {125, 80}, List.of(List.of(losses), List.of(exponents)));
        return new Drawing(sheet, caption(sheet));
    }

    private static Panel loss(Resource resource, Axis vertical) {
        var panel = new Panel(resource.name + ", loss", resource.name, resource.axis.bare(), vertical);
        for (Case c : CASES) {
            Zipf few = Zipf.finite(c.alpha, FINITE);
            Zipf all = Zipf.infinite(c.alpha);
            exact(panel, c, "10000", Style.DASHED, resource.exact.apply(few));
            exact(panel, c, "infinite", Style.SOLID, resource.exact.apply(all));
            closedForm(panel, c, "10000", resource.law.apply(few), resource.enoughForAll.applyAsDouble(few));
            closedForm(panel, c, "infinite", resource.law.apply(all), resource.axis.upper());
        }
        return panel;
    }

    private static void closedForm(Panel panel, Case c, String quanta, ScalingLaw law, double most) {
        panel.with(line(c, quanta, "closed form", Style.DOTTED, new double[] {1, most}, law.asymptotic()::at));
    }

    private static void exact(Panel panel, Case c, String quanta, BasicStroke stroke, ExactLosses curve) {
        panel.with(new Layer.Enclosed(
                c.series(quanta, "exact"), c.color, stroke, curve.x(), curve.y(), curve.lower(), curve.upper()));
    }

    private static Panel exponent(Resource resource, Axis vertical) {
        var panel = new Panel(resource.name + ", local exponent", "", resource.axis, vertical);
        double[] ends = {1, resource.axis.upper()};
        for (Case c : CASES) {
            ScalingLaw infinite = local(panel, resource, c, Zipf.infinite(c.alpha), "infinite", Style.SOLID);
            local(panel, resource, c, Zipf.finite(c.alpha, FINITE), "10000", Style.DASHED);
            double exponent = infinite.asymptotic().exponent();
            panel.with(line(c, "infinite", "closed form", Style.DOTTED, ends, any -> exponent));
        }
        return panel;
    }

    /** Adds the local exponents at the amounts of the exact curve, up to the one where they have left the frame. */
    private static ScalingLaw local(
            Panel panel, Resource resource, Case c, Zipf zipf, String quanta, BasicStroke stroke) {
        ScalingLaw law = resource.law.apply(zipf);
        ExactLosses curve = resource.exact.apply(zipf);
        var points = new ArrayList<double[]>();
        for (int i = 0; i < curve.x().length && curve.y()[i] > 0; i++) {
            double x = curve.x()[i];
            boolean next = points.isEmpty() || points.getLast()[0] < x;
            boolean inside = points.isEmpty() || points.getLast()[1] < EXPONENT.upper();
            if (curve.y()[i] < NOTHING_LEARNED && next && inside) {
                points.add(new double[] {x, law.localExponent(x)});
            }
        }
        panel.with(new Layer.Line(
                c.series(quanta, "exact"),
                c.color,
                stroke,
                points.stream().mapToDouble(p -> p[0]).toArray(),
                points.stream().mapToDouble(p -> p[1]).toArray()));
        return law;
    }

    /** The closed form of the local exponent near saturation, T16. */
    private static void saturation(Panel panel) {
        double[] n = PlotPoints.logarithmic(1, FINITE / 2.0, PER_DECADE);
        for (Case c : CASES) {
            panel.with(line(c, "10000", "closed form", Style.DOTTED, n, x ->
                    c.alpha / (1 - Math.pow(x / FINITE, c.alpha))));
        }
    }

    private static Layer line(
            Case c, String quanta, String what, BasicStroke stroke, double[] x, DoubleUnaryOperator y) {
        return new Layer.Line(c.series(quanta, what), c.color, stroke, x, PlotPoints.values(x, y));
    }

    /** Names α above each straight line, at the given amount. */
    private static void label(Panel panel, Resource resource, double x) {
        for (Case c : CASES) {
            double y = resource.law.apply(Zipf.infinite(c.alpha)).asymptotic().at(x);
            panel.label(Tex.black("$\\alpha = " + c.text + "$"), x, y, 3, 6, Tex.Anchor.LEFT);
        }
    }

    private static Caption caption(Sheet sheet) {
        return new Caption(
                "Loss against parameters and data",
                String.format(
                        Locale.ROOT,
                        """
                        Use frequencies $p_k \\propto k^{-(1+\\alpha)}$ for infinitely many quanta (solid) and for
                        $K = 10^4$ (dashed), each with its closed form (dotted, hidden where it equals the exact curve;
                        for $K$ quanta up to where the last is learned). Columns: parameters, where the first
                        $n = N/C$ quanta are learned (T10); data, where quantum $k$ is learned once $D p_k \\ge 1$ (T11, a
                        staircase); data, where it is learned with the first sample that uses it, Poisson sampling
                        (T12). Top: the exact loss, in its proven enclosure: at most %.0e wide relative to the loss in this frame,
                        far too narrow to be seen. Bottom: the local exponent $-d \\log (L - L_\\infty) / d \\log x$ of
                        the same curves (for staircases, of the tail continued to real $n$), with the constant of the
                        closed form dotted: $\\alpha$ for parameters, $\\alpha/(1+\\alpha)$ for data.

                        With finitely many quanta the loss leaves the power law long before the last one is learned;
                        at $\\alpha = 0.1$ it nowhere settles on one. The dotted curves of the first lower panel are
                        T16's $\\alpha / (1 - (n/K)^\\alpha)$. One-sample curves saturate softly, staircases fall to
                        zero in one step.""",
                        widestEnclosure(sheet)),
                "none; the laws are those of Michaud et al., arXiv 2303.13506, section 2",
                "T10, T11, T12, T16",
                "$\\alpha = 0.1, 0.4, 1$; $K = \\infty, 10^4$; gap 1, cost $C = 1$, $\\tau = 1$, $L_\\infty = 0$",
                "everything: exact values with enclosures, closed forms, local exponents",
                "nothing");
    }

    private static double widestEnclosure(Sheet sheet) {
        double widest = 0;
        for (Sheet.Cell cell : sheet.cells()) {
            for (Layer layer : cell.panel().layers()) {
                if (layer instanceof Layer.Enclosed curve) {
                    for (int i = 0; i < curve.x().length; i++) {
                        if (curve.y()[i] >= LOSS.lower()) {
                            widest = Math.max(widest, (curve.upper()[i] - curve.lower()[i]) / curve.y()[i]);
                        }
                    }
                }
            }
        }
        return widest;
    }
}
