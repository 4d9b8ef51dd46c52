package org.neuralquanta.figures.grokking;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Caption;
import org.neuralquanta.figures.drawing.DataFile;
import org.neuralquanta.figures.drawing.Drawing;
import org.neuralquanta.figures.drawing.Figure;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.PlotPoints;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Tex;
import org.neuralquanta.omnigrok.RidgeLandscape;

/** L and U: exactly in the linear model, and in a network (T31, T33). */
public final class LandU implements Figure {

    private static final double LAMBDA = 2;

    @Override
    public String name() {
        return "l-and-u";
    }

    @Override
    public Drawing draw(Path data) throws IOException {
        var exact = new RidgeLandscape(LAMBDA, 1);
        double[] w = PlotPoints.logarithmic(0.1, 3, 80);
        var linear = new Panel("linear", "linear model, $\\lambda = 2$", Axis.decades("norm $w$", 0.1, 3, 1), Axis.decades("loss", 1e-5, 10, 1))
                .with(new Layer.Line("training", Style.BLUE, Style.SOLID, w, PlotPoints.values(w, v -> exact.at(v).train())))
                .with(new Layer.Line("test", Style.VERMILLION, Style.SOLID, w, PlotPoints.values(w, v -> exact.at(v).test())))
                .with(new Layer.Line("critical norm", Style.BLACK, Style.DOTTED, new double[] {exact.criticalNorm(), exact.criticalNorm()},
                        new double[] {1e-5, 10}));
        linear.label(Tex.black("$w_c$"), exact.criticalNorm(), 4, 4, 0, Tex.Anchor.LEFT);
        linear.label(new Tex("test", Style.ink(Style.VERMILLION)), 0.2, 0.9, 0, 0, Tex.Anchor.LEFT);
        linear.label(new Tex("training", Style.ink(Style.BLUE)), 0.2, 0.05, 0, 0, Tex.Anchor.LEFT);
        List<CSVRecord> rows = DataFile.rows(data.resolve("runs-landscape.csv"));
        double[] norm = DataFile.column(rows, "norm");
        var network = new Panel("network", "teacher and student", Axis.decades("norm $w$", 1, 60, 1), Axis.decades("mean squared error", 1e-14, 10, 4))
                .with(new Layer.Line("training", Style.BLUE, Style.THIN, norm, DataFile.column(rows, "train")))
                .with(new Layer.Line("test", Style.VERMILLION, Style.THIN, norm, DataFile.column(rows, "test")))
                .with(new Layer.Points("training", Style.BLUE, Marker.DOT, true, norm, DataFile.column(rows, "train")))
                .with(new Layer.Points("test", Style.VERMILLION, Marker.DOT, true, norm, DataFile.column(rows, "test")));
        return new Drawing(Sheet.grid(new double[] {150}, List.of(List.of(linear, network))), caption());
    }

    private static Caption caption() {
        return new Caption(
                "L and U",
                """
                Training (blue) and test loss (red) against the weight norm, the training loss minimised at that norm. Left, exactly, for
                the linear model with twice as many weights as samples: from $w_c = W_\\star/\\sqrt\\lambda$ on the training loss is 0 and the
                test loss rises as $\\frac12(w^2 - w_c^2)$; its minimum is exactly at $w_c$. Right, a tanh network 5–100–100–5 on 100 samples
                of a teacher, kept at each norm by rescaling after every step of Adam. At the two largest norms training ends at single precision; from 8 to 23 the
                steps given do not reach the least training loss, so that the foot of the L is not flat.""",
                "Liu et al., arXiv 2210.01117, Fig. 1",
                "T31, T33",
                "left: $\\lambda = 2$, teacher of norm 1; right: 4000 steps at each of 17 norms, seed 1",
                "left: closed form",
                "right: the run log `data/runs-landscape.csv`, written by `mvn -f paper-figures -Dretrain=landscape`");
    }
}
