package org.neuralquanta.zipf;

import java.util.stream.DoubleStream;
import org.neuralquanta.Statement;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.newton.DampedNewton;
import org.neuralquanta.newton.Minimum;

/**
 * The power law with an exponential cut-off, fitted to counts by maximum likelihood: \(P(X=x)\propto x^{-a}e^{-\lambda x}\) for whole x
 * from x_min on, up to x_max where there is one, normalised by its sum, the Lerch transcendent. The power law is nested in it, at λ = 0.
 * Immutable, thread-safe.
 *
 * <p>Parameters are accurate to 10^−6, and the log-likelihood to a relative error of 10^−10. The 95 % intervals are those of the profile
 * likelihood, with the cut-off taken as known.
 *
 * <p>Source: Clauset, Shalizi, Newman, SIAM Review 51 (2009) 661, Table 2.1; {@code truncated_power_law} of the Python package powerlaw,
 * which requires a &gt; 1 and leaves x_max itself out of the sum.
 *
 * @param exponent a, in [−20, 200]
 * @param rate λ ≥ 0
 * @param exponentInterval the interval of a
 * @param rateInterval the interval of λ, from 0 where the list does not distinguish the law from the power law
 * @param logLikelihood the log-likelihood
 * @param ratio the log-likelihood minus that of the power law, ≥ 0
 * @param pValue the probability of at least this ratio if the power law is true. λ = 0 is the boundary of its range, and the nested law has
 *     no variance: for long lists, the p-value is that of the stable law that takes the place of half a χ²; with x_max it is an upper bound
 */
@Statement("T25")
public record TruncatedPowerLaw(
        double exponent,
        double rate,
        Interval exponentInterval,
        Interval rateInterval,
        double logLikelihood,
        double ratio,
        double pValue) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is NaN
     */
    public TruncatedPowerLaw {
        if (DoubleStream.of(exponent, rate, logLikelihood, ratio, pValue).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException(
                    "exponent, rate, logLikelihood, ratio and pValue must be numbers, were "
                            + exponent + ", " + rate + ", " + logLikelihood + ", " + ratio + " and " + pValue);
        }
    }

    static TruncatedPowerLaw fit(CountList counts, DiscretePowerLaw.Found found) {
        return new Search(counts, found).law();
    }

    /** Minus the mean log-likelihood in the coordinates a and log λ. */
    private static final class Search {

        private static final double LEAST_EXPONENT = -20;
        private static final double MOST_EXPONENT = 200;
        private static final double LEAST_LOG = -80;
        private static final double MOST_LOG = 6;

        /** Intervals that come so near to an end of the range are open: the differences need some room. */
        private static final double ROOM = 0.01;

        /** Gains of the mean log-likelihood below this are rounding errors. */
        private static final double ROUNDING = 1e-14;

        private final DiscretePowerLaw inside;
        private final double total;
        private final double meanLog;
        private final double mean;
        private final double largest;
        private final double objectiveInside;
        private final DampedNewton.Smooth objective = new Differences(this::at);

        Search(CountList counts, DiscretePowerLaw.Found found) {
            inside = found.law();
            int first = found.first();
            total = counts.from(first);
            meanLog = counts.meanLogFrom(first);
            mean = counts.meanFrom(first);
            largest = counts.value(counts.distinct() - 1);
            objectiveInside = inside.objective(meanLog);
        }

        private double at(double exponent, double logRate) {
            if (!(exponent > LEAST_EXPONENT && exponent < MOST_EXPONENT && logRate > LEAST_LOG && logRate < MOST_LOG)) {
                return Double.POSITIVE_INFINITY;
            }
            double rate = Math.exp(logRate);
            return exponent * meanLog + rate * mean
                    + new ExponentialCutoff(exponent, rate, inside.cutoff()).logSum(inside.limit());
        }

        TruncatedPowerLaw law() {
            Minimum gentle = DampedNewton.minimise(objective, new double[] {inside.exponent(), -Math.log(largest)});
            Minimum steep = DampedNewton.minimise(objective, new double[] {0.5, -Math.log(mean - inside.cutoff() + 1)});
            Minimum best = gentle.value() <= steep.value() ? gentle : steep;
            double gain = objectiveInside - best.value();
            boolean cut = gain > ROUNDING * (1 + Math.abs(objectiveInside));
            double exponent = cut ? best.theta()[0] : inside.exponent();
            double rate = cut ? Math.exp(best.theta()[1]) : 0;
            double least = cut ? best.value() : objectiveInside;
            double logRate = cut ? best.theta()[1] : -Math.log(largest);
            double ratio = cut ? total * gain : 0;
            return new TruncatedPowerLaw(exponent, rate, exponentInterval(exponent, logRate, least),
                    rateInterval(exponent, rate, logRate, least, ratio), -total * least, ratio,
                    CutoffRatio.pValue(ratio, inside.exponent()));
        }

        private Interval exponentInterval(double exponent, double logRate, double least) {
            double step = 1 / Math.sqrt(total);
            return new Interval(
                    ProfileEnd.of(a -> total * (atExponent(a, logRate) - least), exponent, -step, LEAST_EXPONENT + ROOM),
                    ProfileEnd.of(a -> total * (atExponent(a, logRate) - least), exponent, step, MOST_EXPONENT - ROOM));
        }

        /** The least for an exponent, over λ > 0 or at λ = 0. */
        private double atExponent(double exponent, double logRate) {
            double cut = DampedNewton.minimise(objective, new double[] {exponent, logRate}, 0).value();
            return inside.isDefinedAt(exponent)
                    ? Math.min(cut, new DiscretePowerLaw(exponent - 1, inside.cutoff(), inside.limit()).objective(meanLog))
                    : cut;
        }

        private Interval rateInterval(double exponent, double rate, double logRate, double least, double ratio) {
            double upper = ProfileEnd.of(l -> total * (atLogRate(l, exponent) - least), logRate, 0.5, MOST_LOG - ROOM);
            double lower = ratio < ProfileEnd.FALL
                    ? 0
                    : Math.exp(ProfileEnd.of(l -> total * (atLogRate(l, exponent) - least), logRate, -0.5, LEAST_LOG + ROOM));
            return new Interval(Math.min(lower, rate), Math.exp(upper));
        }

        private double atLogRate(double logRate, double exponent) {
            return DampedNewton.minimise(objective, new double[] {exponent, logRate}, 1).value();
        }
    }
}
