package org.neuralquanta.numerics;

import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;

/**
 * The lower tail of the hypergeometric distribution: the probability that fewer than τ of D samples, drawn without replacement
 * from M of which c are marked, are marked (T12). For every p between 0 and 1
 * \[ P(X=j)=\frac{b(j;c,p)\,b(D-j;M-c,p)}{b(D;M,p)},\qquad b(j;n,p)=\tbinom njp^j(1-p)^{n-j}, \]
 * and with p near D/M the three are of moderate size, with proven errors from Loader's form. From the largest term on the others
 * follow by exact ratios; the smaller of the two tails is summed.
 *
 * <p>Stateless, thread-safe.
 */
@Statement("T12")
public final class HypergeometricTail {

    private static final long MOST_SAMPLES = 1L << 53;

    private HypergeometricTail() {}

    /**
     * An enclosure of \(P(X\lt\tau)\), with all rounding, and the truncation bounded by a geometric series.
     *
     * @param samples M in [1, 2^53]
     * @param marked c in [0, M]
     * @param drawn D in [0, M]
     * @param successes τ ≥ 1
     * @return an interval that contains the probability
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Enclosure belowEnclosure(long samples, long marked, long drawn, long successes) {
        var draw = new Draw(samples, marked, drawn);
        if (successes < 1) {
            throw new IllegalArgumentException("successes must be >= 1, was " + successes);
        }
        if (successes > draw.most()) {
            return Enclosure.exactly(1);
        }
        if (successes <= draw.fewest()) {
            return Enclosure.exactly(0);
        }
        return draw.isMostOfAll() ? draw.rest().upper(draw.left(successes)) : draw.lower(successes);
    }

    /**
     * \(P(X\lt\tau)\), the midpoint of {@link #belowEnclosure}.
     *
     * @param samples M in [1, 2^53]
     * @param marked c in [0, M]
     * @param drawn D in [0, M]
     * @param successes τ ≥ 1
     * @return the probability; below 1e-290 it may be 0
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double below(long samples, long marked, long drawn, long successes) {
        return probability(belowEnclosure(samples, marked, drawn, successes));
    }

    /**
     * The complement \(P(X\ge\tau)\), without cancellation where it is small.
     *
     * @param samples M in [1, 2^53]
     * @param marked c in [0, M]
     * @param drawn D in [0, M]
     * @param successes τ ≥ 1
     * @return the probability; below 1e-290 it may be 0
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double notBelow(long samples, long marked, long drawn, long successes) {
        var draw = new Draw(samples, marked, drawn);
        if (successes < 1 || successes > draw.most() || successes <= draw.fewest()) {
            return 1 - below(samples, marked, drawn, successes);
        }
        return probability(draw.isMostOfAll() ? draw.rest().lower(draw.left(successes)) : draw.upper(successes));
    }

    /**
     * \(P(X=j)\).
     *
     * @param samples M in [1, 2^53]
     * @param marked c in [0, M]
     * @param drawn D in [0, M]
     * @param successes j
     * @return the probability; below 1e-290 it may be 0
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double term(long samples, long marked, long drawn, long successes) {
        return probability(termEnclosure(samples, marked, drawn, successes));
    }

    /**
     * An enclosure of {@link #term}, with all rounding.
     *
     * @param samples M in [1, 2^53]
     * @param marked c in [0, M]
     * @param drawn D in [0, M]
     * @param successes j
     * @return an interval that contains the probability
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Enclosure termEnclosure(long samples, long marked, long drawn, long successes) {
        var draw = new Draw(samples, marked, drawn);
        if (successes < draw.fewest() || successes > draw.most()) {
            return Enclosure.exactly(0);
        }
        if (draw.fewest() == draw.most()) {
            return Enclosure.exactly(1);
        }
        return draw.isMostOfAll() ? draw.rest().term(marked - successes) : draw.term(successes);
    }

    /** Values too small to be distinguished from 0 are 0. */
    private static double probability(Enclosure enclosure) {
        return enclosure.lower() > 0 ? enclosure.midpoint() : 0;
    }

