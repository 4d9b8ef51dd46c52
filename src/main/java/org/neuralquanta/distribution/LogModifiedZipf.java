package org.neuralquanta.distribution;

import java.util.OptionalLong;
import org.neuralquanta.Statement;

/**
 * Zipf's law with a slowly varying factor, \(p_k = c\,k^{-(1+\alpha)} (\log(k+e-1))^{-\gamma}\), where e makes the logarithm 1 at k = 1.
 *
 * <p>For γ &lt; 0 the logarithm grows, and the frequencies fall with k only while
 * \(|\gamma| \le (1+\alpha)\,r_k,\ r_k = \log(1+1/k) / \log\frac{\log(k+e)}{\log(k+e-1)}\) for every k; otherwise the index is no longer
 * the rank. Here r_1 = 2.54, r_2 = 2.43, r_3 = 2.46, and r_k grows from there like log k. So p_3 ≤ p_2 is the binding condition; with two
 * quanta it is p_2 ≤ p_1.
 *
 * <p>The distributions are instances of {@link Zipf}, with γ. Probabilities and tails are accurate to a relative error of 1e-12. Stateless,
 * thread-safe.
 *
 * <p>Source: T2, T19.
 */
@Statement({"T2", "T19"})
public final class LogModifiedZipf {

    private static final double LEAST_ALPHA = 1e-12;
    private static final double LARGEST_ALPHA = 59;
    private static final double LARGEST_GAMMA = 8;

    /** r_1 and r_2 of the class comment: log(log(k + e − 1)) is 0, FIRST and SECOND at k = 1, 2, 3. */
    private static final double FIRST = Math.log(Math.log(1 + Math.E));

    private static final double SECOND = Math.log(Math.log(2 + Math.E));
    private static final double SLOPE_OF_TWO = Math.log(2) / FIRST;
    private static final double SLOPE_OF_MORE = Math.log(1.5) / (SECOND - FIRST);

    private LogModifiedZipf() {}

    /**
     * Infinitely many quanta.
     *
     * @param alpha α, 1e-12 ≤ α ≤ 59
     * @param gamma γ, −8 ≤ γ ≤ 8; for γ &lt; 0 only where frequencies fall with k, about γ ≥ −2.43 (1+α)
     * @return the distribution
     * @throws IllegalArgumentException if α or γ is out of range
     */
    public static Zipf infinite(double alpha, double gamma) {
        if (!(alpha >= LEAST_ALPHA && alpha <= LARGEST_ALPHA)) {
            throw new IllegalArgumentException("alpha must be between 1e-12 and 59 for infinitely many quanta, was " + alpha
                    + (alpha < LEAST_ALPHA ? "; give a finite number of quanta for alpha <= 0" : ""));
        }
        return of(alpha, gamma, OptionalLong.empty());
    }

    /**
     * K quanta.
     *
     * @param alpha α, −1 &lt; α ≤ 59
     * @param gamma γ, −8 ≤ γ ≤ 8; for γ &lt; 0 only where frequencies fall with k, about γ ≥ −2.43 (1+α)
     * @param quanta K, 1 ≤ K ≤ 2^62
     * @return the distribution
     * @throws IllegalArgumentException if α, γ or K is out of range
     */
    public static Zipf finite(double alpha, double gamma, long quanta) {
        if (!(alpha > -1 && alpha <= LARGEST_ALPHA)) {
            throw new IllegalArgumentException("alpha must be > -1 and <= 59, was " + alpha);
        }
        return of(alpha, gamma, OptionalLong.of(Ranks.checkQuanta(quanta)));
    }

    private static Zipf of(double alpha, double gamma, OptionalLong quanta) {
        if (!(Math.abs(gamma) <= LARGEST_GAMMA)) {
            throw new IllegalArgumentException("gamma must be between -8 and 8, was " + gamma);
        }
        long count = quanta.orElse(Long.MAX_VALUE);
        double least = -(1 + alpha) * (count > 2 ? SLOPE_OF_MORE : SLOPE_OF_TWO);
        if (count > 1 && !(gamma >= least)) {
            throw new IllegalArgumentException("gamma must be >= " + least + " at alpha = " + alpha + ", was " + gamma
                    + ": below that a later quantum is used more than an earlier one, so the index is no longer the rank");
        }
        return new Zipf(alpha, 0, gamma, quanta);
    }
}
