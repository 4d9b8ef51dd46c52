package org.neuralquanta.montecarlo;

import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.neuralquanta.distribution.Sampling;

/** Mean and variance of a loss, and the number of learned quanta, by a sum over K independent quanta that shares no code with the library. */
record ExactLoss(double mean, double variance, double count) {

    /** Of what each quantum is worth and the probability that it is open, by rank. */
    static ExactLoss of(int quanta, IntToDoubleFunction worth, IntToDoubleFunction open) {
        double mean = 0;
        double variance = 0;
        double count = 0;
        for (int k = quanta; k >= 1; k--) {
            double each = worth.applyAsDouble(k);
            double share = open.applyAsDouble(k);
            mean += each * share;
            variance += each * each * share * (1 - share);
            count += 1 - share;
        }
        return new ExactLoss(mean, variance, count);
    }

    /** The probability that fewer than τ of the samples use a quantum. */
    static double open(Sampling sampling, double samples, double rate, int tau) {
        return rate == 0
                ? 1
                : sampling == Sampling.POISSON
                        ? new PoissonDistribution(null, samples * rate, 1e-16, 10_000_000).cumulativeProbability(tau - 1)
                        : new BinomialDistribution(null, (int) samples, rate).cumulativeProbability(tau - 1);
    }

    /** How many standard errors an estimate is off. */
    double z(Estimate estimate, long replicates) {
        return (estimate.mean() - mean) / Math.sqrt(variance / replicates + 1e-28);
    }

    /** The same for the number of learned quanta, few of many. */
    double zOfCount(Estimate estimate, long replicates) {
        return (estimate.count() - count) / Math.sqrt(count / replicates);
    }
}
