package org.neuralquanta.random;

import java.util.Arrays;
import org.neuralquanta.elementary.Kernels;

/**
 * Ranks of Zipf's distribution, \(P(k) \propto k^{-e}\) for k = 1 … K, by rejection-inversion at a cost that does not depend on K.
 * Immutable, thread-safe.
 *
 * <p>With \(H(x) = (x^{1-e} - 1)/(1 - e)\), the integral of \(h(x) = x^{-e}\): draw u uniformly between H(3/2) − 1 and H(K + 1/2),
 * take x = H⁻¹(u) and k the integer next to it, and accept where \(u \ge H(k + 1/2) - h(k)\). A try that fails costs one more draw of
 * the same counter.
 *
 * <p>Source: Hörmann and Derflinger, Rejection-inversion to generate variates from monotone discrete distributions, ACM TOMACS 6
 * (1996) 169.
 */
public final class ZipfDraws {

    private static final long LARGEST_QUANTA = 1L << 31;

    /** Below it only by rounding, where x is beyond every rank. */
    public static final double LEAST_BASE = 0x1p-53;

    /** Ranks whose least accepted u is known. */
    private static final int KNOWN = 256;

    private final double exponent;
    private final double[] least;
    public final double slope;
    public final double last;
    public final double high;
    public final double span;
    public final double sure;

    private ZipfDraws(double exponent, long quanta) {
        this.exponent = exponent;
        this.slope = 1 - exponent;
        this.last = (double) quanta;
        this.high = integral(quanta + 0.5);
        this.span = integral(1.5) - 1 - high;
        this.least = new double[(int) Math.min(quanta, KNOWN)];
        Arrays.setAll(least, i -> compute(i + 1));
        this.sure = 2 - inverse(compute(2));
    }

    /**
     * The distribution of K ranks.
     *
     * @param exponent e, 0 ≤ e ≤ 100; e = 1 + α for use frequencies
     * @param quanta K, 1 ≤ K ≤ 2^31
     * @return its draws
     * @throws IllegalArgumentException if e or K is out of range
     */
    public static ZipfDraws of(double exponent, long quanta) {
        if (!(exponent >= 0 && exponent <= 100)) {
            throw new IllegalArgumentException("exponent must be between 0 and 100, was " + exponent);
        }
        if (quanta < 1 || quanta > LARGEST_QUANTA) {
            throw new IllegalArgumentException("quanta must be between 1 and 2^31, was " + quanta);
        }
        return new ZipfDraws(exponent, quanta);
    }

    /**
     * A rank.
     *
     * @param stream the stream of the replicate
     * @param counter the number of this rank in the stream
     * @return k, 1 ≤ k ≤ K
     */
    public long draw(RandomStream stream, long counter) {
        return draw(stream, counter, 0);
    }

    @Override
    public String toString() {
        return "ZipfDraws[exponent=" + exponent + ", quanta=" + (long) last + "]";
    }

    /** The rank of the first try that is accepted, from a given one on. */
    public long draw(RandomStream stream, long counter, long first) {
        for (long draw = first; ; draw++) {
            double u = high + stream.uniform(counter, draw) * span;
            double x = inverse(u);
            double rank = Math.clamp((x + Kernels.ROUND) - Kernels.ROUND, 1, last);
            if (rank - x <= sure || u >= least(rank)) {
                return (long) rank;
            }
        }
    }

    /** \(H(k + 1/2) - h(k)\): the least u that is accepted for rank k. */
    public double least(double rank) {
        return rank <= least.length ? least[(int) rank - 1] : compute(rank);
    }

    private double compute(double rank) {
        return integral(rank + 0.5) - Kernels.exp(-exponent * Kernels.log(rank));
    }

    private double integral(double x) {
        double log = Kernels.log(x);
        double t = slope * log;
        return t == 0 ? log : Kernels.expm1(t) / t * log;
    }

    /** \((1 + (1-e)u)^{1/(1-e)}\): with w = 1 + (1 − e)u rounded, log w / (w − 1) is right although w is not (Kahan). */
    private double inverse(double u) {
        double w = Math.max(1 + slope * u, LEAST_BASE);
        return Kernels.exp(w == 1 ? u : Kernels.log(w) * (u / (w - 1)));
    }
}
