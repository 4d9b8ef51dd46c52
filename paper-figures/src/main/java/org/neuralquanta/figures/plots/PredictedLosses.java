package org.neuralquanta.figures.plots;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.fit.Prediction;

/** Predicted losses with both their intervals. */
final class PredictedLosses {

    private PredictedLosses() {}

    static void add(Panel panel, List<Prediction> predictions, ToDoubleFunction<Prediction> horizontal) {
        if (predictions.isEmpty()) {
            return;
        }
        double[] x = column(predictions, horizontal);
        double[] y = column(predictions, Prediction::loss);
        panel.with(new Layer.Estimates("runs", Style.VERMILLION, Marker.DIAMOND, false, x, y,
                        column(predictions, p -> p.run().lower()), column(predictions, p -> p.run().upper())), "predicted, 95 \\%")
                .with(new Layer.Estimates("curve", Style.BLACK, Marker.DIAMOND, true, x, y,
                        column(predictions, p -> p.curve().lower()), column(predictions, p -> p.curve().upper())), "curve there, 95 \\%");
    }

    private static double[] column(List<Prediction> predictions, ToDoubleFunction<Prediction> value) {
        return predictions.stream().mapToDouble(value).toArray();
    }
}
