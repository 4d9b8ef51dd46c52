package org.neuralquanta.law;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.numerics.BinomialTail;
import org.neuralquanta.numerics.HypergeometricTail;
import org.neuralquanta.numerics.MultinomialPair;
import org.neuralquanta.sum.BinomialResponse;
import org.neuralquanta.sum.ExposureLoss;
import org.neuralquanta.sum.GrowingResponse;
import org.neuralquanta.sum.Response;
import org.neuralquanta.sum.Share;
import org.neuralquanta.sum.TailLoss;
import org.neuralquanta.sum.Weight;

/**
 * The covariance of \(\sum_kw_k1[k\text{ unlearned}]\) after D₁ and D₂ ≥ D₁ samples of one growing data set, multinomial sampling, in sums
 * without pairs (T44). With \(q_i(D)=P(\mathrm{Bin}(D,p_i)&lt;\tau)\) and ∇ the backward difference in D, for i ≠ j
 * \[\mathrm{Cov}_{ij}=\sum_{n=1}^{D_1}(-1)^n\binom{D_1}n\nabla^nq_i(D_1)\,\nabla^nq_j(D_2),\] the coefficients of
 * \((1+p_iU+p_jV)^{D_1}(1+p_jV)^{D_2-D_1}\) in powers of \(p_ip_jUV\). Each product over i and j is one of sums over i. These are
 * numbers of quanta seen exactly m times, \(\binom Dn\nabla^nq=\sum_k(-1)^{n-k}\binom{n-1}k\binom mn\,P(\mathrm{Bin}(D,p)=m)\), m = n + τ −
 * 1 − k.
 *
 * <p>What n &gt; R leave: the n-th summand is \(\rho^nc_n(i)c_n(j)\) with the correlation \(|\rho|^2=r_ir_j\le1\), \(r=p/(1-p)\), and
 * coefficients c of an expansion in orthonormal Krawtchouk polynomials, whose squares sum to \(q(1-q)\), times
 * \([\binom{D_1}n/\binom{D_2}n]^{1/2}\). So the rest of all pairs is at most this factor at R + 1 times A(D₁)A(D₂),
 * \(A(D)=\sum_iw_ir_i^{(R+1)/2}\sqrt{q_i(1-q_i)}\). Where τ is a large share of both the summands cancel; then few quanta are ever
 * learned, and the sum is over pairs of them. Immutable, thread-safe.
 */
final class MultinomialCovariance {

    /** Beyond it, differences lose more by cancellation than they add. */
    private static final int LAST_ORDER = 120;

    /** What is left of the first part of the sum is then below its rounding. */
    private static final double NEGLIGIBLE = 1e-17;

    /** Above it, hits are distributed by a formula, not by a product. */
    private static final int FEW = 60;

    /** So many hits of two times together have binomial probabilities. */
    private static final long MOST_SHOTS = 400_000;

    /** A width, in units of the covariance or of the first part of the sum, the larger one, at which too few digits are left. */
    private static final double TOO_WIDE = 1e-6;

    /** A width at which the sum over pairs, which takes longer, is not tried. */
    private static final double CLOSE_ENOUGH = 1e-10;

    /** Quanta at one time, and pairs of them, that are summed one by one. */
    private static final int MOST_QUANTA = 100;

    private static final int MOST_PAIRS = MOST_QUANTA * MOST_QUANTA / 2;

    private static final double NEGLIGIBLE_PAIRS = 1e-13;

    /** Sums below it have no digits to lose. */
    private static final double VANISHING = 1e-280;

    private final ExposureLoss sums;
    private final QuantaModel model;
    private final TailLoss tail;
    private final long tau;
    private final double first;
    private final double others;
    private final boolean isAlone;

    /**
     * @param sums the sums over the quanta of the model
     * @param model whose most used quantum may have a frequency near 1
     * @param tau τ
     */
    MultinomialCovariance(ExposureLoss sums, QuantaModel model, long tau) {
        this.sums = sums;
        this.model = model;
        this.tail = TailLoss.of(model);
        this.tau = tau;
        this.first = model.distribution().probability(1);
        this.others = model.distribution().tail(1);
        this.isAlone = others == 0;
    }

    /** Of the loss, {@link Weight#LOSS}, or of the number of unlearned quanta, {@link Weight#ONE}. */
    Enclosure enclosure(Weight weight, long earlier, long later) {
        return new Pair(weight, earlier, later).covariance();
    }

    private BinomialResponse response(long samples, long hits) {
        return new BinomialResponse(samples, hits, first, others);
    }

