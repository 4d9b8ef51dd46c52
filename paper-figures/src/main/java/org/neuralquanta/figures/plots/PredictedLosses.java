package org.neuralquanta.figures.plots;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.plot.Plot;

/** Predicted losses with both their intervals. */
final class PredictedLosses {

    private PredictedLosses() {}

    static void add(Panel panel, List<Plot.Prediction> predictions, ToDoubleFunction<Plot.Prediction> horizontal) {
        if (predictions.isEmpty()) {
            return;
        }
        double[] x = column(predictions, horizontal);
        double[] y = column(predictions, Plot.Prediction::loss);
        Axis loss = panel.vertical();
        panel.with(new Layer.Estimates("runs", Style.VERMILLION, Marker.DIAMOND, false, x, y,
                        column(predictions, p -> loss.barEnd(p.prediction().lower())), column(predictions, p -> loss.barEnd(p.prediction().upper()))), "predicted, 95 \\%")
                .with(new Layer.Estimates("curve", Style.BLACK, Marker.DIAMOND, true, x, y,
                        column(predictions, p -> loss.barEnd(p.confidence().lower())), column(predictions, p -> loss.barEnd(p.confidence().upper()))), "curve there, 95 \\%");
    }

    private static double[] column(List<Plot.Prediction> predictions, ToDoubleFunction<Plot.Prediction> value) {
        return predictions.stream().mapToDouble(value).toArray();
    }
}