    private static Enclosure complement(Enclosure whole) {
        return new Enclosure(Math.max(0, Math.nextDown(1 - whole.upper())), Math.min(1, Math.nextUp(1 - whole.lower())));
    }

    /** D of M samples, c of which are marked. */
    private record Draw(long samples, long marked, long drawn) {

        Draw {
            if (samples < 1 || samples > MOST_SAMPLES) {
                throw new IllegalArgumentException("samples must lie in [1, 2^53], was " + samples);
            }
            if (marked < 0 || marked > samples || drawn < 0 || drawn > samples) {
                throw new IllegalArgumentException(
                        "marked and drawn must lie in [0, " + samples + "], were " + marked + " and " + drawn);
            }
        }

        long fewest() {
            return Math.max(0, drawn - (samples - marked));
        }

        long most() {
            return Math.min(marked, drawn);
        }

        /** Whether 1 − D/M, as rounded, may have lost digits. */
        boolean isMostOfAll() {
            return drawn > samples / 2;
        }

        /** The samples that are not drawn: X of the marked ones are drawn where c − X are not. */
        Draw rest() {
            return new Draw(samples, marked, samples - drawn);
        }

        /** X &lt; τ where at least this many of the marked are not drawn. */
        long left(long successes) {
            return marked - successes + 1;
        }

        /** Which side of the mean τ is on; next to it the other tail may be the smaller one. */
        boolean upperIsSmaller(long successes) {
            return (double) drawn * marked < (double) successes * samples;
        }

        /** For 0 &lt; c &lt; M and 0 &lt; D &lt; M. */
        Enclosure term(long successes) {
            double p = (double) drawn / samples;
            Enclosure hits = SaddlePoint.binomial(marked, successes, p).probability();
            Enclosure misses = SaddlePoint.binomial(samples - marked, drawn - successes, p).probability();
            Enclosure all = SaddlePoint.binomial(samples, drawn, p).probability();
            Enclosure term = hits.times(misses).dividedBy(all);
            return new Enclosure(Math.max(0, term.lower()), Math.min(1, Math.max(0, term.upper())));
        }

        /** P(X &lt; τ) as a sum, unless the rest is the smaller one. */
        Enclosure lower(long successes) {
            if (upperIsSmaller(successes)) {
                Enclosure upper = atLeast(successes);
                if (upper.lower() <= 0.5 || ratioDown(successes - 1) >= 1) {
                    return complement(upper);
                }
            }
            return fewer(successes);
        }

        /** P(X ≥ τ) likewise. */
        Enclosure upper(long successes) {
            if (!upperIsSmaller(successes)) {
                Enclosure lower = fewer(successes);
                if (lower.lower() <= 0.5 || ratioUp(successes) >= 1) {
                    return complement(lower);
                }
            }
            return atLeast(successes);
        }

        /** The terms τ, τ + 1, …, with ratios that fall from below 1. */
        Enclosure atLeast(long successes) {
            return term(successes)
                    .times(RelativeBound.sumOfProducts(i -> ratioUp(successes + i), 4 * RelativeBound.U).enclosure());
        }

        /** The terms τ − 1, τ − 2, …, with ratios that fall from below 1. */
        Enclosure fewer(long successes) {
            long first = successes - 1;
            return term(first)
                    .times(RelativeBound.sumOfProducts(i -> ratioDown(first - i), 4 * RelativeBound.U).enclosure());
        }

        /** P(X = j + 1)/P(X = j). */
        private double ratioUp(long j) {
            return quotient(marked - j, drawn - j, j + 1, samples - marked - drawn + j + 1);
        }

        /** P(X = j − 1)/P(X = j). */
        private double ratioDown(long j) {
            return quotient(j, samples - marked - drawn + j, marked - j + 1, drawn - j + 1);
        }

        /** a b/(c d), three roundings. */
        private static double quotient(long a, long b, long c, long d) {
            return (double) a * b / ((double) c * d);
        }
    }
}
