package org.neuralquanta.sequence;

import org.neuralquanta.numerics.Bisection;

/**
 * The n-th ring of a race of exponential clocks, in time (T6): with \(q_i=e^{-r_it}\), \(p_i=1-q_i\), per unit of log t
 * \[ f(\log t)=[z^{n-1}]\sum_{j\ne k}r_jt\,q_j\,b_kq_k\prod_{i\ne j,k}(q_i+p_iz), \]
 * the density of the time of the n-th ring, weighted with the loss that is left. Its integral is the expected loss after n rings.
 *
 * <p>The coefficient is that of a {@link RingPolynomial} at \(z=\rho z'\), each factor divided by its value at ρ, with ρ such that
 * the coefficient is near the middle. Factors with \(r_it\) above 708 are taken as z, those below 2^−1000 as 1. Mutable, for one thread.
 */
final class ArrivalDensity {

    private static final double CERTAIN = 708;
    private static final double UNCERTAINTY = 0x1p-1021;
    private static final double IMPOSSIBLE = 0x1p-1000;
    private static final double STEEPEST = 600;

    private final double[] rates;
    private final double[] losses;
    private final double lossBeyond;
    private final int rings;
    private final RingPolynomial polynomial;

    private double logRho;
    private double rho = 1;
    private double mantissa;
    private long exponent;
    private double error;
    private double neglected;

    /**
     * The race.
     *
     * @param rates the rates of the clocks that can ring
     * @param losses the loss that each ring ends
     * @param lossBeyond the loss of clocks that do not ring
     * @param rings n, from 1 to the number of clocks
     */
    ArrivalDensity(double[] rates, double[] losses, double lossBeyond, int rings) {
        this.rates = rates;
        this.losses = losses;
        this.lossBeyond = lossBeyond;
        this.rings = rings;
        this.polynomial = new RingPolynomial(rates.length);
    }

    /**
     * The density at a time; {@link #error} then bounds what its computation misses beside relative rounding. Losses are at most 1 in
     * all and \(yq\le1\), so to take \(q_i\) or \(p_i\) as 0 changes the density by at most that times K + 1, or K + 708 where i rings.
     */
    double at(double time) {
        int index = tilt(time);
        error = neglected;
        if (index < 0 || index >= polynomial.factors() || !(polynomial.sum() > 0)) {
            return 0;
        }
        double coefficient = polynomial.coefficient(index);
        int shift = Math.clamp(exponent, -4000, 4000);
        error += Math.scalb(mantissa * polynomial.coefficientError(), shift);
        return Math.scalb(mantissa * coefficient, shift);
    }

    double error() {
        return error;
    }

    /**
     * Factors at a ρ for which the mean is near the coefficient that is wanted, starting at the last ρ: the mean grows with ρ.
     *
     * @return the index of the coefficient
     */
    private int tilt(double time) {
        double low = -STEEPEST;
        double high = STEEPEST;
        double longest = 1;
        while (true) {
            int index = tilt(time, logRho);
            if (index < 0 || index >= polynomial.factors()) {
                return index;
            }
            polynomial.takeMoments();
            double missing = index - polynomial.mean();
            if (Math.abs(missing) <= 0.3 + 0.05 * Math.sqrt(polynomial.variance()) || !(high - low > 1e-6)) {
                return index;
            }
            if (missing > 0) {
                low = logRho;
            } else {
                high = logRho;
            }
            double next = logRho + Math.clamp(missing / polynomial.variance(), -longest, longest);
            logRho = next > low && next < high ? next : 0.5 * (low + high);
            longest *= 2;
        }
    }

    private int tilt(double time, double logarithm) {
        rho = Math.exp(logarithm);
        mantissa = 1;
        exponent = 0;
        int index = rings - 1;
        int above = 0;
        neglected = 0;
        polynomial.clear();
        polynomial.add(lossBeyond);
        for (int i = 0; i < rates.length; i++) {
            double y = rates[i] * time;
            if (y > CERTAIN) {
                index--;
                neglected += UNCERTAINTY * (rates.length + CERTAIN);
            } else if (y < IMPOSSIBLE) {
                polynomial.add(losses[i]);
                neglected += IMPOSSIBLE * (rates.length + 1.0);
            } else {
                double q = Math.exp(-y);
                double p = -Math.expm1(-y);
                boolean likely = p * rho > q;
                double open = likely ? q / rho : q;
                double closed = likely ? p : p * rho;
                double whole = open + closed;
                multiply(whole);
                above += likely ? 1 : 0;
                double a = open / whole;
                polynomial.add(a, closed / whole, losses[i] * a, y * a);
            }
        }
        for (int i = above; i < index; i++) {
            multiply(1 / rho);
        }
        for (int i = index; i < above; i++) {
            multiply(rho);
        }
        return index;
    }

    private void multiply(double factor) {
        int shift = Math.getExponent(factor);
        mantissa *= Math.scalb(factor, -shift);
        exponent += shift;
        if (mantissa > 0x1p500) {
            mantissa *= 0x1p-500;
            exponent += 500;
        }
    }

    /** Chernoff's bound on the expected loss after n rings where the n-th comes before a time: quantum k is left, and n others have rung. */
    double before(double time) {
        double slope = balance(time, rings, 0, STEEPEST);
        double z = Math.exp(slope);
        double log = -rings * slope;
        double left = lossBeyond;
        for (int i = 0; i < rates.length; i++) {
            double factor = 1 - Math.expm1(-rates[i] * time) * (z - 1);
            log += Math.log(factor);
            left += losses[i] / factor;
        }
        return Math.exp(log + Math.log(left) + LOG_SLACK);
    }

    /**
     * Chernoff's bound on the expected loss after n rings where the n-th comes after a time: quantum k is left, and fewer than n others
     * have rung.
     */
    double after(double time) {
        double slope = balance(time, rings - 1, -STEEPEST, 0);
        double z = Math.exp(slope);
        double log = -(rings - 1) * slope;
        double left = lossBeyond;
        for (int i = 0; i < rates.length; i++) {
            double q = Math.exp(-rates[i] * time);
            double factor = q - Math.expm1(-rates[i] * time) * z;
            log += Math.log(factor);
            left += losses[i] * (q / factor);
        }
        return Math.exp(log + Math.log(left) + LOG_SLACK);
    }

    /** About the log of the z at which the number of rings by a time, weighted with its power of z, has a given mean. */
    private double balance(double time, double mean, double from, double to) {
        return Bisection.between(from, to, 0.02, 0, log -> weighted(time, Math.exp(log)) < mean).middle();
    }

    private double weighted(double time, double z) {
        double weighted = 0;
        for (double rate : rates) {
            double closed = -Math.expm1(-rate * time) * z;
            weighted += closed / (Math.exp(-rate * time) + closed);
        }
        return weighted;
    }

    /** Covers the rounding of sums of up to 10^4 logarithms, each below 2000. */
    private static final double LOG_SLACK = 1e-3;
}
