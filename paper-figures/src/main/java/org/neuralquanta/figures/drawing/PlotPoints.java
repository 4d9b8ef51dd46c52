package org.neuralquanta.figures.drawing;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Points on an axis. */
public final class PlotPoints {

    private PlotPoints() {}

    /** Points from first to last at equal ratios, so many per factor of ten. */
    public static double[] logarithmic(double first, double last, int perDecade) {
        int steps = (int) Math.round(perDecade * Math.log10(last / first));
        return IntStream.rangeClosed(0, steps)
                .mapToDouble(i -> i == steps ? last : first * Math.pow(last / first, (double) i / steps))
                .toArray();
    }

    public static double[] values(double[] x, DoubleUnaryOperator function) {
        return DoubleStream.of(x).map(function).toArray();
    }
}
