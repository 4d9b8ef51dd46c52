package org.neuralquanta.figures.speed;

import java.util.stream.IntStream;

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
        int[] chosen = IntStream.range(0, x.length).filter(i -> x[i] >= first).toArray();
        double meanX = IntStream.of(chosen).mapToDouble(i -> Math.log(x[i])).average().orElse(Double.NaN);
        double meanY = IntStream.of(chosen).mapToDouble(i -> Math.log(y[i])).average().orElse(Double.NaN);
        double above = 0;
        double below = 0;
        for (int i : chosen) {
            above += (Math.log(x[i]) - meanX) * (Math.log(y[i]) - meanY);
            below += (Math.log(x[i]) - meanX) * (Math.log(x[i]) - meanX);
        }
        return above / below;
    }
}
