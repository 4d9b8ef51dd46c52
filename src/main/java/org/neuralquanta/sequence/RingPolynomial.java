package org.neuralquanta.sequence;

import org.neuralquanta.numerics.Bisection;

/**
 * A polynomial \(\sum_{j\ne k}\eta_j\beta_k\prod_{i\ne j,k}(a_i+e_iz)\) with \(a_i+e_i=1\), all of them non-negative, and β also for
 * ranks that have no factor; and one of its coefficients, with a bound on the error (T6).
 *
 * <p>Over its sum C at z = 1 it is the generating function of a number N that is a sum of independent Bernoulli numbers: the product
 * \(\prod_i(a_ix_i+e_iz)\) is stable, derivatives in non-negative directions keep it so (Gårding), and a polynomial in one variable
 * that is stable and has non-negative coefficients has only real zeros, none of them positive. Hence on the unit circle it is below
 * \(C\,e^{-2v\sin^2(\varphi/2)}\), v the variance of N, and tails of N obey Bennett's inequality. Both bound what the mean over M points
 * of the circle misses. For one thread.
 */
final class RingPolynomial {

    private static final double U = 0x1p-53;

    /** What may be missed, as a logarithm. */
    private static final double NEGLIGIBLE = 44;

    private final double[] open;
    private final double[] learned;
    private final double[] loss;
    private final double[] ring;
    private int factors;
    private double lossBeyond;

    private double sum;
    private double mean;
    private double variance;
    private double momentError;

    private double coefficientError;

    RingPolynomial(int most) {
        this.open = new double[most];
        this.learned = new double[most];
        this.loss = new double[most];
        this.ring = new double[most];
    }

    /** Starts anew. */
    void clear() {
        factors = 0;
        lossBeyond = 0;
    }

    /** Adds a β without a factor. */
    void add(double beta) {
        lossBeyond += beta;
    }

    /** Adds a factor a + e z with its β and η. */
    void add(double a, double e, double beta, double eta) {
        open[factors] = a;
        learned[factors] = e;
        loss[factors] = beta;
        ring[factors] = eta;
        factors++;
    }

    int factors() {
        return factors;
    }

    /** The sum of the coefficients; call {@link #takeMoments} before. */
    double sum() {
        return sum;
    }

    /** The mean of N. */
    double mean() {
        return mean;
    }

    /** The variance of N. */
    double variance() {
        return variance;
    }

    /**
     * Sum, mean and variance. Given the pair (j, k) the mean of N is that of all factors less e_j + e_k, so sums over pairs, of
     * positive terms, are enough; pairs are added as one of the two comes after the other.
     */
    void takeMoments() {
        double b0 = lossBeyond;
        double b1 = 0;
        double b2 = 0;
        double bv = 0;
        double r0 = 0;
        double r1 = 0;
        double r2 = 0;
        double rv = 0;
        double c0 = 0;
        double c1 = 0;
        double c2 = 0;
        double cv = 0;
        double allMean = 0;
        double allVariance = 0;
        for (int i = 0; i < factors; i++) {
            double e = learned[i];
            double v = e * open[i];
            double b = loss[i];
            double r = ring[i];
            c0 += b * r0 + r * b0;
            c1 += b * (r1 + e * r0) + r * (b1 + e * b0);
            c2 += b * (r2 + e * (2 * r1 + e * r0)) + r * (b2 + e * (2 * b1 + e * b0));
            cv += b * (rv + v * r0) + r * (bv + v * b0);
            b0 += b;
            b1 += b * e;
            b2 += b * e * e;
            bv += b * v;
            r0 += r;
            r1 += r * e;
            r2 += r * e * e;
            rv += r * v;
            allMean += e;
            allVariance += v;
        }
        sum = c0;
        double gone = c0 > 0 ? c1 / c0 : 0;
        mean = allMean - gone;
        variance = Math.max(0, c0 > 0 ? allVariance - cv / c0 + (c2 / c0 - gone * gone) : 0);
        momentError = 16 * U * (factors + 8.0) * (allMean + 8);
    }

    /**
     * The coefficient of z^m, by the mean over points of the unit circle; {@link #coefficientError} bounds its error. Each value of the
     * polynomial is a chain of one step a factor. By a step, relative to values at z = 1, the angle costs 10u, the factor 5u, the
     * product with it 2.3u and the additions 3u.
     */
    double coefficient(int m) {
        double upper = variance + momentError;
        double lower = Math.max(0, variance - momentError);
        double off = Math.abs(mean - m) + momentError;
        int points = Math.min(factors, points(upper, off));
        double missed = points == factors ? 0 : 2 * sum * Math.exp(-bennett(upper, points - off));
        double total = 0;
        int used = 0;
        for (int l = 0; 2 * l <= points; l++) {
            double phi = 2 * Math.PI * l / points;
            double decay = 2 * lower * Math.pow(Math.sin(phi / 2), 2);
            if (decay > NEGLIGIBLE) {
                missed += 1.01 * sum * Math.exp(-decay);
                break;
            }
            int times = l == 0 || 2 * l == points ? 1 : 2;
            long turns = (long) m * l % points;
            total += times * part(phi, 2 * Math.PI * turns / points);
            used += times;
        }
        coefficientError = missed + sum * (24 * U * (factors + 8.0)) * used / points;
        return total / points;
    }

    double coefficientError() {
        return coefficientError;
    }

    /** The least number of points whose next coefficients, that many away from m on either side, are negligible. */
    private static int points(double variance, double off) {
        double most = 64 + 2 * off + 16 * Math.sqrt(variance) + variance;
        int low = (int) Math.ceil(off);
        int high = (int) Math.min(0x1p30, most);
        return Math.max(1, (int) Bisection.last(low, high, n -> bennett(variance, n - off) < NEGLIGIBLE) + 1);
    }

    /** −log of Bennett's bound on the probability that N is so far above its mean, or below. */
    private static double bennett(double variance, double distance) {
        if (!(distance > 0)) {
            return 0;
        }
        double v = Math.max(variance, 1e-300);
        double x = distance / v;
        return v * ((1 + x) * Math.log1p(x) - x);
    }

    /** The real part of the polynomial at angle φ, turned back by another angle. */
    private double part(double phi, double back) {
        double x = Math.cos(phi);
        double y = Math.sin(phi);
        double fx = 1;
        double fy = 0;
        double bx = lossBeyond;
        double by = 0;
        double rx = 0;
        double ry = 0;
        double cx = 0;
        double cy = 0;
        for (int i = 0; i < factors; i++) {
            double zx = open[i] + learned[i] * x;
            double zy = learned[i] * y;
            double b = loss[i];
            double r = ring[i];
            double nextC = cx * zx - cy * zy + (bx * r + rx * b);
            cy = cx * zy + cy * zx + (by * r + ry * b);
            cx = nextC;
            double nextB = bx * zx - by * zy + fx * b;
            by = bx * zy + by * zx + fy * b;
            bx = nextB;
            double nextR = rx * zx - ry * zy + fx * r;
            ry = rx * zy + ry * zx + fy * r;
            rx = nextR;
            double nextF = fx * zx - fy * zy;
            fy = fx * zy + fy * zx;
            fx = nextF;
        }
        return cx * Math.cos(back) + cy * Math.sin(back);
    }
}
