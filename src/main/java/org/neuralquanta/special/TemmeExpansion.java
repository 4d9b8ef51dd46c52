package org.neuralquanta.special;

import java.util.Arrays;
import org.neuralquanta.numerics.SaddlePoint;

/**
 * Temme's uniform expansion of the incomplete gamma functions for large τ and y near τ: with
 * \(\tfrac12\eta^2=\lambda-1-\ln\lambda\), λ = y/τ, sign η = sign(λ − 1),
 * \(Q(\tau,y)=\tfrac12\mathrm{erfc}(\eta\sqrt{\tau/2})+\frac{e^{-\tau\eta^2/2}}{\sqrt{2\pi\tau}}\sum_k
 * c_k(\eta)\tau^{-k}\).
 *
 * <p>With \(\lambda-1=\sum_n\alpha_n\eta^n\) the coefficients \(c_k(\eta)=\sum_n d_{k,n}\eta^n\) follow from
 * \(d_{0,0}=-\tfrac13\), \(d_{0,n}=(n+2)\alpha_{n+2}\) and \(d_{k,n}=(n+2)d_{k-1,n+2}+(-1)^k g_k d_{0,n}\), \(g_k\)
 * the coefficients of Stirling's series for Γ. The series in η converge for |η| &lt; 2√π; for λ in [0.6, 1.4], |η|
 * &lt; 0.48, and τ ≥ 256 what is left out is below 1e-16. Source: N. M. Temme (1979); DLMF 8.12.8–8.12.11. Stateless,
 * thread-safe.
 */
final class TemmeExpansion {

    private static final double FROM = 256;
    private static final double REACH = 0.4;
    private static final double[] STIRLING = {
        1, 1.0 / 12, 1.0 / 288, -139.0 / 51840, -571.0 / 2488320, 163879.0 / 209018880
    };
    private static final int DEGREE = 20;
    private static final double[][] COEFFICIENTS = coefficients();

    private TemmeExpansion() {}

    /** Whether the expansion reaches its accuracy at (τ, y). */
    static boolean holds(double tau, double y) {
        return tau >= FROM && Math.abs(y - tau) <= REACH * tau;
    }

    /** The smaller tail: Q(τ, y) for y ≥ τ, P(τ, y) for y &lt; τ. */
    static double tail(double tau, double y) {
        double deviance = SaddlePoint.deviance(tau, y, tau - y);
        double eta = Math.copySign(Math.sqrt(2 * deviance / tau), y - tau);
        double sum = 0;
        for (int k = STIRLING.length - 1; k >= 0; k--) {
            sum = sum / tau + polynomial(COEFFICIENTS[k], eta);
        }
        double correction = Math.exp(-deviance) / Math.sqrt(2 * Math.PI * tau) * sum;
        // erfc(sqrt(x)) = Q(1/2, x)
        return 0.5 * IncompleteGamma.upper(0.5, deviance) + (y < tau ? -correction : correction);
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (int n = coefficients.length - 1; n >= 0; n--) {
            sum = sum * x + coefficients[n];
        }
        return sum;
    }

    private static double[][] coefficients() {
        int orders = STIRLING.length;
        double[] alpha = new double[DEGREE + 2 * orders + 3];
        alpha[1] = 1;
        for (int n = 2; n < alpha.length; n++) {
            double sum = alpha[n - 1];
            for (int j = 2; j < n; j++) {
                sum -= j * alpha[j] * alpha[n - j + 1];
            }
            alpha[n] = sum / (n + 1);
        }
        double[] first = new double[alpha.length - 2];
        for (int n = 0; n < first.length; n++) {
            first[n] = (n + 2) * alpha[n + 2];
        }
        first[0] -= 1;
        double[][] all = new double[orders][];
        double[] previous = first;
        double sign = 1;
        for (int k = 0; k < orders; k++) {
            if (k > 0) {
                sign = -sign;
                double[] next = new double[previous.length - 2];
                for (int n = 0; n < next.length; n++) {
                    next[n] = (n + 2) * previous[n + 2] + sign * STIRLING[k] * first[n];
                }
                previous = next;
            }
            all[k] = Arrays.copyOf(previous, DEGREE + 1);
        }
        return all;
    }
}
