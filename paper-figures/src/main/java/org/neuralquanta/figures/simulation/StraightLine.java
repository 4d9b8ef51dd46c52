package org.neuralquanta.figures.simulation;

import java.util.Arrays;

/**
 * The straight line of least squares through points.
 *
 * @param meanX the mean of x; the line goes through both means
 * @param meanY the mean of y
 * @param slope NaN for fewer than two points
 * @param deviation the standard deviation of the points from it
 * @param slopeError the standard error of the slope
 */
public record StraightLine(double meanX, double meanY, double slope, double deviation, double slopeError) {

    public static StraightLine through(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElse(Double.NaN);
        double meanY = Arrays.stream(y).average().orElse(Double.NaN);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        double slope = xy / xx;
        double variance = (yy - slope * xy) / (x.length - 2);
        return new StraightLine(meanX, meanY, slope, Math.sqrt(variance), Math.sqrt(variance / xx));
    }

    /** Through the logarithms of numbers above 0. */
    public static StraightLine throughLogarithms(double[] x, double[] y) {
        return through(Arrays.stream(x).map(Math::log).toArray(), Arrays.stream(y).map(Math::log).toArray());
    }

    /** The value at x = 0. */
    public double intercept() {
        return meanY - slope * meanX;
    }
}
