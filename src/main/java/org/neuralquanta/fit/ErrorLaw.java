package org.neuralquanta.fit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Gamma;

/**
 * The distribution from which the parametric bootstrap draws residuals: Student's t, with degrees of freedom from 1 (Cauchy) to 200 (nearly
 * normal) and scale by maximum likelihood. A fit by a loss with a kink, such as Huber's with a small δ, makes about as many residuals zero
 * as it has parameters; these carry no information on the scatter and are left out. Immutable.
 */
record ErrorLaw(double degrees, double scale) {

    private static final double[] DEGREES = {1, 1.4, 2, 2.8, 4, 5.6, 8, 11, 16, 23, 32, 64, 200};
    private static final int MOST_STEPS = 200;

    static ErrorLaw of(RobustLoss loss, double[] residuals, int parameters) {
        double[] sizes = Arrays.stream(residuals).map(Math::abs).sorted().toArray();
        int n = sizes.length;
        double inside = loss instanceof RobustLoss.Huber(double delta)
                ? (double) Arrays.stream(sizes).filter(r -> r <= delta).count() / n
                : 1;
        int zeros = (int) Math.round(parameters * (1 - inside));
        double[] free = Arrays.copyOfRange(sizes, zeros, n);
        double shrunk = Math.sqrt((double) n / (n - parameters));
        return DoubleStream.of(DEGREES)
                .mapToObj(degrees -> new ErrorLaw(degrees, scale(free, degrees)))
                .max(Comparator.comparingDouble(law -> law.logLikelihood(free)))
                .map(law -> new ErrorLaw(law.degrees(), law.scale() * shrunk))
                .orElseThrow();
    }

    /** The maximum-likelihood scale, σ² = (ν+1)/n Σ r²/(ν + r²/σ²), by iteration. */
    private static double scale(double[] r, double degrees) {
        double square = r[r.length / 2] * r[r.length / 2];
        if (square == 0) {
            return 0;
        }
        for (int i = 0; i < MOST_STEPS; i++) {
            double now = square;
            double next = (degrees + 1) / r.length * Arrays.stream(r).map(x -> x * x / (degrees + x * x / now)).sum();
            square = next;
            if (Math.abs(next - now) < 1e-10 * now) {
                break;
            }
        }
        return Math.sqrt(square);
    }

    private double logLikelihood(double[] r) {
        double norm = Gamma.logGamma((degrees + 1) / 2) - Gamma.logGamma(degrees / 2) - 0.5 * Math.log(degrees) - Math.log(scale);
        return r.length * norm
                - (degrees + 1) / 2 * Arrays.stream(r).map(x -> Math.log1p(x * x / (degrees * scale * scale))).sum();
    }

    /** The residual below which a share of them lies. */
    double quantile(double share) {
        return scale * new TDistribution(degrees).inverseCumulativeProbability(share);
    }

    /** Draws a residual from Student's t by Bailey's polar method (1994). */
    double draw(SplittableRandom random) {
        while (true) {
            double u = 2 * random.nextDouble() - 1;
            double v = 2 * random.nextDouble() - 1;
            double w = u * u + v * v;
            if (w > 0 && w <= 1) {
                return scale * u * Math.sqrt(degrees * (Math.pow(w, -2 / degrees) - 1) / w);
            }
        }
    }
}
