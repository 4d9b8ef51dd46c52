package org.neuralquanta.zipf;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.numerics.Sector;
import org.neuralquanta.numerics.SmoothSum;
import org.neuralquanta.numerics.SmoothTerm;

/**
 * The term \((x/c)^{-a} e^{-\lambda(x-c)}\) of the power law with exponential cut-off, 1 at x = c, and its sum over whole numbers from c
 * on: Lerch's transcendent \(e^{..}\Phi(e^{-\lambda},a,c)\), or what is left of it up to x_max. Immutable.
 *
 * @param exponent a
 * @param rate λ &gt; 0
 * @param cutoff c = x_min
 */
record ExponentialCutoff(double exponent, double rate, double cutoff) implements SmoothTerm {

    /** e^−745 is the smallest double. */
    private static final double NOTHING = 750;

    /** The logarithm of the sum of x^−a e^−λx from the cut-off to a limit, to 10^−15. */
    double logSum(double limit) {
        var sum = new SmoothSum(this, false, 1);
        double end = Math.min(limit, cutoff + NOTHING / rate);
        long ranks = (long) Math.min(end - cutoff + 1, 0x1p62);
        long done = sum.addRanks(cutoff, SmoothSum.FAR, ranks);
        if (done < ranks) {
            sum.addLogRange(Math.log(cutoff + done - 0.5), Math.log(end + 0.5));
        }
        return Math.log(sum.value()) - exponent * Math.log(cutoff) - rate * cutoff;
    }

    @Override
    public double at(double rank) {
        return Math.exp(-exponent * Math.log(rank / cutoff) - rate * (rank - cutoff));
    }

    @Override
    public double atLog(double logRank) {
        return Math.exp(logRank - exponent * (logRank - Math.log(cutoff)) - rate * (Math.exp(logRank) - cutoff));
    }

    @Override
    public double logBound(Sector ranks, int power) {
        double degree = power - exponent;
        double modulus = degree * (degree > 0 ? ranks.logMax() : ranks.logMin());
        double real = ranks.argument() < Math.PI / 2
                ? Math.exp(ranks.logMin()) * Math.cos(ranks.argument())
                : -Math.exp(ranks.logMax());
        return modulus + exponent * Math.log(cutoff) - rate * (real - cutoff);
    }

    @Override
    public Enclosure enclosureAt(double rank, double spread) {
        throw new UnsupportedOperationException("likelihoods are not enclosed");
    }

    @Override
    public Enclosure enclosureAtLog(double logRank, double spread) {
        throw new UnsupportedOperationException("likelihoods are not enclosed");
    }
}
