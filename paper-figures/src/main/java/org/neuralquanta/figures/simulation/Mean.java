package org.neuralquanta.figures.simulation;

import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The mean of independent values with its 95 % interval by Student's distribution.
 *
 * @param value the mean
 * @param half half the interval
 */
public record Mean(double value, double half) {

    public static Mean of(double... values) {
        int n = values.length;
        if (n < 2) {
            throw new IllegalArgumentException("a mean with an interval needs at least 2 values, were " + n);
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return new Mean(mean, new TDistribution(n - 1).inverseCumulativeProbability(0.975) * Math.sqrt(squares / (n - 1) / n));
    }

    public double lower() {
        return value - half;
    }

    public double upper() {
        return value + half;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f ± %.3f", value, half);
    }
}