    /** Σ w P(Bin(D, p) = m), m ≥ 1: a slope of D − 1 samples, or where all are hits, of at least m. */
    private Enclosure hit(Weight weight, long samples, long hits) {
        if (hits > samples) {
            return Enclosure.exactly(0);
        }
        if (hits == samples) {
            return sums.enclosure(weight, Share.CLOSED, response(samples, hits), (double) samples);
        }
        Enclosure slope = sums.enclosure(weight, Share.SLOPE, response(samples - 1, hits), (double) (samples - 1));
        return slope.times(number(samples)).dividedBy(number(samples - 1)).dividedBy(number(hits));
    }

    /** A whole number, which a double may round. */
    private static Enclosure number(long n) {
        return n <= 1L << 53 ? Enclosure.exactly((double) n) : Enclosure.around((double) n, 0x1p-52 * n);
    }

    /** Both times, with sums that are used more than once. For one thread. */
    private final class Pair {

        private final Weight weight;
        private final Weight squared;
        private final long earlier;
        private final long later;
        private final Map<Long, Enclosure> hitsEarlier = new HashMap<>();
        private final Map<Long, Enclosure> hitsLater;
        private final Map<Long, Enclosure> hitsTogether = new HashMap<>();

        Pair(Weight weight, long earlier, long later) {
            this.weight = weight;
            this.squared = weight == Weight.LOSS ? Weight.LOSS_SQUARED : weight;
            this.earlier = earlier;
            this.later = later;
            this.hitsLater = earlier == later ? hitsEarlier : new HashMap<>();
        }

        Enclosure covariance() {
            if (tau > earlier) {
                return Enclosure.exactly(0);
            }
            if (tau > MOST_SHOTS) {
                throw new ArithmeticException(
                        "with a fixed number of samples variances are known up to tau = " + MOST_SHOTS + ", was " + tau + "; use Poisson sampling");
            }
            Enclosure own = own(earlier, later);
            if (isAlone) {
                return own;
            }
            Enclosure sum = own;
            @Nullable Enclosure best = null;
            for (int n = 1; n <= Math.min(earlier, LAST_ORDER); n++) {
                sum = sum.plus(summand(n));
                if (best != null && sum.width() > best.width()) {
                    break;
                }
                double rest = n == earlier ? 0 : n % 2 == 0 ? Double.POSITIVE_INFINITY : rest((n + 1) / 2, n);
                if (rest < Double.POSITIVE_INFINITY) {
                    Enclosure now = sum.plus(new Enclosure(-rest, rest));
                    best = best == null || now.width() < best.width() ? now : best;
                }
                if (rest <= NEGLIGIBLE * Math.max(own.upper(), Math.abs(sum.midpoint()))) {
                    break;
                }
            }
            if (best == null || !isWithin(CLOSE_ENOUGH, best, own)) {
                @Nullable Enclosure pairs = new Pairs(weight, earlier, later, own, summand(1)).covariance();
                best = best == null || (pairs != null && pairs.width() < best.width()) ? pairs : best;
            }
            if (best == null || !isWithin(TOO_WIDE, best, own)) {
                throw new ArithmeticException("with " + earlier + " samples, of which a quantum needs " + tau
                        + ", the dependence of quanta is lost by cancellation; use Poisson sampling, or more samples");
            }
            return best;
        }

        private static boolean isWithin(double relative, Enclosure sum, Enclosure own) {
            return sum.width() <= relative * Math.max(own.upper(), Math.abs(sum.midpoint())) + VANISHING;
        }

        /** Of the quanta each with itself. */
        private Enclosure own(long before, long after) {
            Response now = response(after, tau);
            return sums.enclosure(
                    squared,
                    Share.FLUCTUATION,
                    before == after ? now : new GrowingResponse(now, response(before, tau), (double) before / after),
                    (double) after);
        }

        /** The n-th summand, over all pairs without those of a quantum with itself. */
        private Enclosure summand(int n) {
            Enclosure sets = choose(later, n);
            Enclosure all = difference(n, earlier, hitsEarlier).times(difference(n, later, hitsLater).dividedBy(sets));
            Enclosure value = all.plus(minus(own(n, sets)));
            return n % 2 == 0 ? value : minus(value);
        }

        /** \(\binom Dn\sum_iw_i\nabla^nq_i(D)\). */
        private Enclosure difference(int n, long samples, Map<Long, Enclosure> known) {
            Enclosure sum = Enclosure.exactly(0);
            for (int k = 0; k < Math.min(n, tau); k++) {
                long m = n + tau - 1 - k;
                Enclosure hit = known.computeIfAbsent(m, hits -> hit(weight, samples, hits));
                sum = sum.plus(coefficient(n, k).times(hit));
            }
            return sum;
        }

        /** \((-1)^{n-k}\binom{n-1}k\binom mn\). */
        private Enclosure coefficient(int n, int k) {
            Enclosure size = choose(n - 1, k).times(choose(n + tau - 1 - k, n));
            return (n - k) % 2 == 0 ? size : minus(size);
        }

