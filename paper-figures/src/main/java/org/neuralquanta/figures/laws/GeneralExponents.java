package org.neuralquanta.figures.laws;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;
import org.neuralquanta.law.ComputeLaw;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.ScalingLaw;
import org.neuralquanta.law.StepLaw;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;

/** A table of exponents when gaps, costs, needs of data and times to learn depend on the rank (T17, T18). */
public final class GeneralExponents implements Figure {

    private static final double ALPHA = 0.5;
    private static final Shape RING = new Ellipse2D.Double(-3.4, -3.4, 6.8, 6.8);

    /** A model by its exponents. */
    private record Row(double eta, double kappa, double delta, double nu) {

        QuantaModel model() {
            return QuantaModel.of(Zipf.infinite(ALPHA))
                    .learnedAfter(Threshold.of(1))
                    .with(new Gap(1, eta))
                    .with(new Cost(1, kappa))
                    .with(new Exposure(delta, nu));
        }
    }

    /** A resource: its formula and its law. */
    private record Column(String name, String formula, Function<QuantaModel, ScalingLaw> law, double amount) {}

    private static final List<Row> ROWS = List.of(
            new Row(0, 0, 0, 1),
            new Row(0.25, 0, 0, 1),
            new Row(-0.5, 0, 0, 1),
            new Row(0, 0.5, 0, 1),
            new Row(0, -0.5, 0, 1),
            new Row(0, 0, 0.5, 1),
            new Row(0, 0, -0.5, 1),
            new Row(0, 0, 0, 0.5),
            new Row(0, 0, 0, 2),
            new Row(0.2, 0.5, 0.3, 0.7));

    private static final List<Column> COLUMNS = List.of(
            new Column("parameters $\\alpha_N$", "$(\\alpha-\\eta)/(1+\\kappa)$", ParameterLaw::of,
                    1e6),
            new Column("data $\\alpha_D$", "$(\\alpha-\\eta)/(1+\\alpha+\\delta)$", DataLaw::of,
                    1e10),
            new Column("steps $\\alpha_S$", "$(\\alpha-\\eta)/(\\nu(1+\\alpha))$", StepLaw::of,
                    1e10),
            new Column("compute $\\alpha_C$", "$(\\alpha-\\eta)/(2+\\alpha+\\kappa+\\delta)$", ComputeLaw::of,
                    6e14));

    @Override
    public String name() {
        return "general-exponents";
    }

    @Override
    public Drawing draw(Path data) {
        List<Panel> panels = new ArrayList<>();
        panels.add(names());
        for (Column column : COLUMNS) {
            panels.add(panel(column));
        }
        return new Drawing(Sheet.grid(new double[] {14.0 * ROWS.size() + 20}, List.of(panels)), caption());
    }

    private static double height(int row) {
        return ROWS.size() - row;
    }

    private static Axis rows() {
        return new Axis("", false, 0.3, ROWS.size() + 1.7, List.of(), List.of(), false);
    }

    private static Panel names() {
        var across = new Axis("", false, 0, 4, List.of(), List.of(), false);
        var panel = new Panel("models", "exponents", across, rows());
        String[] symbols = {"\\eta", "\\kappa", "\\delta", "\\nu"};
        for (int j = 0; j < symbols.length; j++) {
            panel.label(Tex.black("$" + symbols[j] + "$"), j + 0.5, height(-1), 0, 0, Tex.Anchor.CENTER);
        }
        for (int i = 0; i < ROWS.size(); i++) {
            Row row = ROWS.get(i);
            double[] values = {row.eta, row.kappa, row.delta, row.nu};
            for (int j = 0; j < values.length; j++) {
                boolean changed = values[j] != (j == 3 ? 1 : 0);
                panel.label(new Tex("$" + text(values[j]) + "$", changed ? Style.ink(Style.VERMILLION) : Style.GREY),
                        j + 0.5, height(i), 0, 0, Tex.Anchor.CENTER);
            }
        }
        return panel;
    }

    private static String text(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static Panel panel(Column column) {
        var panel = new Panel(column.name, column.formula, Axis.linear(column.name, 0, 1.35, 0.5), rows());
        double[] closed = new double[ROWS.size()];
        double[] y = new double[ROWS.size()];
        double[] local = new double[ROWS.size()];
        for (int i = 0; i < ROWS.size(); i++) {
            ScalingLaw law = column.law.apply(ROWS.get(i).model());
            closed[i] = law.asymptotic().exponent();
            y[i] = height(i);
            local[i] = law.localExponent(column.amount);
        }
        panel.with(new Layer.Points("exact local exponent", Style.VERMILLION, RING, false, local, y));
        panel.with(new Layer.Points("closed form", Style.BLUE, Marker.DOT, true, closed, y));
        for (int i = 0; i < ROWS.size(); i++) {
            boolean right = closed[i] < 0.85;
            panel.label(Tex.black(String.format(Locale.ROOT, "$%.3f$", closed[i])), closed[i], y[i], right ? 6 : -6, 0,
                    right ? Tex.Anchor.LEFT : Tex.Anchor.RIGHT);
        }
        return panel;
    }

    private static Caption caption() {
        return new Caption(
                "General exponents",
                """
                What becomes of the exponents of the loss when the gap of quantum $k$ is $\\propto k^\\eta$, its cost in
                parameters $\\propto k^\\kappa$, the samples that it needs $\\propto k^\\delta$ times as many as by use
                alone, and the time to learn it $\\propto p_k^{-\\nu}$; the first row is the model of Michaud et al. Dots
                and numbers are the closed forms in the titles; rings are local exponents of the exact laws, at $10^6$
                parameters, $10^{10}$ samples, $10^{10}$ steps and $6 \\cdot 10^{14}$ FLOPs.""",
                "none",
                "T17, T18",
                "$\\alpha = 0.5$, infinitely many quanta, threshold 1; $\\Delta = 1$, $C = 1$, $L_\\infty = 0$",
                "everything: closed forms and exact local exponents",
                "nothing");
    }
}
