package org.neuralquanta.tokens;

import java.util.Arrays;

/**
 * The power law \(E + A N^{-\alpha}\), \(E\ge0\), nearest to a token's own curve by least squares, runs counted; \(\alpha\) from a grid of steps
 * of a tenth between 0.05 and 3, which are close enough for a null model. Not thread-safe.
 */
final class OwnPower {

    private static final double LEAST = 0.05;
    private static final double MOST = 3;
    private static final double STEP = 1.1;

    private final double[] weights;
    private final double weight;
    private final double[][] powers;

    OwnPower(Ladder ladder) {
        int n = ladder.sizes();
        weights = new double[n];
        Arrays.setAll(weights, ladder::runs);
        weight = Arrays.stream(weights).sum();
        int steps = (int) Math.ceil(Math.log(MOST / LEAST) / Math.log(STEP));
        powers = new double[steps + 1][n];
        for (int a = 0; a <= steps; a++) {
            double alpha = Math.min(MOST, LEAST * Math.pow(STEP, a));
            Arrays.setAll(powers[a], i -> Math.pow(ladder.size(i) / ladder.size(0), -alpha));
        }
    }

    /** The values of the nearest power law at the sizes. */
    double[] of(double[] curve) {
        double mean = mean(curve);
        double[] best = new double[0];
        double least = Double.POSITIVE_INFINITY;
        for (double[] power : powers) {
            double centre = mean(power);
            double slope = product(curve, power, mean, centre) / product(power, power, centre, centre);
            double floor = mean - slope * centre;
            if (floor < 0) {
                floor = 0;
                slope = product(curve, power, 0, 0) / product(power, power, 0, 0);
            }
            double a = slope;
            double e = floor;
            double[] fitted = Arrays.stream(power).map(value -> e + a * value).toArray();
            double squares = 0;
            for (int i = 0; i < curve.length; i++) {
                squares += weights[i] * (curve[i] - fitted[i]) * (curve[i] - fitted[i]);
            }
            if (squares < least) {
                least = squares;
                best = fitted;
            }
        }
        return best;
    }

    private double mean(double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
        }
        return sum / weight;
    }

    private double product(double[] a, double[] b, double fromA, double fromB) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += weights[i] * (a[i] - fromA) * (b[i] - fromB);
        }
        return sum;
    }
}
