package org.neuralquanta.fit;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The scatter of a fit, estimated from its residuals. For independent, identically distributed residuals of any distribution,
 * \(2\,\frac{E\psi'}{E\psi^2}\,(S_{restricted}-S_{full})\) with ψ = ρ′ tends to χ² (Ronchetti's test; Hampel et al., Robust Statistics,
 * 1986, ch. 7), so that no likelihood has to be assumed. With least squares it is the usual F test, with a small δ the test for least
 * absolute deviations. Eψ′ of Huber's loss is a density at 0 and is smoothed over \(n^{-1/5}\) robust standard deviations; the p residuals
 * that a fit makes zero are left out. Immutable.
 */
final class Calibration {

    /** Interquartile range of the normal distribution in standard deviations. */
    private static final double QUARTILES = 1.3489795003921634;

    private static final double SMALLEST_BANDWIDTH = 1e-12;

    private final int freedom;
    private final double[] slopes;
    private final double[] curvatures;
    private final double meanCurvature;
    private final double meanSquare;

    private Calibration(int freedom, double[] slopes, double[] curvatures, double meanCurvature, double meanSquare) {
        this.freedom = freedom;
        this.slopes = slopes;
        this.curvatures = curvatures;
        this.meanCurvature = meanCurvature;
        this.meanSquare = meanSquare;
    }

    static Calibration of(RobustLoss loss, double[] residuals, double logScale, int parameters) {
        int n = residuals.length;
        int freedom = n - parameters;
        double width = bandwidth(residuals);
        var penalty = new Penalty(loss);
        double[] slopes = new double[n];
        double[] curvatures = new double[n];
        double squares = 0;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            curvatures[i] = smoothedCurvature(penalty, residuals[i], width, logScale);
            penalty.evaluate(residuals[i], logScale);
            slopes[i] = penalty.slope;
            squares += penalty.slope * penalty.slope;
            sum += curvatures[i];
        }
        double atZero = smoothedCurvature(penalty, 0, width, logScale);
        double least = atZero / n;
        double mean = Math.max((sum - parameters * atZero) / freedom, least);
        for (int i = 0; i < n; i++) {
            // Where every run lies in the straight part of the penalty, none tells more than another.
            curvatures[i] = sum > 0 ? curvatures[i] * (mean * n / sum) : mean;
        }
        return new Calibration(freedom, slopes, curvatures, mean, Math.max(squares / freedom, Double.MIN_NORMAL));
    }

    private static double smoothedCurvature(Penalty penalty, double r, double width, double logScale) {
        penalty.evaluate(r + width, logScale);
        double above = penalty.slope;
        penalty.evaluate(r - width, logScale);
        return (above - penalty.slope) / (2 * width);
    }

    private static double bandwidth(double[] residuals) {
        int n = residuals.length;
        double[] sorted = residuals.clone();
        Arrays.sort(sorted);
        double mean = Arrays.stream(sorted).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(sorted).map(r -> (r - mean) * (r - mean)).sum() / n);
        double quartiles = (sorted[3 * n / 4] - sorted[n / 4]) / QUARTILES;
        double robust = quartiles > 0 ? Math.min(deviation, quartiles) : deviation;
        return Math.max(robust * Math.pow(n, -0.2), SMALLEST_BANDWIDTH);
    }

    /** Degrees of freedom: runs minus parameters. */
    int freedom() {
        return freedom;
    }

    /** The factor that makes a difference of objectives follow χ². */
    double devianceFactor() {
        return 2 * meanCurvature / meanSquare;
    }

    /** Eψ² / (Eψ′)², the variance per run of an efficient location estimate. */
    double variance() {
        return meanSquare / (meanCurvature * meanCurvature);
    }

    /** ψ of a run. */
    double slope(int run) {
        return slopes[run];
    }

    /** ψ′ of a run, smoothed. */
    double curvature(int run) {
        return curvatures[run];
    }

    /** The quantile of |t| at 95 %. */
    double criticalDeviation() {
        return new TDistribution(freedom).inverseCumulativeProbability(0.975);
    }
}
