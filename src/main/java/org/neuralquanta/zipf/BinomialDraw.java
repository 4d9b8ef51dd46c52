package org.neuralquanta.zipf;

import java.util.SplittableRandom;
import org.hipparchus.special.Gamma;

/**
 * Binomial random numbers at a cost that does not grow with the number of trials: inversion for small means, else Hörmann's transformed
 * rejection BTRS (J. Stat. Comput. Simul. 46 (1993) 101). Both are exact up to rounding.
 */
final class BinomialDraw {

    private static final double FEW = 10;

    private BinomialDraw() {}

    /** The number of successes in n trials of probability p. */
    static long of(long n, double p, SplittableRandom random) {
        if (p <= 0 || n == 0) {
            return 0;
        }
        if (p > 0.5) {
            return n - of(n, 1 - p, random);
        }
        return n * p < FEW ? byInversion(n, p, random) : byRejection(n, p, random);
    }

    private static long byInversion(long n, double p, SplittableRandom random) {
        double odds = p / (1 - p);
        double probability = Math.exp(n * Math.log1p(-p));
        double left = random.nextDouble();
        long k = 0;
        while (left > probability && k < n) {
            left -= probability;
            k++;
            probability *= odds * (n - k + 1) / k;
        }
        return k;
    }

    private static long byRejection(long n, double p, SplittableRandom random) {
        double deviation = Math.sqrt(n * p * (1 - p));
        double b = 1.15 + 2.53 * deviation;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double c = n * p + 0.5;
        double squeeze = 0.92 - 4.2 / b;
        double alpha = (2.83 + 5.1 / b) * deviation;
        double logOdds = Math.log(p / (1 - p));
        double mode = Math.floor((n + 1) * p);
        double atMode = Gamma.logGamma(mode + 1) + Gamma.logGamma(n - mode + 1);
        while (true) {
            double v = random.nextDouble();
            double u = random.nextDouble() - 0.5;
            double edge = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / edge + b) * u + c);
            if (edge >= 0.07 && v <= squeeze) {
                return (long) k;
            }
            if (!(k >= 0 && k <= n)) {
                continue;
            }
            double log = Math.log(v * alpha / (a / (edge * edge) + b));
            if (log <= atMode - Gamma.logGamma(k + 1) - Gamma.logGamma(n - k + 1) + (k - mode) * logOdds) {
                return (long) k;
            }
        }
    }
}
