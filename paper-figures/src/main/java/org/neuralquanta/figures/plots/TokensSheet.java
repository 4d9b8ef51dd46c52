package org.neuralquanta.figures.plots;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.neuralquanta.figures.drawing.Axis;
import org.neuralquanta.figures.drawing.FittedAxis;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.drawing.Marker;
import org.neuralquanta.figures.drawing.Panel;
import org.neuralquanta.figures.drawing.Sheet;
import org.neuralquanta.figures.drawing.Style;
import org.neuralquanta.figures.drawing.Viridis;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.plot.Plot;
import org.neuralquanta.tokens.TokenCurves;

/** The losses of single tokens over the size of the network: mean with its fit, quantiles, and the share of tokens that are learned. */
final class TokensSheet {

    private static final double[] SHARES = {0.9, 0.75, 0.5, 0.25, 0.1};

    /** Fewer sizes do not determine the three parameters of the fit. */
    private static final int FEWEST = 5;

    private TokensSheet() {}

    static Sheet of(Plot.Tokens plot) {
        TokenCurves curves = plot.curves();
        double[] sizes = curves.sizes().stream().mapToDouble(Double::doubleValue).toArray();
        return Sheet.column(new double[] {150, 90}, List.of(losses(curves, sizes), learned(curves, sizes)));
    }

    private static Panel losses(TokenCurves curves, double[] sizes) {
        double[] mean = along(sizes, curves::mean);
        double[] all = IntStream.range(0, SHARES.length).boxed()
                .flatMapToDouble(k -> IntStream.range(0, sizes.length).mapToDouble(i -> curves.quantile(i, SHARES[k])))
                .toArray();
        Axis across = FittedAxis.logarithmic("size of the network", sizes);
        var panel = new Panel("losses", "", across.bare(), FittedAxis.linear("loss of a token", all));
        for (int k = 0; k < SHARES.length; k++) {
            double share = SHARES[k];
            panel.with(new Layer.Line("quantile " + share, Viridis.line(k, SHARES.length), Style.SOLID, sizes, along(sizes, i -> curves.quantile(i, share))),
                    Math.round(100 * share) + "\\% quantile");
        }
        panel.with(new Layer.Points("mean", Style.BLACK, Marker.CIRCLE, true, sizes, mean), "mean");
        if (sizes.length >= FEWEST) {
            Fit fit = curves.fitOfMean();
            Points curve = Points.of(Points.along(across.lower(), across.upper()), at -> fit.predict(at));
            panel.with(new Layer.Line("fit", Style.BLACK, Style.DASHED, curve.x(), curve.y()),
                    "fit, $\\alpha =\\,$" + Levels.number(fit.parameter("alpha")));
        }
        return panel;
    }

    private static Panel learned(TokenCurves curves, double[] sizes) {
        return new Panel("learned", "", FittedAxis.logarithmic("size of the network", sizes), FittedAxis.linear("share learned", 0, 1))
                .with(new Layer.Line("learned", Style.BLUE, Style.SOLID, sizes, along(sizes, curves::learned)));
    }

    private static double[] along(double[] sizes, IntToDoubleFunction of) {
        return IntStream.range(0, sizes.length).mapToDouble(of).toArray();
    }
}
