package org.neuralquanta.figures.networks;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Locale;
import org.neuralquanta.figures.drawing.Layer;

/** The mean of six seeds with its 95 % interval by Student's distribution. */
record SixSeeds(double mean, double half) {

    /** Of Student's distribution with five degrees of freedom. */
    private static final double QUANTILE = 2.570582;

    private static final Shape DASH = new Rectangle2D.Double(-3, -0.2, 6, 0.4);

    static SixSeeds of(double... values) {
        if (values.length != 6) {
            throw new IllegalArgumentException("seeds must be 6, were " + values.length);
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        return new SixSeeds(mean, QUANTILE * Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / 30));
    }

    /** A dash at the mean with a bar over the interval. */
    Layer at(double x, String series, Color color) {
        return new Layer.Estimates(
                series + ", mean", color, DASH, true, new double[] {x}, new double[] {mean}, new double[] {mean - half}, new double[] {mean + half});
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f ± %.3f", mean, half);
    }
}