        /** \(\binom{D_1}n\sum_iw_i^2\nabla^nq_i(D_1)\nabla^nq_i(D_2)\). */
        private Enclosure own(int n, Enclosure sets) {
            Enclosure sum = Enclosure.exactly(0);
            for (int k = 0; k < Math.min(n, tau); k++) {
                for (int l = 0; l < Math.min(n, tau); l++) {
                    long m = n + tau - 1 - k;
                    long o = n + tau - 1 - l;
                    if (m <= earlier && o <= later) {
                        Enclosure hit = hitsTogether.computeIfAbsent(m + o, hits -> hit(squared, earlier + later, hits));
                        sum = sum.plus(coefficient(n, k).times(coefficient(n, l).dividedBy(sets)).times(split(m, o)).times(hit));
                    }
                }
            }
            return sum;
        }

        /** \(\binom{D_1}m\binom{D_2}o/\binom{D_1+D_2}{m+o}\): of m + o hits, m in the first D₁ of D₁ + D₂ samples. */
        private Enclosure split(long m, long o) {
            if (m + o > FEW && earlier + later <= 1L << 53) {
                return HypergeometricTail.termEnclosure(earlier + later, m + o, earlier, m);
            }
            double repeats = (double) m * m / earlier + (double) o * o / later + (double) (m + o) * (m + o) / (earlier + later);
            if (m + o > FEW && repeats < 1e-3) {
                // Nearly with replacement: the quotient of falling factorials and powers is within twice the repeats.
                Enclosure replaced = BinomialTail.termEnclosure(m + o, m, (double) earlier / (earlier + later));
                return replaced.times(Enclosure.around(1, 2 * repeats + 0x1p-49 * (m + o)));
            }
            Enclosure product = Enclosure.exactly(1);
            for (long i = 0; i < m; i++) {
                product = product.times(number(m + o - i)).dividedBy(number(m - i));
                product = product.times(number(earlier - i)).dividedBy(number(earlier + later - i));
            }
            for (long i = 0; i < o; i++) {
                product = product.times(number(later - i)).dividedBy(number(earlier + later - m - i));
            }
            return product;
        }

        /** What is left after n = 2m − 1, infinite where nothing bounds it. */
        private double rest(int m, int n) {
            double product = side(m, earlier / 2) * side(m, later / 2);
            return Math.min(product, byLargest(n)) * Math.sqrt(setsOfBoth(n + 1)) * (1 + 1e-9);
        }

        /** \(\binom{D_1}n/\binom{D_2}n\). */
        private double setsOfBoth(int n) {
            double ratio = 1;
            for (int i = 0; i < n; i++) {
                ratio *= (double) (earlier - i) / (double) (later - i);
            }
            return ratio;
        }

        /**
         * A bound on A(D): \(\sqrt{q(D)}\le q(D')\), D′ = ⌊D/2⌋, since both halves have fewer than τ hits, and term by term
         * \(r^mq(D')\le\frac{(\tau+m-1)\cdots\tau}{(D'-\tau+1)\cdots(D'-\tau-m+2)}P(m\le\mathrm{Bin}(D',p)&lt;\tau+m)\).
         */
        private double side(int m, long half) {
            if (half - tau + 1 < m) {
                return Double.POSITIVE_INFINITY;
            }
            double factor = 1;
            for (int i = 0; i < m; i++) {
                factor *= (tau + i) / (double) (half - tau + 1 - i);
            }
            Enclosure most = weight == Weight.LOSS
                    ? sums.enclosure(weight, Share.OPEN, response(half, tau + m), (double) half)
                    : sums.enclosure(weight, Share.CLOSED, response(half, m), (double) half);
            return Math.max(Double.MIN_NORMAL, factor * most.upper()) * (1 + 1e-9);
        }

        /** By Cauchy and Schwarz \(A(D)^2\le\sum w_i^2q_i(1-q_i)\sum r_i^{n+1}\), and \(\sum r_i^{n+1}\le r_1^n/(1-p_1)\) with \(\sum p_i\le1\). */
        private double byLargest(int n) {
            if (!(others > 0.5)) {
                return Double.POSITIVE_INFINITY;
            }
            double ratio = Math.pow(first / others * (1 + 0x1p-40), n) / others * (1 + 0x1p-40);
            return ratio * Math.sqrt(own(earlier, earlier).upper() * own(later, later).upper()) * (1 + 0x1p-40);
        }
    }

    /**
     * The sum over pairs of quanta, where each needs so large a share of the samples that only few are ever learned: c_k =
     * P(Bin(D, p_k) ≥ τ) falls so fast that of later ones nothing is left. Counts of a growing data set are negatively associated (Joag-Dev
     * and Proschan 1983), so that \(-c_i(D_1)c_j(D_2)\le\mathrm{Cov}_{ij}\le0\), and pairs with a quantum after the m-th at a time add at most
     * its \(\sum_{j\gt m}w_jc_j\) times the other's \(\sum_iw_ic_i\).
     */
    private final class Pairs {

