package org.neuralquanta.parity;

import org.neuralquanta.Statement;

/**
 * A subtask's loss as a logistic step in the logarithm of the step, \(L(S) = \log 2 / (1 + e^{(\log S - \mu)/w})\), by least squares.
 * Immutable, thread-safe.
 *
 * @param middle \(e^\mu\), the step where half is learned
 * @param width w, in units of log step
 * @param rSquared share of the curve's variance that the step explains
 */
@Statement("T34")
public record LogisticStep(double middle, double width, double rSquared) {

    private static final int ROUNDS = 100;

    /**
     * Fits a subtask that emerged.
     *
     * @param curves the curves
     * @param subtask its index
     * @return the step
     * @throws IllegalArgumentException if it did not emerge
     */
    public static LogisticStep of(SubtaskCurves curves, int subtask) {
        double start = curves.emergence(subtask)
                .orElseThrow(() -> new IllegalArgumentException("the subtask must have emerged, but did not: subtask " + subtask));
        double mu = Math.log(start);
        double width = 0.2;
        double error = error(curves, subtask, mu, width);
        double damping = 1e-3;
        for (int round = 0; round < ROUNDS; round++) {
            double[] move = move(curves, subtask, mu, width, damping);
            double newWidth = Math.clamp(width + move[1], width / 4, width * 4);
            double newError = error(curves, subtask, mu + move[0], newWidth);
            if (newError < error) {
                mu += move[0];
                width = newWidth;
                error = newError;
                damping /= 4;
            } else {
                damping *= 4;
            }
        }
        return new LogisticStep(Math.exp(mu), width, 1 - error / variance(curves, subtask));
    }

    /** Levenberg's step for (µ, w). */
    private static double[] move(SubtaskCurves curves, int subtask, double mu, double width, double damping) {
        double aa = 0;
        double ab = 0;
        double bb = 0;
        double ra = 0;
        double rb = 0;
        for (int at = 0; at < curves.steps().size(); at++) {
            double z = (Math.log(curves.steps().get(at)) - mu) / width;
            double s = 1 / (1 + Math.exp(z));
            double residual = curves.loss(at, subtask) - SubtaskCurves.GAP * s;
            double byMu = SubtaskCurves.GAP * s * (1 - s) / width;
            double byWidth = byMu * z;
            aa += byMu * byMu;
            ab += byMu * byWidth;
            bb += byWidth * byWidth;
            ra += byMu * residual;
            rb += byWidth * residual;
        }
        double a = aa * (1 + damping) + 1e-12;
        double b = bb * (1 + damping) + 1e-12;
        double determinant = a * b - ab * ab;
        return new double[] {(b * ra - ab * rb) / determinant, (a * rb - ab * ra) / determinant};
    }

    private static double error(SubtaskCurves curves, int subtask, double mu, double width) {
        double sum = 0;
        for (int at = 0; at < curves.steps().size(); at++) {
            double z = (Math.log(curves.steps().get(at)) - mu) / width;
            double residual = curves.loss(at, subtask) - SubtaskCurves.GAP / (1 + Math.exp(z));
            sum += residual * residual;
        }
        return sum;
    }

    private static double variance(SubtaskCurves curves, int subtask) {
        double mean = 0;
        for (int at = 0; at < curves.steps().size(); at++) {
            mean += curves.loss(at, subtask) / curves.steps().size();
        }
        double sum = 0;
        for (int at = 0; at < curves.steps().size(); at++) {
            sum += Math.pow(curves.loss(at, subtask) - mean, 2);
        }
        return sum;
    }

    /**
     * From 90 % to 10 % of the gap.
     *
     * @return the factor in steps, \(e^{2 w \log 9}\)
     */
    public double factor() {
        return Math.exp(2 * width * Math.log(9));
    }
}
