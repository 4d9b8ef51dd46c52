package org.neuralquanta.study;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A straight line through points with known variances and an unknown variance τ² of the points about the line: weights 1/(v + τ²), with
 * the τ² ≥ 0 at which the weighted sum of squares is its expectation, the number of points less two (Paule and Mandel 1982). Its errors are
 * those of the weights times that sum over its expectation, with Student's law (Knapp and Hartung 2003): they have their level both where
 * τ is 0 and where it is all. Immutable.
 */
final class RandomEffectsLine {

    private static final int HALVINGS = 200;

    private final double centre;
    private final double level;
    private final double slope;
    private final double levelVariance;
    private final double slopeVariance;
    private final double squares;
    private final double excess;

    /** Half a 95 % interval in standard errors by the weights. */
    private final double factor;

    private RandomEffectsLine(double[] x, double[] y, double[] variances, double excess) {
        this.excess = excess;
        double[] weights = Arrays.stream(variances).map(v -> 1 / (v + excess)).toArray();
        double sum = Arrays.stream(weights).sum();
        this.centre = dot(weights, x) / sum;
        this.level = dot(weights, y) / sum;
        double second = 0;
        double along = 0;
        for (int i = 0; i < x.length; i++) {
            second += weights[i] * (x[i] - centre) * (x[i] - centre);
            along += weights[i] * (x[i] - centre) * (y[i] - level);
        }
        this.slope = along / second;
        this.levelVariance = 1 / sum;
        this.slopeVariance = 1 / second;
        double left = 0;
        for (int i = 0; i < x.length; i++) {
            double residual = y[i] - at(x[i]);
            left += weights[i] * residual * residual;
        }
        this.squares = left;
        this.factor = new TDistribution(x.length - 2).inverseCumulativeProbability(0.975) * Math.sqrt(left / (x.length - 2));
    }

    /** At least three points, at two different x; positive variances. */
    static RandomEffectsLine through(double[] x, double[] y, double[] variances) {
        double freedom = x.length - 2;
        var without = new RandomEffectsLine(x, y, variances, 0);
        if (without.squares <= freedom) {
            return without;
        }
        // The sum of squares falls with the variance; it is below its expectation where the variance alone exceeds the squares.
        double mean = Arrays.stream(y).average().orElseThrow();
        double least = 0;
        double most = Arrays.stream(y).map(one -> (one - mean) * (one - mean)).sum();
        for (int i = 0; i < HALVINGS && least < most; i++) {
            double middle = least + (most - least) / 2;
            if (middle == least || middle == most) {
                break;
            }
            if (new RandomEffectsLine(x, y, variances, middle).squares > freedom) {
                least = middle;
            } else {
                most = middle;
            }
        }
        return new RandomEffectsLine(x, y, variances, most);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    double at(double x) {
        return level + slope * (x - centre);
    }

    double slope() {
        return slope;
    }

    /** τ. */
    double excess() {
        return Math.sqrt(excess);
    }

    /** Half the 95 % interval of the slope, by Student's law. */
    double slopeHalf() {
        return factor * Math.sqrt(slopeVariance);
    }

    /** Half the 95 % interval of the line at a place. */
    double halfAt(double x) {
        return factor * Math.sqrt(levelVariance + (x - centre) * (x - centre) * slopeVariance);
    }
}