        private final Weight weight;
        private final long earlier;
        private final long later;
        private final Enclosure own;
        private final double scale;

        /** The scale of the covariance decides which quanta are left out. */
        Pairs(Weight weight, long earlier, long later, Enclosure own, Enclosure leading) {
            this.weight = weight;
            this.earlier = earlier;
            this.later = later;
            this.own = own;
            this.scale = Math.max(own.upper(), earlier == later ? 0 : Math.abs(leading.midpoint()));
        }

        /** Nothing where later quanta are learned too often. */
        @Nullable Enclosure covariance() {
            double closedEarlier = closed(earlier);
            double closedLater = earlier == later ? closedEarlier : closed(later);
            var first = new Learned(earlier, closedLater);
            var last = earlier == later ? first : new Learned(later, closedEarlier);
            if (first.rest > 1e3 * scale || last.rest > 1e3 * scale || first.ranks() * last.ranks() > 2 * MOST_PAIRS) {
                return null;
            }
            var pair = new MultinomialPair(earlier, later, tau);
            var terms = new ArrayList<>(List.of(own, new Enclosure(-(first.rest + last.rest) * (1 + 1e-15), 0)));
            for (int i = 1; i <= first.ranks(); i++) {
                boolean isOnce = earlier == later;
                Enclosure each = isOnce ? weight(i).times(Enclosure.exactly(2)) : weight(i);
                for (int j = isOnce ? i + 1 : 1; j <= last.ranks(); j++) {
                    if (i != j && last.probability(j).upper() > 0) {
                        terms.add(each.times(weight(j)).times(pair.covariance(first.probability(i), last.probability(j))));
                    }
                }
            }
            return Enclosure.sum(terms);
        }

        private double closed(long samples) {
            return sums.enclosure(weight, Share.CLOSED, response(samples, tau), (double) samples).upper();
        }

        /** The quanta that are learned at a time, and what pairs with later ones add at most. */
        private final class Learned {

            private final List<Enclosure> probabilities = new ArrayList<>();
            private final double rest;

            Learned(long samples, double closedOfOther) {
                double left = Double.POSITIVE_INFINITY;
                while (!(2 * closedOfOther * left <= NEGLIGIBLE_PAIRS * scale) && ranks() < MOST_QUANTA) {
                    probabilities.add(Pairs.this.probability(ranks() + 1));
                    left = Pairs.this.rest(samples, ranks(), probabilities.getLast().upper());
                }
                rest = closedOfOther * left;
            }

            int ranks() {
                return probabilities.size();
            }

            Enclosure probability(int rank) {
                return probabilities.get(rank - 1);
            }
        }

        /** That a sample teaches quantum k, from two tails. */
        private Enclosure probability(long rank) {
            Enclosure used = use(rank).times(Enclosure.exactly((double) rank).power(-model.exposure().delta()));
            return new Enclosure(Math.max(0, used.lower()), Math.min(1, used.upper()));
        }

        private Enclosure use(long rank) {
            Enclosure used = model.distribution().tailEnclosure(rank - 1).plus(minus(model.distribution().tailEnclosure(rank)));
            return new Enclosure(Math.max(0, used.lower()), Math.max(0, used.upper()));
        }

        private Enclosure weight(long rank) {
            return weight == Weight.ONE
                    ? Enclosure.exactly(1)
                    : use(rank).times(Enclosure.exactly((double) rank).power(model.gap().eta())).times(Enclosure.exactly(model.gap().first()));
        }

        /** At least the sum of w_j c_j over the ranks after m: c_j ≤ c(p), and for the count c(p)/p rises where c is convex. */
        private double rest(long samples, long m, double p) {
            double chance = p == 0 ? 0 : BinomialTail.notBelowEnclosure(samples, tau, p).upper();
            if (chance == 0) {
                return 0;
            }
            if (weight == Weight.LOSS) {
                return chance * tail.enclosure(m).upper() * (1 + 1e-15);
            }
            boolean convex = p * (samples - 1) * (1 + 1e-15) <= tau - 1;
            return convex ? chance / p * model.distribution().tailEnclosure(m).upper() * (1 + 1e-15) : Double.POSITIVE_INFINITY;
        }
    }

    private static Enclosure choose(long n, long k) {
        Enclosure product = Enclosure.exactly(1);
        for (long i = 0; i < k; i++) {
            product = product.times(number(n - i)).dividedBy(number(i + 1));
        }
        return product;
    }

    private static Enclosure minus(Enclosure value) {
        return value.times(Enclosure.exactly(-1));
    }
}
