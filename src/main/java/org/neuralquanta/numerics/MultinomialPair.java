package org.neuralquanta.numerics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.neuralquanta.bound.Enclosure;

/**
 * Two kinds of samples among D₁ multinomial ones, and D₂ − D₁ further ones: the covariance of the events that fewer than τ of the first D₁
 * are of the first kind, and fewer than τ of all D₂ of the second (T44). Given a samples of the first kind, the second has
 * \(X_{D_1-a}+B\), \(X_m\sim\mathrm{Bin}(m,\frac{p_2}{1-p_1})\), \(B\sim\mathrm{Bin}(D_2-D_1,p_2)\). Of each event the rarer of it and its
 * complement is taken, so that little cancels. Immutable, thread-safe.
 *
 * @param earlier D₁ ≥ 1
 * @param later D₂ ≥ D₁
 * @param shots τ, 1 to D₁
 */
public record MultinomialPair(long earlier, long later, long shots) {

    /** What is left of a sum is then below its rounding. */
    private static final double NEGLIGIBLE = 1e-18;

    private static final int MOST_TERMS = 20_000;

    /** Of sums over the hits of two times. */
    private static final long MOST_PRODUCTS = 10_000_000;

    /**
     * An enclosure of the covariance; it rises or falls with each probability for certain, so the ends of both are enough.
     *
     * @param first p₁, within [0, 1]
     * @param second p₂, within [0, 1], with p₁ + p₂ ≤ 1
     * @return an interval that contains the covariance
     * @throws ArithmeticException if the sum is too long
     */
    public Enclosure covariance(Enclosure first, Enclosure second) {
        boolean few = isFewRarer(earlier, first);
        boolean fewOfSecond = isFewRarer(later, second);
        Enclosure joint = new Enclosure(
                joint(few, few ? first.upper() : first.lower(), fewOfSecond, fewOfSecond ? second.upper() : second.lower()).lower(),
                joint(few, few ? first.lower() : first.upper(), fewOfSecond, fewOfSecond ? second.lower() : second.upper()).upper());
        Enclosure apart = probability(few, earlier, first).times(probability(fewOfSecond, later, second));
        Enclosure covariance = joint.plus(apart.times(Enclosure.exactly(-1)));
        return few == fewOfSecond ? covariance : covariance.times(Enclosure.exactly(-1));
    }

    private boolean isFewRarer(long samples, Enclosure p) {
        return BinomialTail.below(samples, shots, p.midpoint()) < 0.5;
    }

    private Enclosure probability(boolean few, long samples, Enclosure p) {
        return hull(event(few, samples, shots, p.lower()), event(few, samples, shots, p.upper()));
    }

    private static Enclosure hull(Enclosure a, Enclosure b) {
        return new Enclosure(Math.min(a.lower(), b.lower()), Math.max(a.upper(), b.upper()));
    }

    /** P(Bin(trials, p) &lt; hits), or its complement. */
    private static Enclosure event(boolean few, long trials, long hits, double p) {
        if (hits <= 0 || trials < hits) {
            return Enclosure.exactly(few == hits > 0 ? 1 : 0);
        }
        return few ? BinomialTail.belowEnclosure(trials, hits, p) : BinomialTail.notBelowEnclosure(trials, hits, p);
    }

    private static Enclosure term(long trials, long hits, double p) {
        return hits > trials ? Enclosure.exactly(0) : trials == 0 ? Enclosure.exactly(1) : BinomialTail.termEnclosure(trials, hits, p);
    }

    /** From τ on away from the middle of the distribution; the rest is at most that of the first event alone. */
    private Enclosure joint(boolean few, double first, boolean fewOfSecond, double second) {
        Enclosure share = Enclosure.exactly(second).dividedBy(Enclosure.exactly(1).plus(Enclosure.exactly(-first)));
        double low = Math.clamp(share.lower(), 0.0, 1.0);
        double high = Math.clamp(share.upper(), 0.0, 1.0);
        return earlier == later ? joint(few, first, fewOfSecond, low, high) : growing(few, first, fewOfSecond, second, low, high);
    }

    private Enclosure joint(boolean few, double first, boolean fewOfSecond, double low, double high) {
        List<Enclosure> terms = new ArrayList<>();
        double sum = 0;
        long a = few ? shots - 1 : shots;
        for (; a >= 0 && a <= earlier; a += few ? -1 : 1) {
            Enclosure ofFirst = BinomialTail.termEnclosure(earlier, a, first);
            Enclosure given = hull(event(fewOfSecond, earlier - a, shots, low), event(fewOfSecond, earlier - a, shots, high));
            Enclosure term = ofFirst.times(given);
            terms.add(term);
            sum += term.upper();
            if (ofFirst.upper() <= NEGLIGIBLE * sum || (sum == 0 && !fewOfSecond && earlier - a < shots)) {
                break;
            }
            if (terms.size() > MOST_TERMS) {
                throw tooLong();
            }
        }
        return Enclosure.sum(terms).plus(new Enclosure(0, rest(few, a, first)));
    }

