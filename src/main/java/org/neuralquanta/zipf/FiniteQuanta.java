package org.neuralquanta.zipf;

import java.util.stream.DoubleStream;
import org.neuralquanta.Statement;
import org.neuralquanta.fit.Interval;

/**
 * The number K of quanta, seen and unseen, estimated from the counts of those that were seen, if use frequencies are \(p_k\propto
 * k^{-(1+\alpha)}\) for k ≤ K and 0 beyond. Immutable, thread-safe.
 *
 * <p><b>Model.</b> A sharp end of the ranks is a sharp lower end of the frequencies, at p_K. With M samples quantum k is seen Poisson(M
 * p_k) times (T13), so the list falls below the power law of counts where counts approach λ = M p_K: at λ ≪ 1 the end is hidden behind
 * quanta that were not seen, at λ ≫ 1 all were seen and K is the length of the list. A quantum of unknown rank has the count x with
 * probability f(x), \(f(x)=z\lambda^z\,\Gamma(x-z,\lambda)/x!\), z = 1/(1+α).
 *
 * <p><b>Estimator.</b> The maximum of the likelihood \(\frac{K!}{(K-V)!}\,f(0)^{K-V}\prod_x f(x)^{N_x}\) over α, λ and K, for V quanta
 * seen, N_x of them x times. It uses the shape of the list alone, not λ = M p_K: the total M depends on the few most used quanta, where
 * real lists depart from the law (an offset in the rank changes only these), and by T16 finite K bends the law long before rank K, and
 * everywhere for small α, so that no straight part need exist. Counts above x_max enter as "above x_max". The 95 % interval is that of the
 * profile likelihood in K; its upper end is infinite where a list like this one may come from infinitely many quanta. Its coverage on
 * planted lists is nominal within the error of the study (docs/fitting-explained.md).
 *
 * @param seen V, the length of the list
 * @param quanta K, or infinity
 * @param quantaInterval the interval of K, in whole numbers, at least V
 * @param alpha α at this K, in [−¾, 49]
 * @param leastUses λ, the expected count of the least used quantum, at most 100; 0 for infinite K
 * @param logLikelihood the logarithm of the likelihood above; for infinite K its limit
 * @param ratio the log-likelihood minus that of infinitely many quanta, ≥ 0
 * @param pValue the probability of at least this ratio with infinitely many quanta, half a χ² with one degree of freedom: λ^(1−z) = 0 is
 *     the boundary of its range
 * @param distance the Kolmogorov–Smirnov distance of the list from the law, over the counts of the quanta seen up to x_max
 */
@Statement({"T1", "T13", "T16", "T25"})
public record FiniteQuanta(
        long seen,
        double quanta,
        Interval quantaInterval,
        double alpha,
        double leastUses,
        double logLikelihood,
        double ratio,
        double pValue,
        double distance) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is NaN, or the distance is not between 0 and 1
     */
    public FiniteQuanta {
        if (DoubleStream.of(quanta, alpha, leastUses, logLikelihood, ratio, pValue, distance).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException(
                    "quanta, alpha, leastUses, logLikelihood, ratio, pValue and distance must be numbers, were "
                            + quanta + ", " + alpha + ", " + leastUses + ", " + logLikelihood + ", " + ratio + ", " + pValue + " and " + distance);
        }
        if (!(distance >= 0 && distance <= 1)) {
            throw new IllegalArgumentException("a distance of distributions must be between 0 and 1, was " + distance);
        }
    }

    private static final double RULED_OUT = 0.1;

    /**
     * Whether counts follow the law at all: the p-value of the distance from Kolmogorov's distribution, which is too large, because counts
     * are whole numbers and parameters are fitted. An estimate, for long lists.
     *
     * @return an upper bound on the p-value
     */
    public double largestPValue() {
        double x = distance * distance * seen;
        double sum = 0;
        for (int j = 1; j <= 100; j++) {
            sum += (j % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * j * j * x);
        }
        return x < 0.04 ? 1 : Math.min(1, Math.max(0, sum));
    }

    /**
     * Whether the list rules the law out, so that K means nothing.
     *
     * @return whether even the upper bound on the p-value is at most 0.1
     */
    public boolean isRuledOut() {
        return largestPValue() <= RULED_OUT;
    }

    static FiniteQuanta fit(CountList counts, double limit) {
        return new FiniteQuantaSearch(counts, limit).result();
    }
}
