package org.neuralquanta.sum;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.SectorBounds;
import org.neuralquanta.numerics.BinomialTail;

/**
 * A quantum is learned at its τ-th of exactly D samples; with y = D p it is still unlearned with probability
 * \(P(\mathrm{Bin}(D,p)&lt;\tau)\) (T12). The slope is that of the step from D to D + 1, D p P(Bin(D,p) = τ−1). Only the most used quantum
 * can have p near 1. There 1 − p, on which everything depends, would be lost by rounding p, so it is given, and the samples of the other
 * quanta are counted: fewer than τ of D are of the first if more than D − τ are of the others. Immutable, thread-safe.
 *
 * @param samples D
 * @param tau τ
 * @param first p of the most used quantum
 * @param others 1 − p of the most used quantum, to its own last bits
 */
public record BinomialResponse(long samples, long tau, double first, double others) implements Response, SectorBounds {

    /** One less than the limit of {@link BinomialTail}, since a slope needs one more; with p near 1 so many others are never drawn. */
    private static final long MOST_OTHERS = 999_999;

    private double share(double exposure) {
        return Math.min(exposure / samples, 1);
    }

    private boolean isNearlyAll(double share) {
        return share > 0.5 && tau <= samples && samples - tau < MOST_OTHERS && Math.abs(share - first) <= 0x1p-50;
    }

    @Override
    public double open(double exposure) {
        double p = share(exposure);
        return isNearlyAll(p) ? BinomialTail.notBelow(samples, samples - tau + 1, others) : BinomialTail.below(samples, tau, p);
    }

    @Override
    public double closed(double exposure) {
        double p = share(exposure);
        return isNearlyAll(p) ? BinomialTail.below(samples, samples - tau + 1, others) : BinomialTail.notBelow(samples, tau, p);
    }

    @Override
    public double slope(double exposure) {
        double p = share(exposure);
        return exposure
                * (isNearlyAll(p)
                        ? BinomialTail.term(samples, samples - tau + 1, others)
                        : BinomialTail.term(samples, tau - 1, p));
    }

    @Override
    public Enclosure openEnclosure(double exposure) {
        double p = exposure / samples;
        return new Enclosure(
                BinomialTail.belowEnclosure(samples, tau, Math.min(1, p * (1 + 0x1p-51))).lower(),
                BinomialTail.belowEnclosure(samples, tau, Math.min(1, p * (1 - 0x1p-51))).upper());
    }

    @Override
    public Enclosure closedEnclosure(double exposure) {
        double p = exposure / samples;
        return new Enclosure(
                BinomialTail.notBelowEnclosure(samples, tau, Math.min(1, p * (1 - 0x1p-51))).lower(),
                BinomialTail.notBelowEnclosure(samples, tau, Math.min(1, p * (1 + 0x1p-51))).upper());
    }

    /** It rises up to p = τ/(D + 1) and falls from there on. */
    @Override
    public Enclosure slopeEnclosure(double lower, double upper) {
        double from = Math.min(1, lower / samples * (1 - 0x1p-51));
        double to = Math.min(1, upper / samples * (1 + 0x1p-51));
        double peak = Math.min(1, tau / (samples + 1.0));
        Enclosure first = slopeEnclosureAt(from);
        Enclosure last = slopeEnclosureAt(to);
        double least = Math.min(first.lower(), last.lower());
        double most = Math.max(first.upper(), last.upper());
        boolean isAtPeak = from <= peak * (1 + 0x1p-50) && to >= peak * (1 - 0x1p-50);
        // The rounded peak is off by so little that the slope there is the largest to second order.
        return new Enclosure(least, isAtPeak ? Math.max(most, slopeEnclosureAt(peak).upper() * (1 + 0x1p-40)) : most);
    }

    private Enclosure slopeEnclosureAt(double p) {
        return BinomialTail.termEnclosure(samples, tau - 1, p).times(Enclosure.around(samples * p, 0x1p-51 * samples * p));
    }

    /**
     * For every 0 &lt; t ≤ 1, \(|\sum_{j&lt;\tau}\binom Dj p^j(1-p)^{D-j}|\le t^{1-\tau}(t|p|+|1-p|)^D\), convex in |p|, so largest at
     * an end.
     */
    @Override
    public double openBound(double lower, double upper, double argument) {
        double t = tau == 1 ? 0 : Math.clamp((tau - 1) / lower, 1e-3, 1);
        double tilted = Math.max(logBound(lower, argument, t), logBound(upper, argument, t));
        double plain = Math.max(logBound(lower, argument, 1), logBound(upper, argument, 1));
        return Math.exp(Math.min(tilted, plain)) * (1 + 1e-9);
    }

    /**
     * \(|\sum_{j\ge\tau}\binom Djp^j(1-p)^{D-j}|\le\bigl(\frac{|1-p|}{1-|p|}\bigr)^DP(\mathrm{Bin}(D,|p|)\ge\tau)\), small where p is.
     */
    @Override
    public double closedBound(double lower, double upper, double argument) {
        double plain = 1 + openBound(lower, upper, argument);
        double r = upper / samples;
        if (!(r < 0.5)) {
            return plain;
        }
        return Math.min(plain, growth(r, argument) * closed(upper) * (1 + 1e-9));
    }

    /** \(\bigl(\frac{|1-p|}{1-|p|}\bigr)^D\) at |p| = r and the largest argument. */
    private double growth(double r, double argument) {
        double half = Math.sin(0.5 * argument);
        return Math.exp(0.5 * samples * Math.log1p(4 * half * half * r / ((1 - r) * (1 - r))));
    }

    private double logBound(double exposure, double argument, double t) {
        double r = exposure / samples;
        double other = Math.sqrt(Math.max(0, 1 - 2 * r * Math.cos(argument) + r * r));
        double base = t * r + (r < 0.1 ? Math.expm1(0.5 * Math.log1p(r * (r - 2 * Math.cos(argument)))) : other - 1);
        return samples * Math.log1p(base) - (tau == 1 ? 0 : (tau - 1) * Math.log(t));
    }

    /** For |p| below one half, the slope at the modulus where it is largest, times what |1 − p| exceeds 1 − |p| by. */
    @Override
    public double slopeBound(double lower, double upper, double argument) {
        double worst = Math.min(upper, samples * 2.0);
        double plain = worst * openBound(lower, worst, argument);
        double r = upper / samples;
        if (!(r < 0.5)) {
            return plain;
        }
        double peak = Math.clamp(samples * (double) tau / (samples + 1.0), lower, upper);
        return Math.min(plain, growth(r, argument) * slope(peak) * (1 + 1e-9));
    }

    /** The compute law, which asks for it, has no fixed number of samples. */
    @Override
    public double slopeVariation(double lower, double upper) {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public SectorBounds bounds() {
        return this;
    }

    @Override
    public double atZero() {
        return 1;
    }

    /** \(\binom D\tau D^{-\tau}y^\tau\). */
    @Override
    public EmergenceCurve.Closing closing() {
        return new EmergenceCurve.Closing(tau, falling(tau), 1);
    }

    /** \(\binom D{\tau-1}D^{1-\tau}\). */
    @Override
    public double slopeCoefficient() {
        return falling(tau - 1);
    }

    /** \(\binom DnD^{-n}\). */
    private double falling(long n) {
        double product = 1;
        for (long j = 0; j < n && product > 0; j++) {
            product *= (1 - (double) j / samples) / (j + 1);
        }
        return Math.max(0, product);
    }
}
