package org.neuralquanta.distribution;

import org.neuralquanta.Statement;
import org.neuralquanta.special.Enclosure;

/**
 * \(\sum_{k=a}^{b} (k+q)^{-(1+\alpha)}\) for α &gt; 59, term by term. Terms fall so fast that few matter: where the first one is
 * a normal double, a + q &lt; 2^18, and beyond \(2^{80/\alpha}(a+q)\) the rest is below 2^−68 of the sum.
 */
@Statement("T2")
final class SteepSum {

    /** Each term and the sum of terms are within so much of their value, relative: see {@link #term}. */
    private static final double ROUNDING = 0x1p-49;

    private SteepSum() {}

    static double value(double alpha, double offset, long first, long last) {
        double sum = 0;
        double lost = 0;
        for (long k = lastThatMatters(alpha, offset, first, last); k >= first; k--) {
            double term = term(alpha, offset, k);
            double next = sum + term;
            lost += sum >= term ? (sum - next) + term : (term - next) + sum;
            sum = next;
        }
        return sum + lost;
    }

    static Enclosure enclosure(double alpha, double offset, long first, long last) {
        double value = value(alpha, offset, first, last);
        double error = ROUNDING * value;
        long end = lastThatMatters(alpha, offset, first, last);
        double rest = 0;
        if (end < last) {
            // By convexity the sum over k > n is below the integral from n + 1/2; twice that covers its rounding.
            double x = (double) end + 0.5 + offset;
            rest = 2 * Math.pow(x, -alpha) / alpha;
        }
        return new Enclosure(Math.nextDown(value - error), Math.nextUp(value + error + rest));
    }

    private static long lastThatMatters(double alpha, double offset, long first, long last) {
        double end = Math.pow(2, 80 / alpha) * ((double) first + offset + 1);
        return (double) last <= end - offset ? last : Math.max(first, (long) (end - offset));
    }

    /**
     * The rounding of k + q, which 1 + α would multiply, is put right to first order; what is left are 2 roundings of the
     * power and 1 each of quotient, correction and product.
     */
    private static double term(double alpha, double offset, long rank) {
        double k = (double) rank;
        double x = k + offset;
        double part = x - k;
        double rounded = (k - (x - part)) + (offset - part);
        return Math.pow(x, -alpha) / x * (1 - (1 + alpha) * rounded / x);
    }
}
