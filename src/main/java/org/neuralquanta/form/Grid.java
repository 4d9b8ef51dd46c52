package org.neuralquanta.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** What grids of starting points are made of: shares of the loss and exponents. */
public final class Grid {

    public static final List<Double> EXPONENTS = List.of(0.05, 0.2, 0.45, 0.9, 1.8);

    /** E as a share of the least loss. */
    public static final List<Double> RESIDUAL_SHARES = List.of(0.02, 0.3, 0.55, 0.75, 0.92);

    /** How the rest of the median loss is shared between two terms. */
    public static final List<Double> TERM_SHARES = List.of(0.15, 0.4, 0.6, 0.85);

    private Grid() {}

    public static double leastLogLoss(Form.Data data) {
        return IntStream.range(0, data.size()).mapToDouble(data::logLoss).min().orElseThrow();
    }

    static double greatestLogLoss(Form.Data data) {
        return IntStream.range(0, data.size()).mapToDouble(data::logLoss).max().orElseThrow();
    }

    /** The median of the first variable. */
    static double medianLog(Form.Data data) {
        double[] sorted = IntStream.range(0, data.size()).mapToDouble(i -> data.log(0, i)).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** The line through points at the first variable, by least squares: its value at 0 and its slope. */
    static double[] line(Form.Data data, IntToDoubleFunction heights) {
        double meanX = IntStream.range(0, data.size()).mapToDouble(i -> data.log(0, i)).average().orElseThrow();
        double meanY = IntStream.range(0, data.size()).mapToDouble(heights).average().orElseThrow();
        double products = 0;
        double squares = 0;
        for (int i = 0; i < data.size(); i++) {
            double x = data.log(0, i) - meanX;
            products += x * (heights.applyAsDouble(i) - meanY);
            squares += x * x;
        }
        double slope = products / squares;
        return new double[] {meanY - slope * meanX, slope};
    }

    public static double medianLogLoss(Form.Data data) {
        double[] sorted = IntStream.range(0, data.size()).mapToDouble(data::logLoss).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** log(e^a − e^b), a &gt; b. */
    public static double logDifference(double a, double b) {
        return a + Math.log(-Math.expm1(b - a));
    }

    /** Starts (e, a, b, α, β) of E + A N^−α + B D^−β, 500 of them. */
    public static List<double[]> twoTerms(Form.Data data) {
        double low = leastLogLoss(data);
        double middle = medianLogLoss(data);
        var starts = new ArrayList<double[]>();
        for (double residual : RESIDUAL_SHARES) {
            double e = low + Math.log(residual);
            double rest = logDifference(middle, e);
            for (double share : TERM_SHARES) {
                for (double alpha : EXPONENTS) {
                    for (double beta : EXPONENTS) {
                        starts.add(new double[] {e, rest + Math.log(share), rest + Math.log1p(-share), alpha, beta});
                    }
                }
            }
        }
        return starts;
    }
}
