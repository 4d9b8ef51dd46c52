package org.neuralquanta.form;

import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;

/**
 * The share of the loss that is still open at exposure u, \(S(u)=\sum_k p_k e^{-u p_k}\) over all ranks, with \(p_k=k^{-s}/\zeta(s)\),
 * s = 1 + α, and its derivatives by a coordinate of α and by log u; to about 1e-14 relative for α up to {@link #LARGEST}.
 *
 * <p>The Mellin transform gives \(S=\frac{c^{1/s}}s\Gamma(z)u^{-z}\), c = 1/ζ(s), z = α/s, up to a remainder that by Poisson's formula is
 * about \(e^{-x}\), \(x=(1+s)\,cu\,t^{-s}\cos\frac{\pi s}{2(1+s)}\) with \(t=(cus/2\pi)^{1/(1+s)}\), the modulus of the saddle point of
 * \(e^{-u p(t)+2\pi i t}\). Below the exposure of x = 38, ranks from some K on have \(u p_k\le3\), so that their exponential is a short
 * series; the sums of its powers, Hurwitz zeta functions by Euler and Maclaurin, do not depend on u.
 */
final class OpenShare {

    /** The largest α. */
    static final double LARGEST = 20;

    private static final double NEGLIGIBLE = 38;
    private static final double LARGEST_TAIL_EXPOSURE = 3;

    /** The first term left out is 3^28/28! = 8e-17 of the first. */
    private static final int TERMS = 28;

    /** B_2j/(2j)!, j from 1. */
    private static final double[] BERNOULLI = {
        1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1209600, 1.0 / 47900160, -691.0 / 1307674368000.0, 1.0 / 74724249600.0,
        -3617.0 / 10670622842880000.0, 43867.0 / 5109094217170944000.0, -174611.0 / 802857662698291200000.0
    };

    /** A jet of the coordinate whose value is its index. */
    private static final int COORDINATE = 0;
    private static final int LOG_AMPLITUDE = 1;
    private static final int EXPONENT = 2;
    private static final int TURN = 3;
    private static final int COEFFICIENTS = 4;
    private static final int RANKS = COEFFICIENTS + TERMS;

    private OpenShare() {}

    /**
     * What depends on α alone. The jets of ranks and coefficients carry their derivatives by the coordinate.
     *
     * @param coordinate the index of the coordinate of which α is a function
     * @return empty where α is out of range
     */
    static Jet[] prepare(Jets jets, Jet alpha, int coordinate) {
        if (!(alpha.value > 0 && alpha.value <= LARGEST)) {
            return new Jet[0];
        }
        double s = 1 + alpha.value;
        double turn = turn(s);
        int ranks = (int) Math.ceil(Math.max(Math.pow(turn / LARGEST_TAIL_EXPOSURE, 1 / s), 12 * s));
        Zeta zeta = Zeta.of(alpha.value, ranks);
        Jet logZeta = jets.of(alpha, Math.log(zeta.value), zeta.slope, zeta.curvature);
        Jet z = jets.over(alpha, jets.linear(alpha, 1, 1));
        Jet[] prepared = new Jet[RANKS + ranks];
        prepared[COORDINATE] = jets.coordinate(coordinate, coordinate);
        // Γ(z)/s = Γ(1+z)/α.
        Jet share = jets.sum(logZeta, -1, jets.times(z, logZeta), 1);
        prepared[LOG_AMPLITUDE] = jets.sum(jets.plus(LogGamma.ofNext(jets, z), share), 1, jets.log(alpha), -1);
        prepared[EXPONENT] = z;
        prepared[TURN] = jets.constant(Math.log(turn * zeta.value));
        double factor = 1;
        for (int n = 0; n < TERMS; n++) {
            double[] tail = Zeta.tail(alpha.value + n * s, ranks);
            prepared[COEFFICIENTS + n] = jets.of(
                    alpha, factor * tail[0], factor * (n + 1) * tail[1], factor * (n + 1) * (n + 1) * tail[2]);
            factor /= -(n + 1);
        }
        for (int k = 1; k <= ranks; k++) {
            double log = Math.log(k);
            double p = Math.exp(-s * log) / zeta.value;
            double slope = -log - zeta.slope;
            prepared[RANKS + k - 1] = jets.of(alpha, p, p * slope, p * (slope * slope - zeta.curvature));
        }
        return prepared;
    }

    /** cu at which the remainder is negligible. */
    private static double turn(double s) {
        return Math.pow(NEGLIGIBLE / ((1 + s) * Math.cos(Math.PI * s / (2 * (1 + s)))), 1 + s) * Math.pow(s / (2 * Math.PI), s);
    }

