package org.neuralquanta.figures.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.neuralquanta.figures.drawing.PlotPoints;

/** Points of a function where it has a value. */
record Points(double[] x, double[] y) {

    private static final int ALONG_THE_AXIS = 240;
    private static final int MOST_SYMBOLS = 3_000;

    /** The values that exist: what the function refuses is left out. */
    static Points of(double[] x, DoubleUnaryOperator function) {
        var points = new ArrayList<double[]>();
        for (double at : x) {
            try {
                double value = function.applyAsDouble(at);
                if (Double.isFinite(value)) {
                    points.add(new double[] {at, value});
                }
            } catch (IllegalArgumentException | ArithmeticException | UnsupportedOperationException _) {
                // There is no value to draw.
            }
        }
        return new Points(column(points, 0), column(points, 1));
    }

    private static double[] column(List<double[]> points, int at) {
        return points.stream().mapToDouble(point -> point[at]).toArray();
    }

    boolean isEmpty() {
        return x.length == 0;
    }

    /** Amounts at equal ratios, one for about every point of a frame. */
    static double[] along(double lower, double upper) {
        return along(lower, upper, ALONG_THE_AXIS);
    }

    /** Fewer of them, for functions that take long. */
    static double[] fewAlong(double lower, double upper) {
        return along(lower, upper, ALONG_THE_AXIS / 5);
    }

    private static double[] along(double lower, double upper, int count) {
        return PlotPoints.logarithmic(lower, upper, (int) Math.ceil(count / Math.log10(upper / lower)));
    }

    /** The range of some amounts, a decade to both sides where they are within one. */
    static double[] around(List<Double> amounts) {
        double least = amounts.stream().mapToDouble(x -> x).filter(x -> x > 0).min().orElse(1);
        double most = amounts.stream().mapToDouble(x -> x).filter(x -> x > 0).max().orElse(1);
        return most < 10 * least ? new double[] {least / 10, most * 10} : new double[] {least, most};
    }

    /** At most five of some numbers, with the first and the last. */
    static List<Double> some(List<Double> numbers) {
        int most = Math.min(5, numbers.size());
        return most == 1
                ? numbers
                : IntStream.range(0, most)
                        .mapToObj(i -> numbers.get((int) Math.round((numbers.size() - 1) * (double) i / (most - 1))))
                        .toList();
    }

    /** How many symbols lie between two that are drawn: 1 where all are. */
    static int stride(int symbols) {
        return (symbols + MOST_SYMBOLS - 1) / MOST_SYMBOLS;
    }

    static double median(double... values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
