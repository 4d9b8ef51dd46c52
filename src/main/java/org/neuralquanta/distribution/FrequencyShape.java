package org.neuralquanta.distribution;

import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;

/**
 * A formula to which use frequencies are proportional, \[f(k)=k^{-(1+\alpha)}\,e^{-\lambda k^\beta}\,\bigl(1+b\,k^{-\rho}\cos(\omega\log
 * k+\theta)\bigr),\] in which at most one of λ and b is not 0: a power plus a second one (T45), a power that oscillates in the logarithm of
 * the rank, a power with a cut-off, a stretched exponential, or a geometric series (T48). Immutable, thread-safe.
 *
 * @param alpha α, −1 ≤ α ≤ 20; at least 1e-6 where λ = 0
 * @param rate λ, 0 or 1e-15 to 5
 * @param stretch β, 0.1 to 4
 * @param factor b
 * @param rho ρ, 0 to 20; above 0 where ω = 0
 * @param omega ω, 0 or 1e-3 to 1000; above 0 only with ρ = 0
 * @param phase θ, |θ| ≤ 10; 0 where ω = 0
 */
@Statement({"T45", "T48"})
public record FrequencyShape(double alpha, double rate, double stretch, double factor, double rho, double omega, double phase) {

    private static final double ULP = 0x1p-52;

    /** Covers the rounding of bounds. */
    private static final double SLACK = 0x1p-40;

    private static final double LEAST_ALPHA = 1e-6;
    private static final double MOST = 20;

    /** exp(−745.2) is 0 as a double. */
    private static final double VANISHED = 745.2;

    /** Ranks up to here are tried one by one to name the one at which frequencies rise. */
    private static final int NAMED = 1_000_000;

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is out of range, or frequencies are negative or rise with the rank; the message names the rank
     */
    public FrequencyShape {
        require(alpha >= -1 && alpha <= MOST, "alpha must be between -1 and 20", alpha);
        require(rate == 0 || (rate >= 1e-15 && rate <= 5), "the rate must be 0 or between 1e-15 and 5", rate);
        require(stretch >= 0.1 && stretch <= 4, "the stretch must be between 0.1 and 4", stretch);
        require(Math.abs(factor) <= 1e6, "the factor b must be between -1e6 and 1e6", factor);
        require(rho >= 0 && rho <= MOST, "rho must be between 0 and 20", rho);
        require(omega == 0 || (omega >= 1e-3 && omega <= 1e3), "omega must be 0 or between 1e-3 and 1e3", omega);
        require(Math.abs(phase) <= 10, "the phase must be between -10 and 10", phase);
        require(rate > 0 || alpha >= LEAST_ALPHA, "alpha must be at least 1e-6 for a power without a cut-off", alpha);
        require(rate == 0 || factor == 0, "the factor b must be 0 beside a cut-off", factor);
        require(factor == 0 || omega > 0 || rho > 0, "rho must be > 0: at 0 the second power is the first", rho);
        require(omega > 0 || phase == 0, "the phase must be 0 where frequencies do not oscillate", phase);
        require(omega == 0 || rho == 0, "rho must be 0 where frequencies oscillate", rho);
        if (factor != 0) {
            requireFalling(alpha, factor, rho, omega, phase);
        }
    }

    private static void require(boolean holds, String what, double value) {
        if (!holds) {
            throw new IllegalArgumentException(what + ", was " + value);
        }
    }

    /**
     * For b &lt; 0 the sum of powers rises with k and then falls, so it falls at all ranks if p_2 ≤ p_1. An oscillation falls at all k where
     * \(|b|\sqrt{(1+\alpha)^2+\omega^2}\le1+\alpha\); with a larger b it rises in every period.
     */
    private static void requireFalling(double alpha, double b, double rho, double omega, double phase) {
        double s = 1 + alpha;
        if (omega == 0) {
            require(b > -1, "the factor b must be > -1: else the frequency of rank 1, 1 + b, is not positive", b);
            double second = Math.pow(2, -s) * (1 + b * Math.pow(2, -rho));
            require(second <= 1 + b, "the factor b must be at least " + Math.expm1(-s * Math.log(2)) / -Math.expm1(-(s + rho) * Math.log(2))
                    + ": else the frequency of rank 2 exceeds that of rank 1", b);
            return;
        }
        double most = s / Math.hypot(s, omega);
        if (Math.abs(b) <= most) {
            return;
        }
        throw new IllegalArgumentException("the factor b must be between " + -most + " and " + most + ": else frequencies rise "
                + rising(s, b, omega, phase) + ", was " + b);
    }

