package org.neuralquanta.figures.speed;

import java.util.Arrays;
import org.neuralquanta.figures.simulation.StraightLine;

/** The measured exponent of a cost that grows like a power. */
final class Slope {

    private static final double ROUNDING = 1 - 1e-9;

    private Slope() {}

    /**
     * The slope of the line of least squares through the logarithms, over the points of the last two decades.
     *
     * @param x sizes above 0, increasing
     * @param y costs above 0
     * @return the slope; NaN if there are fewer than two points
     */
    static double ofLastTwoDecades(double[] x, double[] y) {
        double first = x.length == 0 ? 0 : x[x.length - 1] / 100 * ROUNDING;
        int from = (int) Arrays.stream(x).takeWhile(size -> size < first).count();
        return StraightLine.throughLogarithms(Arrays.copyOfRange(x, from, x.length), Arrays.copyOfRange(y, from, y.length)).slope();
    }
}
