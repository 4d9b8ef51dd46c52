package org.neuralquanta.zipf;

import org.hipparchus.special.Gamma;
import org.neuralquanta.special.IncompleteGamma;

/**
 * The count of a quantum of random rank: Poisson with mean \(\lambda (k/K)^{-(1+\alpha)}\), k/K uniform on (0, 1). With \(z=1/(1+\alpha)\),
 * \[f(x)=z\lambda^z\frac{\Gamma(x-z,\lambda)}{x!},\qquad (x+1)f(x+1)=(x-z)f(x)+z\frac{\lambda^x e^{-\lambda}}{x!},\qquad
 *   P(X\ge y)=P(\mathrm{Poisson}_\lambda\ge y)+\frac yz f(y).\]
 * From {@link #FAR} on Γ(x−z, λ) is Γ(x−z) to the last bit. Immutable.
 */
final class SampledZipf {

    /** Counts below this are looked up, those from it on have a closed form. */
    static final int FAR = 320;

    /** From here on fewer than e^−100 of the quanta are unseen, and Γ(x, λ) would not be complete at {@link #FAR}. */
    static final double MOST_USES = 100;

    /** Up to this z = 1/(1+α), α = −¾, the series in 1/x is exact at {@link #FAR}. */
    static final double MOST_POWER = 4;

    private static final double EULER = 0.5772156649015329;

    private final double z;
    private final double lambda;
    private final double[] f = new double[FAR];

    SampledZipf(double z, double lambda) {
        this.z = z;
        this.lambda = lambda;
        double poisson = Math.exp(-lambda);
        var term = new double[FAR];
        for (int x = 0; x < FAR; x++) {
            term[x] = z * poisson;
            poisson *= lambda / (x + 1);
        }
        // Nothing cancels upwards from x ≥ z, and downwards from the whole number next to z.
        int start = Math.max(1, (int) Math.ceil(z));
        f[start] = direct(start);
        for (int x = start; x < FAR - 1; x++) {
            f[x + 1] = ((x - z) * f[x] + term[x]) / (x + 1);
        }
        int nearest = start - z > 0.5 ? start - 1 : start;
        f[nearest] = direct(nearest);
        for (int x = nearest - 1; x >= 0; x--) {
            f[x] = ((x + 1) * f[x + 1] - term[x]) / (x - z);
        }
    }

    private double direct(int x) {
        double factorial = 1;
        for (int i = 2; i <= x; i++) {
            factorial *= i;
        }
        return z * Math.pow(lambda, z) * upperGamma(x - z, lambda) / factorial;
    }

    /** Γ(a, λ) for −½ ≤ a ≤ 1, through a = 0: by its series for λ &lt; 1, by Legendre's continued fraction from there on. */
    private static double upperGamma(double a, double lambda) {
        if (lambda >= 1) {
            return Math.exp(a * Math.log(lambda) - lambda) * legendre(a, lambda);
        }
        double log = Math.log(lambda);
        double sum = Math.abs(a) < 1e-10
                ? -EULER - log
                : (Math.expm1(Gamma.logGamma1p(a)) - Math.expm1(a * log)) / a;
        double power = Math.pow(lambda, a);
        for (int n = 1; n <= 25; n++) {
            power *= -lambda / n;
            sum -= power / (n + a);
        }
        return sum;
    }

    /** \(\cfrac1{\lambda+1-a-\cfrac{1(1-a)}{\lambda+3-a-\cdots}}\), by Lentz's method. */
    private static double legendre(double a, double lambda) {
        double b = lambda + 1 - a;
        double c = 1 / Double.MIN_NORMAL;
        double d = 1 / b;
        double value = d;
        for (int n = 1; n < 1000; n++) {
            double numerator = -n * (n - a);
            b += 2;
            d = 1 / (numerator * d + b);
            c = b + numerator / c;
            double factor = c * d;
            value *= factor;
            if (Math.abs(factor - 1) < 1e-16) {
                break;
            }
        }
        return value;
    }

    /** z. */
    double power() {
        return z;
    }

    /** log f(x) for 0 ≤ x &lt; FAR. */
    double log(int x) {
        return Math.log(f[x]);
    }

    /** P(X ≥ 1). */
    double seen() {
        return -Math.expm1(-lambda) + f[1] / z;
    }

    /** log P(X = 0). */
    double logUnseen() {
        double seen = seen();
        return seen < 0.5 ? Math.log1p(-seen) : Math.log(f[0]);
    }

    /** log P(X ≥ y) for y ≥ 1. */
    double logTail(double y) {
        return y < FAR
                ? Math.log(IncompleteGamma.lower(y, lambda) + y * f[(int) y] / z)
                : z * Math.log(lambda) + GammaSeries.at(z).ratio(y) + Math.log(y);
    }

    /** The factor of \(\Gamma(x-z)/x!\) in f(x), for x from FAR on: its logarithm. */
    double logFactor() {
        return Math.log(z) + z * Math.log(lambda);
    }
}
