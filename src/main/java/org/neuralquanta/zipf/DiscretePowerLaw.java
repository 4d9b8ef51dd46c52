package org.neuralquanta.zipf;

import org.neuralquanta.special.HurwitzZeta;

/**
 * \(P(X=x)=x^{-a}/\zeta(a,x_{min})\) for whole x ≥ x_min. Immutable.
 *
 * @param excess a − 1 &gt; 0
 * @param cutoff x_min
 */
record DiscretePowerLaw(double excess, double cutoff) {

    private static final double SMALLEST = 1e-6;
    private static final double STENCIL = 1e-3;
    private static final int MOST_STEPS = 60;

    double exponent() {
        return 1 + excess;
    }

    double logNorm() {
        return Math.log(HurwitzZeta.value(excess, cutoff));
    }

    /** P(X ≥ x). */
    double tail(double x) {
        return HurwitzZeta.value(excess, x) / HurwitzZeta.value(excess, cutoff);
    }

    /** Beyond this the values of zeta would be too small for doubles. */
    private static double largest(double cutoff) {
        return Math.min(190, 600 / Math.log(Math.max(cutoff, 2)));
    }

    /** Most likely for counts from a cut-off on whose logarithms have this mean. */
    static DiscretePowerLaw mostLikely(double cutoff, double meanLog) {
        double most = largest(cutoff);
        double x = Math.min(Math.max(1 / (meanLog - Math.log(cutoff - 0.5)), SMALLEST), most);
        for (int i = 0; i < MOST_STEPS; i++) {
            Slope slope = Slope.at(x, cutoff);
            double next = slope.second > 0 ? x - (slope.first + meanLog) / slope.second : x;
            next = Math.min(Math.max(next, Math.max(x / 3, SMALLEST)), Math.min(3 * x, most));
            if (Math.abs(next - x) <= 1e-13 * x) {
                break;
            }
            x = next;
        }
        return new DiscretePowerLaw(x, cutoff);
    }

    /** The variance of a for so many counts: the inverse information. */
    double variance(long counts) {
        return 1 / (counts * Slope.at(excess, cutoff).second);
    }

    /** First and second derivative of log ζ(1+α, q) by α, by differences over five points of the analytic function. */
    private record Slope(double first, double second) {

        static Slope at(double alpha, double q) {
            double h = STENCIL * alpha;
            double[] f = new double[5];
            for (int k = 0; k < 5; k++) {
                f[k] = Math.log(HurwitzZeta.value(alpha + (k - 2) * h, q));
            }
            double first = (f[0] - 8 * f[1] + 8 * f[3] - f[4]) / (12 * h);
            double second = (-f[0] + 16 * f[1] - 30 * f[2] + 16 * f[3] - f[4]) / (12 * h * h);
            return new Slope(first, second);
        }
    }

    /** The distance max |P_data(X &lt; x) − P(X &lt; x)| over the distinct counts x, or more than a bound as soon as it is more. */
    double distance(CountList counts, int first, double bound) {
        double norm = HurwitzZeta.value(excess, cutoff);
        double largest = 0;
        for (int i = first; i < counts.distinct() && largest <= bound; i++) {
            double data = (double) counts.from(i) / counts.from(first);
            largest = Math.max(largest, Math.abs(data - HurwitzZeta.value(excess, counts.value(i)) / norm));
        }
        return largest;
    }

    /** The cut-off with the least distance, and the most likely exponent for it; the largest value is no cut-off. */
    static Found best(CountList counts) {
        double least = Double.POSITIVE_INFINITY;
        int at = 0;
        DiscretePowerLaw best = new DiscretePowerLaw(1, counts.value(0));
        for (int i = 0; i < counts.distinct() - 1; i++) {
            DiscretePowerLaw law = mostLikely(counts.value(i), counts.meanLogFrom(i));
            double distance = law.distance(counts, i, least);
            if (distance < least) {
                least = distance;
                at = i;
                best = law;
            }
        }
        return new Found(best, at, least);
    }

    /**
     * A law with its place and distance.
     *
     * @param law the law
     * @param first the index of the cut-off among the distinct counts
     * @param distance its distance from the data
     */
    record Found(DiscretePowerLaw law, int first, double distance) {}
}