    private static ArithmeticException tooLong() {
        return new ArithmeticException("the dependence of two quanta needs more than " + MOST_TERMS + " terms");
    }

    /** The probability of what lies beyond a. */
    private double rest(boolean few, long a, double p) {
        if (few) {
            return a <= 0 ? 0 : BinomialTail.belowEnclosure(earlier, a, p).upper();
        }
        return a >= earlier ? 0 : BinomialTail.notBelowEnclosure(earlier, a + 1, p).upper();
    }

    private Enclosure growing(boolean few, double first, boolean fewOfSecond, double second, double low, double high) {
        var further = new Further(fewOfSecond, second);
        long start = few ? shots - 1 : shots;
        List<Enclosure> ofFirst = new ArrayList<>();
        double enough = NEGLIGIBLE * BinomialTail.termEnclosure(earlier, start, first).lower() * further.given(earlier - start, high).lower();
        long a = start;
        for (; a >= 0 && a <= earlier; a += few ? -1 : 1) {
            ofFirst.add(BinomialTail.termEnclosure(earlier, a, first));
            if (ofFirst.getLast().upper() <= enough) {
                break;
            }
            if (ofFirst.size() > MOST_TERMS || (long) ofFirst.size() * shots > MOST_PRODUCTS) {
                throw tooLong();
            }
        }
        // Samples left for the second kind, fewest first.
        List<Enclosure> byLeft = few ? ofFirst : ofFirst.reversed();
        long fewest = earlier - (few ? start : start + byLeft.size() - 1);
        Enclosure[] atLow = further.given(fewest, byLeft.size(), low);
        Enclosure[] atHigh = low == high ? atLow : further.given(fewest, byLeft.size(), high);
        List<Enclosure> terms = new ArrayList<>();
        for (int i = 0; i < byLeft.size(); i++) {
            terms.add(byLeft.get(i).times(hull(atLow[i], atHigh[i])));
        }
        return Enclosure.sum(terms).plus(new Enclosure(0, rest(few, a, first)));
    }

    /** The second event, where some of the first D₁ samples may be of the second kind, and all of the further ones. */
    private final class Further {

        private final boolean few;
        private final double p;
        private final List<Enclosure> hits;

        /** hits are P(B = h), h &lt; τ. */
        Further(boolean few, double p) {
            this.few = few;
            this.p = p;
            this.hits = Stream.iterate(0L, h -> h < shots, h -> h + 1).map(h -> term(later - earlier, h, p)).toList();
        }

        /** With X_m, by a sum over B. */
        Enclosure given(long m, double share) {
            List<Enclosure> terms = new ArrayList<>();
            for (int h = 0; h < hits.size(); h++) {
                terms.add(hits.get(h).times(event(few, m, shots - h, share)));
            }
            if (!few) {
                terms.add(event(false, later - earlier, shots, p));
            }
            return Enclosure.sum(terms);
        }

        /**
         * With X_m for m = fewest, …, fewest + count − 1. One more sample makes the probability of at least τ hits larger by the share of the
         * second kind times that of exactly τ − 1 hits: positive terms are added to what is least.
         */
        Enclosure[] given(long fewest, int count, double share) {
            Enclosure[] steps = steps(fewest, count, share);
            var given = new Enclosure[count];
            int from = few ? count - 1 : 0;
            given[from] = given(fewest + from, share);
            for (int i = 1; i < count; i++) {
                int here = few ? count - 1 - i : i;
                given[here] = given[few ? here + 1 : here - 1].plus(steps[few ? here : here - 1]);
            }
            return given;
        }

        /** Share times P(X_m + B = τ − 1), by \(P(X_{m+1}+B=t)=(1-r)P(X_m+B=t)+rP(X_m+B=t-1)\). */
        private Enclosure[] steps(long fewest, int count, double share) {
            int window = (int) Math.min(count, shots);
            var ofShots = new Enclosure[window];
            for (int i = 0; i < window; i++) {
                List<Enclosure> terms = new ArrayList<>();
                for (int h = 0; h <= shots - 1 - i; h++) {
                    terms.add(hits.get(h).times(term(fewest, shots - 1 - i - h, share)));
                }
                ofShots[i] = Enclosure.sum(terms);
            }
            Enclosure hit = Enclosure.exactly(share);
            Enclosure miss = Enclosure.exactly(1).plus(Enclosure.exactly(-share));
            var steps = new Enclosure[count];
            for (int m = 0; m < count; m++) {
                steps[m] = hit.times(ofShots[0]);
                for (int i = 0; i + 1 < window; i++) {
                    ofShots[i] = miss.times(ofShots[i]).plus(hit.times(ofShots[i + 1]));
                }
                // Of the last of the window what comes in is not known: it is used by steps beyond the count alone, or there is nothing below 0 hits.
                ofShots[window - 1] = miss.times(ofShots[window - 1]);
            }
            return steps;
        }
    }
}
