package org.neuralquanta.zipf;

/**
 * \(\log\frac{\Gamma(x-z)}{\Gamma(x+1)}=-(1+z)\log x+\sum_{n=1}^{8}c_n x^{-n}\),
 * \(c_n=(-1)^{n+1}\frac{B_{n+1}(-z)-B_{n+1}}{n(n+1)}\) with Bernoulli's polynomials, for 0 &lt; z ≤ 4 to 10^−15 from x = 320 on. Immutable.
 */
final class GammaSeries {

    static final int TERMS = 8;

    private static final double[] BERNOULLI = {1, -0.5, 1.0 / 6, 0, -1.0 / 30, 0, 1.0 / 42, 0, -1.0 / 30, 0};

    private final double z;
    private final double[] c = new double[TERMS + 1];

    private GammaSeries(double z) {
        this.z = z;
        for (int n = 1; n <= TERMS; n++) {
            // B_m(y) − B_m: the sum over k < m of binom(m, k) B_k y^(m−k), by Horner's rule.
            int m = n + 1;
            double sum = 0;
            double binomial = 1;
            for (int k = 0; k < m; k++) {
                sum = sum * -z + binomial * BERNOULLI[k];
                binomial *= (double) (m - k) / (k + 1);
            }
            c[n] = (n % 2 == 1 ? 1 : -1) * (sum * -z) / (n * m);
        }
    }

    static GammaSeries at(double z) {
        return new GammaSeries(z);
    }

    double ratio(double x) {
        double sum = 0;
        for (int n = TERMS; n >= 1; n--) {
            sum = (sum + c[n]) / x;
        }
        return sum - (1 + z) * Math.log(x);
    }

    /** The sum of the logarithms over counts of which these sums are known: of 1, of log x, and of the powers x^−n. */
    double sum(double logs, double[] powers) {
        double sum = -(1 + z) * logs;
        for (int n = 1; n <= TERMS; n++) {
            sum += c[n] * powers[n];
        }
        return sum;
    }
}
