package org.neuralquanta.numerics;

import java.util.ArrayList;
import java.util.List;
import org.neuralquanta.bound.Enclosure;

/**
 * Two kinds of samples among D multinomial ones: the covariance of the events that fewer than τ are of the first kind, and of the second
 * (T44). Given a samples of the first kind, the second has \(\mathrm{Bin}(D-a,\frac{p_2}{1-p_1})\). Of each event the rarer of it and its
 * complement is taken, so that little cancels. Immutable, thread-safe.
 *
 * @param samples D ≥ 1
 * @param shots τ, 1 to D
 */
public record MultinomialPair(long samples, long shots) {

    /** What is left of a sum is then below its rounding. */
    private static final double NEGLIGIBLE = 1e-18;

    private static final int MOST_TERMS = 20_000;

    /**
     * An enclosure of the covariance; it rises or falls with each probability for certain, so the ends of both are enough.
     *
     * @param first p₁, within [0, 1]
     * @param second p₂, within [0, 1], with p₁ + p₂ ≤ 1
     * @return an interval that contains the covariance
     * @throws ArithmeticException if the sum is too long
     */
    public Enclosure covariance(Enclosure first, Enclosure second) {
        boolean few = isFewRarer(first);
        boolean fewOfSecond = isFewRarer(second);
        Enclosure joint = new Enclosure(
                joint(few, few ? first.upper() : first.lower(), fewOfSecond, fewOfSecond ? second.upper() : second.lower()).lower(),
                joint(few, few ? first.lower() : first.upper(), fewOfSecond, fewOfSecond ? second.lower() : second.upper()).upper());
        Enclosure apart = probability(few, first).times(probability(fewOfSecond, second));
        Enclosure covariance = joint.plus(apart.times(Enclosure.exactly(-1)));
        return few == fewOfSecond ? covariance : covariance.times(Enclosure.exactly(-1));
    }

    private boolean isFewRarer(Enclosure p) {
        return BinomialTail.below(samples, shots, p.midpoint()) < 0.5;
    }

    private Enclosure probability(boolean few, Enclosure p) {
        Enclosure low = event(few, samples, p.lower());
        Enclosure high = event(few, samples, p.upper());
        return new Enclosure(Math.min(low.lower(), high.lower()), Math.max(low.upper(), high.upper()));
    }

    private Enclosure event(boolean few, long trials, double p) {
        if (trials < shots) {
            return Enclosure.exactly(few ? 1 : 0);
        }
        return few ? BinomialTail.belowEnclosure(trials, shots, p) : BinomialTail.notBelowEnclosure(trials, shots, p);
    }

    /** From τ on away from the middle of the distribution; the rest is at most that of the first event alone. */
    private Enclosure joint(boolean few, double first, boolean fewOfSecond, double second) {
        Enclosure share = Enclosure.exactly(second).dividedBy(Enclosure.exactly(1).plus(Enclosure.exactly(-first)));
        double low = Math.clamp(share.lower(), 0.0, 1.0);
        double high = Math.clamp(share.upper(), 0.0, 1.0);
        List<Enclosure> terms = new ArrayList<>();
        double sum = 0;
        long a = few ? shots - 1 : shots;
        for (; a >= 0 && a <= samples; a += few ? -1 : 1) {
            Enclosure ofFirst = BinomialTail.termEnclosure(samples, a, first);
            Enclosure atLow = event(fewOfSecond, samples - a, low);
            Enclosure atHigh = event(fewOfSecond, samples - a, high);
            Enclosure given = new Enclosure(Math.min(atLow.lower(), atHigh.lower()), Math.max(atLow.upper(), atHigh.upper()));
            Enclosure term = ofFirst.times(given);
            terms.add(term);
            sum += term.upper();
            if (ofFirst.upper() <= NEGLIGIBLE * sum || (sum == 0 && !fewOfSecond && samples - a < shots)) {
                break;
            }
            if (terms.size() > MOST_TERMS) {
                throw new ArithmeticException("the dependence of two quanta needs more than " + MOST_TERMS + " terms");
            }
        }
        return Enclosure.sum(terms).plus(new Enclosure(0, rest(few, a, first)));
    }

    /** The probability of what lies beyond a. */
    private double rest(boolean few, long a, double p) {
        if (few) {
            return a <= 0 ? 0 : BinomialTail.belowEnclosure(samples, a, p).upper();
        }
        return a >= samples ? 0 : BinomialTail.notBelowEnclosure(samples, a + 1, p).upper();
    }
}
