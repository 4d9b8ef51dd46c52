package org.neuralquanta.study;

/**
 * A parabola through points by weighted least squares, \(y=b_0+b_1(u-\bar u)+b_2\,q(u)\), with the quadratic \(q\) orthogonal to 1 and
 * \(u\), so that the errors of \(b_1\) and \(b_2\) are independent. Immutable.
 */
final class Parabola {

    static final int COEFFICIENTS = 3;

    private final double centre;

    /** q(u) = v² − skew v − spread, v = u − centre. */
    private final double skew;

    private final double spread;
    private final double level;
    private final double slope;
    private final double bend;
    private final double slopeWeight;
    private final double bendWeight;
    private final double squares;

    /** The points have at least three different u. */
    Parabola(double[] u, double[] y, double[] weights) {
        double sum = 0;
        double first = 0;
        double mean = 0;
        for (int i = 0; i < u.length; i++) {
            sum += weights[i];
            first += weights[i] * u[i];
            mean += weights[i] * y[i];
        }
        centre = first / sum;
        level = mean / sum;
        double second = 0;
        double third = 0;
        double along = 0;
        for (int i = 0; i < u.length; i++) {
            double v = u[i] - centre;
            second += weights[i] * v * v;
            third += weights[i] * v * v * v;
            along += weights[i] * v * (y[i] - level);
        }
        spread = second / sum;
        skew = third / second;
        slope = along / second;
        slopeWeight = second;
        double fourth = 0;
        double bent = 0;
        for (int i = 0; i < u.length; i++) {
            double q = quadratic(u[i]);
            fourth += weights[i] * q * q;
            bent += weights[i] * q * (y[i] - level);
        }
        bendWeight = fourth;
        bend = bent / fourth;
        double left = 0;
        for (int i = 0; i < u.length; i++) {
            double residual = y[i] - at(u[i]);
            left += weights[i] * residual * residual;
        }
        squares = left;
    }

    private double quadratic(double u) {
        double v = u - centre;
        return v * (v - skew) - spread;
    }

    double at(double u) {
        return level + slope * (u - centre) + bend * quadratic(u);
    }

    /** The coefficient of u². */
    double bend() {
        return bend;
    }

    /** The weighted sum of squared residuals. */
    double squares() {
        return squares;
    }

    /** Where it is least; it opens upward. */
    double minimum() {
        return centre + skew / 2 - slope / (2 * bend);
    }

    /** The variance of the minimum by the delta method, where the residuals have variance 1 at weight 1. */
    double minimumVariance() {
        return (1 / slopeWeight + slope * slope / (bend * bend * bendWeight)) / (4 * bend * bend);
    }
}
