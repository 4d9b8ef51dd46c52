package org.neuralquanta.numerics;

/**
 * Loader's saddle-point form of Poisson and binomial probabilities: the large parts of factorials and powers cancel by
 * algebra instead of by subtraction, so that a probability is as accurate as its condition in the mean allows.
 *
 * <p>Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000). Stateless, thread-safe.
 */
public final class SaddlePoint {

    /** From here on {@link #stirlingError} is accurate to 1e-17. */
    public static final double STIRLING_FROM = 8;

    /** \(B_{2k}/(2k(2k-1))\), k = 1, 2, …, 10. */
    private static final double[] STIRLING = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400,
        43867.0 / 244188, -174611.0 / 125400
    };

    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    private SaddlePoint() {}

    /**
     * Stirling's error \(\ln\Gamma(x+1)-(x+\tfrac12)\ln x+x-\tfrac12\ln 2\pi\). The truncation error is below the first
     * omitted term, for x ≥ 8 below 13.41/8^21 = 1.5e-18; the result lies in (0, 1/(12x)].
     *
     * @param x x ≥ 8
     * @return δ(x)
     */
    public static double stirlingError(double x) {
        double inverse = 1 / x;
        double square = inverse * inverse;
        // For large x the last terms are below half an ulp.
        int last = x > 1e5 ? 1 : x > 100 ? 4 : STIRLING.length - 1;
        double sum = STIRLING[last];
        for (int k = last - 1; k >= 0; k--) {
            sum = STIRLING[k] + square * sum;
        }
        return sum * inverse;
    }

    /**
     * The deviance \(x\ln(x/\mu)+\mu-x\ge 0\).
     *
     * @param x x &gt; 0
     * @param mean μ &gt; 0
     * @param excess x − μ, which the caller may know better than the difference of the doubles
     * @return the deviance, relative error a few ulp near x = μ and absolute error a few ulp of max(x, μ) far from it
     */
    public static double deviance(double x, double mean, double excess) {
        double v = excess / (x + mean);
        if (Math.abs(v) < 0.1) {
            // ln(x/mu) = 2 artanh v, and the first term of the series joins mu - x without cancellation.
            double square = v * v;
            double series = 0;
            double power = 1;
            for (int j = 3; power > 1e-18; j += 2) {
                power *= square;
                series += power / j;
            }
            return v * (excess + 2 * x * series);
        }
        return x * logQuotient(x, mean) - excess;
    }

    /**
     * log(x/μ), also where the quotient overflows: the rounding of both logarithms is then less than 5u of their difference, which is above
     * 709.
     */
    private static double logQuotient(double x, double mean) {
        double quotient = x / mean;
        return quotient <= Double.MAX_VALUE ? Math.log(quotient) : Math.log(x) - Math.log(mean);
    }

    /**
     * A bound on the absolute error of {@link #deviance}, if x, μ and the excess carry relative errors of at most u,
     * 2u and u, u = 2^−53.
     *
     * <p>Near x = μ: v carries 6u, its square 13u, the series 16u; 2x · series is at most 0.04 of the excess, so the
     * bracket carries 4u and the product 11u. Far from it: the quotient 4u and the logarithm 2u of itself, the
     * product with x two more, the excess u.
     */
    static double devianceError(double x, double mean, double excess, double deviance) {
        if (Math.abs(excess / (x + mean)) < 0.1) {
            return 12 * RelativeBound.U * deviance;
        }
        double logarithm = Math.abs(logQuotient(x, mean));
        return 1.01 * RelativeBound.U * (x * (5 + 5 * logarithm) + Math.abs(excess) + deviance);
    }

    /**
     * The Poisson term \(\mu^je^{-\mu}/\Gamma(j+1)\) with an error bound.
     *
     * @param j j ≥ 0, real
     * @param mean μ &gt; 0, at least 1e-20 if j is a fraction below 8
     */
    public static RelativeBound poisson(double j, double mean) {
        if (mean > 2 * j + 2000) {
            // The deviance exceeds 0.3 j + 1000.
            return new RelativeBound(0, 0);
        }
        if (j < STIRLING_FROM) {
            return j == Math.rint(j) ? poissonProduct((int) j, mean) : liftedPoisson(j, mean);
        }
        double excess = j - mean;
        double deviance = deviance(j, mean, excess);
        return exponential(
                -deviance - stirlingError(j),
                devianceError(j, mean, excess, deviance),
                1 / (ROOT_TWO_PI * Math.sqrt(j)));
    }

    /**
     * Two exponential factors, so that only a negligible result can underflow; pow 2u, each exp 2u, three operations
     * u each.
     */
    private static RelativeBound poissonProduct(int j, double mean) {
        double half = Math.exp(-mean / 2);
        double factorial = 1;
        for (int i = 2; i <= j; i++) {
            factorial *= i;
        }
        return new RelativeBound(Math.pow(mean, j) * half * half / factorial, 9.1 * RelativeBound.U);
    }

    /**
     * The term at j + n ≥ 8 times \(\prod_{k\le n}(j+k)/\mu\), three roundings each; rounding j + n costs u (j+n)
     * times the derivative \(\ln\mu-\psi(j+n+1)\) of the logarithm.
     */
    private static RelativeBound liftedPoisson(double j, double mean) {
        int n = (int) Math.ceil(STIRLING_FROM - j);
        double top = j + n;
        double lift = 1;
        for (int k = 1; k <= n; k++) {
            lift *= (j + k) / mean;
        }
        double error = 3 * n + top * (Math.abs(Math.log(mean / top)) + 1);
        return new RelativeBound(lift, 1.1 * RelativeBound.U * error).times(poisson(top, mean));
    }

    /**
     * The binomial probability \(\binom nj p^j(1-p)^{n-j}\) with an error bound.
     *
     * @param trials n ≥ 1, at most 2^62
     * @param successes 0 ≤ j ≤ n
     * @param p 0 &lt; p &lt; 1
     */
    static RelativeBound binomial(long trials, long successes, double p) {
        long failures = trials - successes;
        if (successes < STIRLING_FROM) {
            return coefficient(trials, successes, p).times(power(failures, Math.log1p(-p)));
        }
        if (failures < STIRLING_FROM) {
            return coefficient(trials, failures, 1 - p).times(power(successes, Math.log(p)));
        }
        double n = (double) trials;
        double j = (double) successes;
        double rest = (double) failures;
        // The smaller mean is rounded, which perturbs p or 1 − p by 2u; the other mean is its exact complement.
        double mean = p <= 0.5 ? n * p : n - n * (1 - p);
        double restMean = p <= 0.5 ? n - mean : n * (1 - p);
        double excess = p <= 0.5 ? j - mean : restMean - rest;
        double first = deviance(j, mean, excess);
        double second = deviance(rest, restMean, -excess);
        // The condition number in the smaller of p and 1 − p is at most 2 |excess|.
        double error = devianceError(j, mean, excess, first)
                + devianceError(rest, restMean, excess, second)
                + 4.1 * RelativeBound.U * Math.abs(excess);
        return exponential(
                stirlingError(n) - stirlingError(j) - stirlingError(rest) - first - second,
                error,
                Math.sqrt(n / j / rest) / ROOT_TWO_PI);
    }

    /**
     * factor · e^exponent. Besides the given absolute error of the exponent, Stirling's errors are below 0.011 and
     * carry 20u of themselves, the sums 4u; exp 2u, the factor 6u, the product u.
     */
    private static RelativeBound exponential(double exponent, double exponentError, double factor) {
        double absolute = exponentError + RelativeBound.U * (1 + 4 * Math.abs(exponent));
        if (exponent + absolute < -720) {
            return new RelativeBound(0, 0);
        }
        return new RelativeBound(factor * Math.exp(exponent), 1.01 * Math.expm1(absolute) + 10 * RelativeBound.U);
    }

    /** e^(count · logarithm): the logarithm carries 2u, the count and the product u each, exp 2u. */
    private static RelativeBound power(long count, double logarithm) {
        double exponent = count * logarithm;
        return new RelativeBound(Math.exp(exponent), 4.1 * RelativeBound.U * (1 - exponent));
    }

    /** \(\binom nj p^j\) for j &lt; 8: each of the factors (n−i) p/(i+1) carries 4u, p possibly u, each product u. */
    private static RelativeBound coefficient(long n, long j, double p) {
        double product = 1;
        for (long i = 0; i < j; i++) {
            product *= (n - i) * p / (i + 1);
        }
        return new RelativeBound(product, 6.1 * RelativeBound.U * j);
    }
}
