package org.neuralquanta.figures.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.neuralquanta.montecarlo.Observer;

/** Collects the loss curves of simulated data sets, for their mean and the exponent of the mean, with standard errors. */
public final class SimulatedCurves implements Observer.LossCurve {

    private final double[] x;
    private final List<double[]> curves = new ArrayList<>();
    private final double[] sum;

    public SimulatedCurves(double... x) {
        this.x = x;
        this.sum = new double[x.length];
    }

    @Override
    public void accept(long replicate, double[] losses) {
        curves.add(losses);
        for (int j = 0; j < sum.length; j++) {
            sum[j] += losses[j];
        }
    }

    /** The mean at each point, moved by so many standard errors. */
    public double[] moved(double errors) {
        int sets = curves.size();
        return IntStream.range(0, x.length)
                .mapToDouble(j -> {
                    double mean = sum[j] / sets;
                    double squares = curves.stream().mapToDouble(c -> (c[j] - mean) * (c[j] - mean)).sum();
                    return mean + errors * Math.sqrt(squares / (sets - 1) / sets);
                })
                .toArray();
    }

    /** The exponent of the mean curve, from the points from one index on and before another. */
    public double exponent(int from, int to) {
        return exponent(moved(0), from, to);
    }

    /** The standard error of that exponent, by leaving out one data set after the other (jackknife). */
    public double exponentError(int from, int to) {
        int sets = curves.size();
        double[] without = curves.stream()
                .mapToDouble(c -> exponent(
                        IntStream.range(0, x.length).mapToDouble(j -> (sum[j] - c[j]) / (sets - 1)).toArray(), from, to))
                .toArray();
        double mean = IntStream.range(0, sets).mapToDouble(i -> without[i] / sets).sum();
        double squares = IntStream.range(0, sets).mapToDouble(i -> (without[i] - mean) * (without[i] - mean)).sum();
        return Math.sqrt(squares * (sets - 1) / sets);
    }

    /** Minus the slope of the least-squares line through log loss against log resource. */
    public double exponent(double[] losses, int from, int to) {
        double meanX = 0;
        double meanY = 0;
        for (int i = from; i < to; i++) {
            meanX += Math.log(x[i]) / (to - from);
            meanY += Math.log(losses[i]) / (to - from);
        }
        double covariance = 0;
        double variance = 0;
        for (int i = from; i < to; i++) {
            covariance += (Math.log(x[i]) - meanX) * (Math.log(losses[i]) - meanY);
            variance += (Math.log(x[i]) - meanX) * (Math.log(x[i]) - meanX);
        }
        return -covariance / variance;
    }
}
