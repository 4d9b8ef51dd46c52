package org.neuralquanta.figures.networks;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import org.neuralquanta.figures.drawing.Layer;
import org.neuralquanta.figures.simulation.Mean;

/** The mean of six seeds as a dash, with a bar over its interval. */
final class SixSeeds {

    private static final Shape DASH = new Rectangle2D.Double(-3, -0.2, 6, 0.4);

    private SixSeeds() {}

    static Mean of(double... values) {
        if (values.length != 6) {
            throw new IllegalArgumentException("seeds must be 6, were " + values.length);
        }
        return Mean.of(values);
    }

    static Layer at(Mean mean, double x, String series, Color color) {
        return new Layer.Estimates(
                series + ", mean", color, DASH, true, new double[] {x}, new double[] {mean.value()}, new double[] {mean.lower()},
                new double[] {mean.upper()});
    }
}