    private static String rising(double s, double b, double omega, double phase) {
        double before = Double.POSITIVE_INFINITY;
        for (int k = 1; k <= NAMED; k++) {
            double value = Math.pow(k, -s) * (1 + b * Math.cos(omega * Math.log(k) + phase));
            if (value < 0) {
                return "from a negative one at rank " + k;
            }
            if (value > before) {
                return "from rank " + (k - 1) + " to " + k;
            }
            before = value;
        }
        return "at a rank beyond 10^6";
    }

    /**
     * A power plus a second one, \(k^{-(1+\alpha)}(1+b\,k^{-\rho})\).
     *
     * @param alpha α
     * @param factor b
     * @param rho ρ &gt; 0
     * @return the formula
     * @throws IllegalArgumentException if a value is out of range, or frequencies are negative or rise
     */
    public static FrequencyShape secondOrder(double alpha, double factor, double rho) {
        return new FrequencyShape(alpha, 0, 1, factor, rho, 0, 0);
    }

    /**
     * A power that oscillates in the logarithm of the rank, \(k^{-(1+\alpha)}(1+b\cos(\omega\log k+\theta))\): a distribution that looks
     * the same at ranks that differ by the factor \(e^{2\pi/\omega}\).
     *
     * @param alpha α
     * @param factor b, \(|b|\sqrt{(1+\alpha)^2+\omega^2}\le1+\alpha\)
     * @param omega ω &gt; 0
     * @param phase θ
     * @return the formula
     * @throws IllegalArgumentException if a value is out of range, or frequencies are negative or rise
     */
    public static FrequencyShape logPeriodic(double alpha, double factor, double omega, double phase) {
        require(omega > 0, "omega must be > 0", omega);
        return new FrequencyShape(alpha, 0, 1, factor, 0, omega, phase);
    }

    /**
     * A power with a soft cut-off, \(k^{-(1+\alpha)}e^{-k/K}\).
     *
     * @param alpha α ≥ −1
     * @param ranks K, 0.2 to 1e15
     * @return the formula
     * @throws IllegalArgumentException if a value is out of range
     */
    public static FrequencyShape cutOff(double alpha, double ranks) {
        require(ranks >= 0.2 && ranks <= 1e15, "the rank of the cut-off must be between 0.2 and 1e15", ranks);
        return new FrequencyShape(alpha, Math.clamp(1 / ranks, 1e-15, 5), 1, 0, 1, 0, 0);
    }

    /**
     * A stretched exponential, \(e^{-\lambda k^\beta}\); β = 1 is a geometric series.
     *
     * @param rate λ &gt; 0
     * @param stretch β
     * @return the formula
     * @throws IllegalArgumentException if a value is out of range
     */
    public static FrequencyShape stretched(double rate, double stretch) {
        require(rate > 0, "the rate must be > 0", rate);
        return new FrequencyShape(-1, rate, stretch, 0, 1, 0, 0);
    }

    /**
     * A geometric series, \(r^k\).
     *
     * @param ratio r, 0 &lt; r &lt; 1
     * @return the formula
     * @throws IllegalArgumentException if r is out of range
     */
    public static FrequencyShape geometric(double ratio) {
        require(ratio > 0 && ratio < 1, "the ratio must be between 0 and 1, both excluded", ratio);
        return stretched(-Math.log(ratio), 1);
    }

    double at(double rank) {
        double value = Math.pow(rank, -alpha) / rank;
        if (rate != 0) {
            value *= Math.exp(-rate * Math.pow(rank, stretch));
        }
        return factor == 0 ? value : value * (1 + modulation(rank));
    }

    private double modulation(double rank) {
        double power = factor * (rho == 0 ? 1 : Math.pow(rank, -rho));
        return omega == 0 ? power : power * Math.cos(omega * Math.log(rank) + phase);
    }

