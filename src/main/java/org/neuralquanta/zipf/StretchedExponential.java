package org.neuralquanta.zipf;

import java.util.Objects;
import org.neuralquanta.newton.DampedNewton;
import org.neuralquanta.newton.Minimum;

/**
 * The stretched exponential (Weibull) for whole numbers from a cut-off on, as in the Python package powerlaw: differences of the survival
 * function \(S(y)=e^{-(\Lambda y)^\beta}\), \(P(X=x)=\frac{S(x-1/2)-S(x+1/2)}{S(x_{min}-1/2)-S(x_{max}+1/2)}\). It is held as
 * \(\frac{S(y)}{S(y_0)}=\exp(-\kappa\,\frac{(y/y_0)^\beta-1}\beta)\), \(y_0=x_{min}-\frac12\), which stays regular as β → 0, where it
 * becomes Pareto's law with exponent κ. Immutable.
 *
 * @param slope κ
 * @param stretch β
 * @param cutoff x_min
 * @param limit x_max, or infinity
 */
record StretchedExponential(double slope, double stretch, double cutoff, double limit) implements CountLaw {

    private static final double LEAST_LOG_STRETCH = -14;
    private static final double MOST_LOG_STRETCH = 5;

    static StretchedExponential mostLikely(CountList counts, DiscretePowerLaw.Found found) {
        double cutoff = found.law().cutoff();
        double limit = found.law().limit();
        var objective = new Differences((logSlope, logStretch) -> logStretch > LEAST_LOG_STRETCH && logStretch < MOST_LOG_STRETCH
                ? new StretchedExponential(Math.exp(logSlope), Math.exp(logStretch), cutoff, limit).objective(counts, found.first())
                : Double.POSITIVE_INFINITY);
        Minimum best = null;
        for (double stretch : new double[] {0.05, 0.4, 1.2}) {
            double slope = 1 / (counts.meanLogFrom(found.first()) - Math.log(cutoff - 0.5));
            Minimum at = DampedNewton.minimise(objective, new double[] {Math.log(slope), Math.log(stretch)});
            best = best == null || at.value() < best.value() ? at : best;
        }
        double[] theta = Objects.requireNonNull(best).theta();
        return new StretchedExponential(Math.exp(theta[0]), Math.exp(theta[1]), cutoff, limit);
    }

    /** Minus the mean log-likelihood. */
    private double objective(CountList counts, int first) {
        double sum = 0;
        for (int i = first; i < counts.distinct(); i++) {
            sum += counts.multiplicity(i) * logMass(counts.value(i));
        }
        return logNorm() - sum / counts.from(first);
    }

    /** −log S(y)/S(y₀). */
    private double hazard(double y) {
        return slope * Math.expm1(stretch * Math.log(y / (cutoff - 0.5))) / stretch;
    }

    private double logMass(double x) {
        // The difference of the hazards at x + ½ and x − ½, without cancellation.
        double power = stretch * Math.log((x - 0.5) / (cutoff - 0.5));
        double step = slope * Math.exp(power) * Math.expm1(stretch * Math.log1p(1 / (x - 0.5))) / stretch;
        return Math.log(-Math.expm1(-step)) - slope * Math.expm1(power) / stretch;
    }

    private double logNorm() {
        return limit == Double.POSITIVE_INFINITY ? 0 : Math.log(-Math.expm1(-hazard(limit + 0.5)));
    }

    @Override
    public double logProbability(double x) {
        return logMass(x) - logNorm();
    }

    /** log Λ, from \(\Lambda^\beta=\kappa/(\beta y_0^\beta)\); Λ itself leaves the range of a double as β → 0. */
    double logRate() {
        return Math.log(slope / stretch) / stretch - Math.log(cutoff - 0.5);
    }
}
