package org.neuralquanta.emergence;

import java.util.function.DoubleUnaryOperator;

/**
 * A derivative by central differences in log exposure, extrapolated to step 0 by Richardson's scheme with halved steps; the error estimate
 * is the difference of the best extrapolations (Ridders 1982). Immutable, thread-safe.
 *
 * @param slope the derivative
 * @param error an estimate of its error
 */
record LogDifference(double slope, double error) {

    private static final double FIRST_STEP = 0.25;
    private static final int STEPS = 10;

    static LogDifference of(DoubleUnaryOperator function, double at) {
        var last = new double[STEPS];
        double best = Double.NaN;
        double error = Double.POSITIVE_INFINITY;
        double step = FIRST_STEP;
        for (int i = 0; i < STEPS; i++, step *= 0.5) {
            var next = new double[STEPS];
            next[0] = (function.applyAsDouble(at + step) - function.applyAsDouble(at - step)) / (2 * step);
            double factor = 4;
            for (int j = 1; j <= i; j++, factor *= 4) {
                next[j] = (factor * next[j - 1] - last[j - 1]) / (factor - 1);
                double apart = Math.max(Math.abs(next[j] - next[j - 1]), Math.abs(next[j] - last[j - 1]));
                if (apart < error) {
                    error = apart;
                    best = next[j];
                }
            }
            last = next;
        }
        return new LogDifference(best, error);
    }
}