    /** First order in the uncertainty, with 1 % to spare; each function is within one ulp. */
    Enclosure enclosureAt(double rank, double spread) {
        double value = at(rank);
        double relative = (1 + alpha) * (spread + ULP) + 6 * ULP;
        if (rate != 0) {
            double exponent = rate * Math.pow(rank, stretch);
            relative += Math.min(exponent, 2 * VANISHED) * (1.01 * stretch * spread + 4 * ULP);
        }
        if (factor != 0) {
            double term = Math.abs(factor) * Math.pow(rank, -rho);
            double angle = 4 * ULP * (1 + omega * Math.log(rank) + Math.abs(phase)) + omega * (spread + ULP);
            relative += (term * (rho * (spread + ULP) + angle + 4 * ULP) + 2 * ULP) / (1 + modulation(rank));
        }
        return Enclosure.around(value, 1.01 * relative * value + (value < 0x1p-1000 ? 0x1p-1050 : 0));
    }

    Continuation.Range over(double logLeast, double logMost, double argument) {
        double s = 1 + alpha;
        double least = -s * logMost;
        double most = -s * logLeast;
        double turn = s * argument;
        if (rate != 0) {
            double angle = stretch * argument;
            if (!(angle < 0.5 * Math.PI)) {
                return Continuation.Range.ANY;
            }
            double outer = rate * Math.exp(stretch * logMost) * (1 + SLACK);
            least -= outer;
            most -= rate * Math.exp(stretch * logLeast) * Math.cos(angle) * (1 - SLACK);
            turn += outer * Math.sin(angle);
        }
        if (factor != 0) {
            double term = Math.abs(factor) * Math.exp(-rho * logLeast) * (omega == 0 ? 1 : Math.cosh(omega * argument)) * (1 + SLACK);
            boolean isBeside = omega == 0 && factor > 0 && rho * argument < 0.5 * Math.PI;
            if (!(term < 1) && !isBeside) {
                return Continuation.Range.ANY;
            }
            most += Math.log1p(term);
            least += isBeside ? 0 : Math.log1p(-term);
            double sine = term < 1 ? Math.asin(term) : Double.POSITIVE_INFINITY;
            turn += isBeside ? Math.min(rho * argument, sine) : sine;
        }
        double rounding = SLACK * (1 + Math.abs(least) + Math.abs(most));
        return new Continuation.Range(least - rounding, most + rounding, turn * (1 + SLACK));
    }

    /** The integral of f beyond rank x, enclosed; [0, ∞) as far as doubles go where the bound does not hold yet. */
    Enclosure integral(double x) {
        return rate == 0 ? powerIntegral(Math.log(x)) : new Enclosure(0, cutOffIntegral(x));
    }

    /** \(\frac{x^{-\alpha}}\alpha+b\,x^{-a}\,\frac{a\cos\psi-\omega\sin\psi}{a^2+\omega^2}\), a = α + ρ, ψ = ω log x + θ. */
    private Enclosure powerIntegral(double u) {
        double first = Math.exp(-alpha * u) / alpha;
        double a = alpha + rho;
        double angle = omega * u + phase;
        double second = factor * Math.exp(-a * u) / Math.hypot(a, omega);
        double turned = second * (a * Math.cos(angle) - omega * Math.sin(angle)) / Math.hypot(a, omega);
        double ofFirst = 4 + alpha * (1 + u);
        double ofSecond = 4 + (a + omega) * (1 + u) + Math.abs(phase);
        return Enclosure.around(first + turned, 0x1p-51 * ofFirst * first + 0x1p-50 * ofSecond * Math.abs(second));
    }

    /**
     * With \(v=\lambda x^\beta\) and \(g=-\alpha/\beta\), \(\frac1\beta\lambda^{-g}\Gamma(g,v)\), and \(\Gamma(g,v)\le
     * v^{g-1}e^{-v}/(1-\frac{g-1}v)\) for v &gt; g − 1, without the denominator for g ≤ 1.
     */
    private double cutOffIntegral(double x) {
        double v = rate * Math.pow(x, stretch);
        double g = -alpha / stretch;
        double share = g <= 1 ? 0 : (g - 1) / v;
        if (!(share < 0.9)) {
            return Double.MAX_VALUE;
        }
        double bound = 1.01 * Math.exp(-(alpha + stretch) * Math.log(x) - v) / (stretch * rate * (1 - share));
        return Math.min(bound + Double.MIN_NORMAL, Double.MAX_VALUE);
    }

    /** A bound on \(x^2|f''|/f_0\), f_0 the power without modulation, where λ = 0. */
    double curvature() {
        double slopes = 2 + alpha + rho + omega;
        return slopes * slopes * (1 + Math.abs(factor));
    }
}