    /**
     * log S; not a number where α is out of range.
     *
     * @param prepared what was prepared, from some index on
     */
    static Jet log(Jets jets, Jet[] prepared, int from, Jet logExposure) {
        if (prepared.length == from) {
            return jets.constant(Double.NaN);
        }
        if (!(logExposure.value < prepared[from + TURN].value)) {
            return jets.sum(prepared[from + LOG_AMPLITUDE], 1, jets.times(prepared[from + EXPONENT], logExposure), -1);
        }
        return jets.log(sum(jets, prepared, from, logExposure));
    }

    /** First ranks, with f(p, log u) = p e^−y, y = up; then the series Σ w_n p^(n+1) u^n of the rest, p that of the first of them. */
    private static Jet sum(Jets jets, Jet[] prepared, int from, Jet logExposure) {
        int c = (int) prepared[from + COORDINATE].value;
        double u = Math.exp(logExposure.value);
        double f = 0;
        double fa = 0;
        double fl = 0;
        double faa = 0;
        double fal = 0;
        double fll = 0;
        int last = prepared.length - 1;
        for (int i = from + RANKS; i < last; i++) {
            Jet rank = prepared[i];
            double p = rank.value;
            double slope = rank.gradient[c];
            double y = u * p;
            double open = Math.exp(-y);
            double flow = open * y;
            f += p * open;
            fl -= p * flow;
            fll += p * flow * (y - 1);
            fa += (open - flow) * slope;
            faa += (open - flow) * rank.hessian[c][c] + u * (flow - 2 * open) * slope * slope;
            fal += flow * (y - 2) * slope;
        }
        Jet rank = prepared[last];
        double p = rank.value;
        double slope = rank.gradient[c];
        double y = u * p;
        double a0 = 0;
        double a1 = 0;
        double a2 = 0;
        double b0 = 0;
        double b1 = 0;
        double c0 = 0;
        for (int n = TERMS - 1; n >= 0; n--) {
            Jet w = prepared[from + COEFFICIENTS + n];
            a0 = a0 * y + w.value;
            a1 = a1 * y + n * w.value;
            a2 = a2 * y + n * n * w.value;
            b0 = b0 * y + w.gradient[c];
            b1 = b1 * y + n * w.gradient[c];
            c0 = c0 * y + w.hessian[c][c];
        }
        f += p * a0;
        fl += p * a1;
        fll += p * a2;
        fa += p * b0 + (a0 + a1) * slope;
        faa += p * c0 + 2 * (b0 + b1) * slope + (a1 + a2) / p * slope * slope + (a0 + a1) * rank.hessian[c][c];
        fal += p * b1 + (a1 + a2) * slope;
        return jets.of(prepared[from + COORDINATE], logExposure, f, fa, fl, faa, fal, fll);
    }

    /** ζ(1+α), with the first two derivatives of its logarithm by α. */
    private record Zeta(double value, double slope, double curvature) {

        static Zeta of(double alpha, int ranks) {
            double[] tail = tail(alpha, ranks);
            double log = Math.log(ranks);
            double scale = Math.exp(-(1 + alpha) * log);
            double sum = scale * tail[0];
            double first = scale * (tail[1] - log * tail[0]);
            double second = scale * (tail[2] - 2 * log * tail[1] + log * log * tail[0]);
            for (int k = ranks - 1; k >= 1; k--) {
                double l = Math.log(k);
                double power = Math.exp(-(1 + alpha) * l);
                sum += power;
                first -= l * power;
                second += l * l * power;
            }
            double slope = first / sum;
            return new Zeta(sum, slope, second / sum - slope * slope);
        }

        /** \(K^\sigma\sum_{k\ge K}k^{-\sigma}\) for σ = 1 + excess, with two derivatives by σ of that product's Euler–Maclaurin form. */
        static double[] tail(double excess, int first) {
            double sigma = 1 + excess;
            double integral = first / excess;
            double value = integral + 0.5;
            double slope = -integral / excess;
            double curvature = 2 * integral / (excess * excess);
            // (σ)_(2j−1) K^(1−2j), with the sums of 1/(σ+i) and its square.
            double rising = sigma / first;
            double inverse = 1 / sigma;
            double harmonic = inverse;
            double squares = inverse * inverse;
            for (int j = 1; j <= BERNOULLI.length; j++) {
                double term = BERNOULLI[j - 1] * rising;
                value += term;
                slope += term * harmonic;
                curvature += term * (harmonic * harmonic - squares);
                for (int i = 2 * j - 1; i <= 2 * j; i++) {
                    rising *= (sigma + i) / first;
                    inverse = 1 / (sigma + i);
                    harmonic += inverse;
                    squares += inverse * inverse;
                }
            }
            return new double[] {value, slope, curvature};
        }
    }
}
