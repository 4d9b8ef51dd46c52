package org.neuralquanta.zipf;

import java.util.Optional;
import org.neuralquanta.special.HurwitzZeta;
import org.neuralquanta.special.PowerSum;

/**
 * \(P(X=x)=x^{-a}/\sum_{y=x_{min}}^{x_{max}}y^{-a}\) for whole x from x_min to x_max. Immutable.
 *
 * @param excess a − 1, above 0 unless there is an x_max
 * @param cutoff x_min
 * @param limit x_max, or infinity
 */
record DiscretePowerLaw(double excess, double cutoff, double limit) implements CountLaw {

    /** "Small data sets, n ≲ 50, should be treated with caution": Clauset et al. 2009, section 3.5. */
    static final long SHORT = 50;

    /** Without x_max the law has a sum for a &gt; 1 only; with it, a falling law has a ≥ 0. */
    private static final double SMALLEST = 1e-6;

    private static final double SMALLEST_LIMITED = -1;
    private static final double STENCIL = 1e-3;
    private static final int MOST_STEPS = 100;

    /** Below this logarithm a tail is 0 beside the smallest of 2^53 uniform numbers, and its zeta would be too small for a double. */
    private static final double FAR = 650;

    double exponent() {
        return 1 + excess;
    }

    /** The sum of x^−a from a count on, up to x_max. */
    private static double sum(double excess, double from, double limit) {
        return limit == Double.POSITIVE_INFINITY
                ? HurwitzZeta.value(excess, from)
                : PowerSum.value(excess, 0, (long) from, (long) limit);
    }

    @Override
    public double logProbability(double x) {
        return -exponent() * Math.log(x) - Math.log(sum(excess, cutoff, limit));
    }

