package org.neuralquanta.zipf;

import java.util.Objects;
import org.hipparchus.special.Erf;
import org.neuralquanta.newton.DampedNewton;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Minimum;

/**
 * The log-normal law for whole numbers from a cut-off on, the rival of the power law:
 * \(P(X=x) \propto \Phi(\frac{\log(x+1/2)-\mu}\sigma)-\Phi(\frac{\log(x-1/2)-\mu}\sigma)\), up to x_max where there is one, as in the
 * Python package powerlaw. Immutable.
 *
 * @param mu μ
 * @param sigma σ
 * @param cutoff x_min
 * @param limit x_max, or infinity
 */
record LogNormalCounts(double mu, double sigma, double cutoff, double limit) implements CountLaw {

    private static final double ROOT_TWO_PI = 2.5066282746310002;

    static LogNormalCounts mostLikely(CountList counts, DiscretePowerLaw.Found found) {
        int first = found.first();
        double cutoff = found.law().cutoff();
        double limit = found.law().limit();
        double mean = counts.meanLogFrom(first);
        double squares = 0;
        for (int i = first; i < counts.distinct(); i++) {
            squares += counts.multiplicity(i) * Math.pow(Math.log(counts.value(i)) - mean, 2);
        }
        double deviation = Math.sqrt(squares / counts.from(first));
        double[][] starts = {
            {mean, deviation}, {mean - deviation, 1.5 * deviation}, {0, 2 * deviation}, {mean - 6 * deviation, 3 * deviation}
        };
        Minimum best = null;
        for (double[] start : starts) {
            double[] point = {start[0], Math.log(start[1])};
            Minimum at = DampedNewton.minimise((theta, jet) -> fill(counts, found, theta, jet), point);
            if (best == null || at.value() < best.value()) {
                best = at;
            }
        }
        double[] theta = Objects.requireNonNull(best).theta();
        return new LogNormalCounts(theta[0], Math.exp(theta[1]), cutoff, limit);
    }

    /** Minus the mean log-likelihood by μ and log σ. */
    private static void fill(CountList counts, DiscretePowerLaw.Found found, double[] theta, Jet jet) {
        jet.clear();
        int first = found.first();
        double sigma = Math.exp(theta[1]);
        var band = new Band();
        double total = counts.from(first);
        for (int i = first; i < counts.distinct(); i++) {
            double x = counts.value(i);
            band.setAround(x, theta[0], sigma);
            band.addTo(jet, -counts.multiplicity(i) / total);
        }
        band.set((Math.log(found.law().cutoff() - 0.5) - theta[0]) / sigma, (Math.log(found.law().limit() + 0.5) - theta[0]) / sigma, sigma);
        band.addTo(jet, 1);
        if (!Double.isFinite(jet.value)) {
            jet.value = Double.POSITIVE_INFINITY;
        }
    }

    @Override
    public double logProbability(double x) {
        var band = new Band();
        band.setAround(x, mu, sigma);
        double inside = band.logMass;
        band.set((Math.log(cutoff - 0.5) - mu) / sigma, (Math.log(limit + 0.5) - mu) / sigma, sigma);
        return inside - band.logMass;
    }

    /** The normal probability between two bounds and its derivatives by μ and log σ, on which both bounds depend. */
    private static final class Band {

        /** Below this width the density in the middle is right to 10^−13, and a difference of two integrals to 10^−10 at best. */
        private static final double NARROW = 1e-6;

        private double logMass;

        /** Derivatives of the logarithm. */
        private double byMu;

        private double byScale;
        private double byMuMu;
        private double byMuScale;
        private double byScaleScale;

        /** From x − ½ to x + ½. */
        void setAround(double x, double mu, double sigma) {
            double a = (Math.log(x - 0.5) - mu) / sigma;
            double b = (Math.log(x + 0.5) - mu) / sigma;
            double width = Math.log1p(1 / (x - 0.5)) / sigma;
            double z = 0.5 * (a + b);
            if (width * Math.max(1, Math.abs(z)) < NARROW) {
                logMass = Math.log(width / ROOT_TWO_PI) - 0.5 * z * z;
                byMu = z / sigma;
                byScale = z * z - 1;
                byMuMu = -1 / (sigma * sigma);
                byMuScale = -2 * z / sigma;
                byScaleScale = -2 * z * z;
            } else {
                set(a, b, sigma);
            }
        }

        void set(double a, double b, double sigma) {
            double mass = between(a, b);
            logMass = Math.log(mass);
            double fa = density(a);
            double fb = density(b);
            double za = a * fa;
            double zb = b == Double.POSITIVE_INFINITY ? 0 : b * fb;
            double zza = a * za;
            double zzb = b == Double.POSITIVE_INFINITY ? 0 : b * zb;
            double zzza = a * zza;
            double zzzb = b == Double.POSITIVE_INFINITY ? 0 : b * zzb;
            // dz/dμ = −1/σ and dz/d log σ = −z; dφ/dz = −zφ.
            byMu = (fa - fb) / sigma / mass;
            byScale = (za - zb) / mass;
            byMuMu = (za - zb) / (sigma * sigma) / mass - byMu * byMu;
            byMuScale = ((zza - zzb) - (fa - fb)) / sigma / mass - byMu * byScale;
            byScaleScale = ((zzza - zzzb) - (za - zb)) / mass - byScale * byScale;
        }

        private static double between(double a, double b) {
            double root = Math.sqrt(0.5);
            return a > 0
                    ? 0.5 * (Erf.erfc(a * root) - (b == Double.POSITIVE_INFINITY ? 0 : Erf.erfc(b * root)))
                    : 0.5 * ((b == Double.POSITIVE_INFINITY ? 2 : Erf.erfc(-b * root)) - Erf.erfc(-a * root));
        }

        private static double density(double z) {
            return Math.exp(-0.5 * z * z) / ROOT_TWO_PI;
        }

        /** Adds a multiple of the logarithm of the mass. */
        void addTo(Jet jet, double factor) {
            jet.value += factor * logMass;
            jet.gradient[0] += factor * byMu;
            jet.gradient[1] += factor * byScale;
            jet.hessian[0][0] += factor * byMuMu;
            jet.hessian[1][0] += factor * byMuScale;
            jet.hessian[1][1] += factor * byScaleScale;
        }
    }
}
