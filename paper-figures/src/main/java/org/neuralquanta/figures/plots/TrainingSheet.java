package org.neuralquanta.figures.plots;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.FittedAxis;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Viridis;
import org.neuralquanta.parity.EmergenceLaw;
import org.neuralquanta.parity.SubtaskCurves;
import org.neuralquanta.plot.Plot;

/** The losses of subtasks over training with their mean, and the steps at which they emerged against their frequencies. */
final class TrainingSheet {

    /** Of more subtasks, only some are drawn. */
    private static final int MOST_CURVES = 200;

    private TrainingSheet() {}

    static Sheet of(Plot.Training plot) {
        return Sheet.column(new double[] {130, 110}, List.of(losses(plot.curves()), emergence(plot.curves())));
    }

    private static Color color(SubtaskCurves curves, int subtask) {
        return Viridis.line(subtask, curves.subtasks());
    }

    private static Panel losses(SubtaskCurves curves) {
        int[] at = IntStream.range(0, curves.steps().size()).filter(i -> curves.steps().get(i) > 0).toArray();
        double[] steps = Arrays.stream(at).mapToDouble(i -> curves.steps().get(i)).toArray();
        double[] mean = Arrays.stream(at).mapToDouble(curves::mean).toArray();
        double[] shown = IntStream.range(0, curves.subtasks()).boxed()
                .flatMapToDouble(s -> Arrays.stream(at).mapToDouble(i -> curves.loss(i, s)))
                .toArray();
        var panel = new Panel("losses", "", FittedAxis.logarithmic("steps", steps),
                FittedAxis.linear("test loss", DoubleStream.concat(DoubleStream.of(0), DoubleStream.of(shown)).toArray()));
        int stride = (curves.subtasks() + MOST_CURVES - 1) / MOST_CURVES;
        for (int subtask = 0; subtask < curves.subtasks(); subtask += stride) {
            int s = subtask;
            panel.with(new Layer.Line("subtask", color(curves, s), Style.THIN, steps, Arrays.stream(at).mapToDouble(i -> curves.loss(i, s)).toArray()));
        }
        panel.key(new Layer.Line("first", color(curves, 0), Style.THIN, steps, mean), "most frequent");
        panel.key(new Layer.Line("last", color(curves, curves.subtasks() - 1), Style.THIN, steps, mean), "rarest");
        return panel.with(new Layer.Line("mean", Style.BLACK, Style.SOLID, steps, mean), "mean by frequency");
    }

    private static Panel emergence(SubtaskCurves curves) {
        int[] learned = IntStream.range(0, curves.subtasks()).filter(s -> curves.emergence(s).orElse(0) > 0).toArray();
        double[] frequency = Arrays.stream(learned).mapToDouble(curves::frequency).toArray();
        double[] step = Arrays.stream(learned).mapToDouble(s -> curves.emergence(s).orElseThrow()).toArray();
        Axis across = FittedAxis.logarithmic("frequency $p$", IntStream.range(0, curves.subtasks()).mapToDouble(curves::frequency).toArray());
        var panel = new Panel("emergence", "", across, FittedAxis.logarithmic("step of emergence", step));
        EmergenceLaw.of(curves).ifPresent(law -> {
            Points line = Points.of(Points.along(across.lower(), across.upper()), law::step);
            panel.with(new Layer.Line("law", Style.BLACK, Style.SOLID, line.x(), line.y()), "$p^{-\\nu}$, $\\nu =\\,$" + Levels.number(law.nu()));
        });
        for (int i = 0; i < learned.length; i++) {
            panel.with(new Layer.Points("subtask", color(curves, learned[i]), Marker.CIRCLE, true, new double[] {frequency[i]}, new double[] {step[i]}));
        }
        return panel.key(new Layer.Points("subtasks", Style.GREY, Marker.CIRCLE, true, frequency, step),
                learned.length == 0 ? "none is learned" : "learned subtasks");
    }
}