    @Override
    public double[] logProbabilities(CountList counts, int first) {
        double norm = Math.log(sum(excess, cutoff, limit));
        var logs = new double[counts.distinct() - first];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = -exponent() * Math.log(counts.value(first + i)) - norm;
        }
        return logs;
    }

    /** Minus the mean log-likelihood of counts with this mean logarithm. */
    double objective(double meanLog) {
        return exponent() * meanLog + Math.log(sum(excess, cutoff, limit));
    }

    /** P(X ≥ x). */
    double tail(double x) {
        return x > limit ? 0 : tail(x, sum(excess, cutoff, limit));
    }

    private double tail(double x, double norm) {
        return excess * Math.log(x) > FAR ? 0 : sum(excess, x, limit) / norm;
    }

    /** Beyond this the values of zeta would be too small for doubles. */
    private static double largest(double cutoff) {
        return Math.min(190, 600 / Math.log(Math.max(cutoff, 2)));
    }

    private static double least(double limit) {
        return limit == Double.POSITIVE_INFINITY ? SMALLEST : SMALLEST_LIMITED;
    }

    /** Whether the exponent is below the end of its range, where the likelihood would still grow. */
    boolean isInRange() {
        return excess < largest(cutoff) * (1 - 1e-9);
    }

    /** Whether the law exists with another exponent, and its sum is in the range of a double. */
    boolean isDefinedAt(double exponent) {
        return exponent - 1 >= least(limit) && exponent - 1 <= largest(cutoff);
    }

    /**
     * Most likely for counts from a cut-off on whose logarithms have this mean: Newton's method, kept in a bracket, on the slope of the
     * likelihood, which is monotone.
     */
    static DiscretePowerLaw mostLikely(double cutoff, double limit, double meanLog, double start) {
        double low = least(limit);
        double high = largest(cutoff);
        double x = Math.min(Math.max(start, low), high);
        for (int i = 0; i < MOST_STEPS; i++) {
            Slope slope = Slope.at(x, cutoff, limit);
            double rise = slope.first + meanLog;
            if (rise > 0) {
                high = x;
            } else {
                low = x;
            }
            double next = x - rise / slope.second;
            if (!(next >= low && next <= high)) {
                next = low > 0 ? Math.sqrt(low * high) : 0.5 * (low + high);
            }
            boolean done = Math.abs(next - x) <= 1e-12 * Math.abs(x);
            x = next;
            if (done) {
                break;
            }
        }
        return new DiscretePowerLaw(x, cutoff, limit);
    }

    /** The estimate for counts that are not whole, with the cut-off moved by a half (Clauset et al. 2009, equation 3.7). */
    static double approximate(double cutoff, double meanLog) {
        return 1 / (meanLog - Math.log(cutoff - 0.5));
    }

    /** The variance of a for so many counts: the inverse information. */
    double variance(long counts) {
        return 1 / (counts * Slope.at(excess, cutoff, limit).second);
    }

    /** First and second derivative of the logarithm of the sum by a, by differences over five points of the analytic function. */
    private record Slope(double first, double second) {

        static Slope at(double excess, double cutoff, double limit) {
            // Without x_max the sum has a pole at 0, so that the step must be a share of the distance to it.
            double h = STENCIL * (limit == Double.POSITIVE_INFINITY ? excess : Math.max(Math.abs(excess), 0.1));
            double[] f = new double[5];
            for (int k = 0; k < 5; k++) {
                f[k] = Math.log(sum(excess + (k - 2) * h, cutoff, limit));
            }
            double first = (f[0] - 8 * f[1] + 8 * f[3] - f[4]) / (12 * h);
            double second = (-f[0] + 16 * f[1] - 30 * f[2] + 16 * f[3] - f[4]) / (12 * h * h);
            return new Slope(first, second);
        }
    }

    /** The distance max |P_data(X &lt; x) − P(X &lt; x)| over the distinct counts x, or more than a bound as soon as it is more. */
    double distance(CountList counts, int first, double bound) {
        return new Distance(this, counts, first, bound).largest();
    }

    /** Two tails that fall, so that only places between which they could differ more than so far need be looked at. */
    private static final class Distance {

        /** What rounding may break of the fall of the law's tail. */
        private static final double ROUNDING = 1e-13;

        private final DiscretePowerLaw law;
        private final CountList counts;
        private final int first;
        private final double bound;
        private final double norm;
        private double largest;

        Distance(DiscretePowerLaw law, CountList counts, int first, double bound) {
            this.law = law;
            this.counts = counts;
            this.first = first;
            this.bound = bound;
            this.norm = sum(law.excess, law.cutoff, law.limit);
        }

        double largest() {
            int last = counts.distinct() - 1;
            between(first, model(first), last, model(last));
            return largest;
        }

        private double data(int i) {
            return (double) counts.from(i) / counts.from(first);
        }

        private double model(int i) {
            double tail = law.tail(counts.value(i), norm);
            largest = Math.max(largest, Math.abs(data(i) - tail));
            return tail;
        }

        private void between(int i, double tailAtI, int j, double tailAtJ) {
            double most = Math.max(data(i + 1 < j ? i + 1 : i) - tailAtJ, tailAtI - data(j - 1 > i ? j - 1 : j));
            if (j - i < 2 || largest > bound || most + ROUNDING < largest) {
                return;
            }
            int middle = (i + j) >>> 1;
            double tail = model(middle);
            between(i, tailAtI, middle, tail);
            between(middle, tail, j, tailAtJ);
        }
    }

    /**
     * The cut-off with the least distance in a range, and the most likely exponent for it. Empty where above no cut-off there are two
     * different counts that fall no faster than the steepest power law. With x_max a law from just below it fits the last few counts
     * without any distance, so that a cut-off must leave {@link #SHORT} counts, or all that there are.
     */
    static Optional<Found> best(CountList counts, FitRange range) {
        if (range.isCutoffGiven()) {
            return at(counts, range);
        }
        Optional<Found> best = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        double start = 1;
        double highest = (double) range.highestCutoff();
        int lowest = counts.indexOf((double) range.lowestCutoff());
        long fewest = Double.isInfinite(range.limit()) ? 0 : Math.min(SHORT, counts.from(lowest));
        for (int i = lowest; i < counts.distinct() - 1 && counts.value(i) <= highest && counts.from(i) >= fewest; i++) {
            DiscretePowerLaw law = mostLikely(counts.value(i), range.limit(), counts.meanLogFrom(i), start);
            start = law.excess;
            double distance = law.isInRange() ? law.distance(counts, i, least) : Double.POSITIVE_INFINITY;
            if (distance < least) {
                least = distance;
                best = Optional.of(new Found(law, i, distance));
            }
        }
        return best;
    }

    private static Optional<Found> at(CountList counts, FitRange range) {
        double cutoff = (double) range.lowestCutoff();
        int i = counts.indexOf(cutoff);
        if (counts.distinct() - i < 2) {
            return Optional.empty();
        }
        DiscretePowerLaw law = mostLikely(cutoff, range.limit(), counts.meanLogFrom(i), approximate(cutoff, counts.meanLogFrom(i)));
        return law.isInRange()
                ? Optional.of(new Found(law, i, law.distance(counts, i, Double.POSITIVE_INFINITY)))
                : Optional.empty();
    }

    /**
     * A law with its place and distance.
     *
     * @param law the law
     * @param first the index of the least count from the cut-off on, among the distinct counts
     * @param distance its distance from the data
     */
    record Found(DiscretePowerLaw law, int first, double distance) {}
}
