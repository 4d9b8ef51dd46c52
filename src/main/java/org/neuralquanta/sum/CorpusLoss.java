package org.neuralquanta.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.elementary.CompensatedSum;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.numerics.HypergeometricTail;

/**
 * Sums over the quanta of a finite corpus of M samples with counts c_k, of which D are drawn without replacement: quantum k
 * is unlearned with the hypergeometric probability of fewer than τ hits (T12). Quanta with equal counts share one
 * evaluation. Immutable, thread-safe.
 */
public final class CorpusLoss {

    /** Of the loss of a group: a frequency, a power, two products and a sum. */
    private static final double GROUP_ERROR = 0x1p-48;

    /** What is left of a covariance is then below its rounding. */
    private static final double NEGLIGIBLE = 1e-17;

    /** A width, in units of the covariance or of the first part of the sum, the larger one, at which too few digits are left. */
    private static final double TOO_WIDE = 1e-6;

    /** Covariances below it have no digits to lose. */
    private static final double VANISHING = 1e-280;

    private record Group(long count, long quanta, double loss, double squares) {

        Enclosure weight(boolean isLoss) {
            return isLoss ? Enclosure.around(loss, GROUP_ERROR * loss + quanta * Double.MIN_VALUE) : Enclosure.exactly((double) quanta);
        }

        /** The sum of the squares of the weights. */
        Enclosure weightOfEach(boolean isLoss) {
            return isLoss ? Enclosure.around(squares, 3 * GROUP_ERROR * squares + quanta * Double.MIN_NORMAL) : Enclosure.exactly((double) quanta);
        }
    }

    private final long samples;
    private final long tau;
    private final List<Group> groups = new ArrayList<>();

    public CorpusLoss(QuantaModel model, TabulatedQuanta quanta, long tau) {
        this.samples = quanta.samples()
                .orElseThrow(() -> new IllegalArgumentException(
                        "sampling without replacement needs whole counts; these are frequencies"));
        this.tau = tau;
        int last = Math.toIntExact(quanta.quanta().orElseThrow());
        int k = 1;
        while (k <= last) {
            long count = quanta.count(k);
            var loss = new CompensatedSum();
            var squares = new CompensatedSum();
            int first = k;
            for (; k <= last && quanta.count(k) == count; k++) {
                double each = model.gap().first() * TabulatedLoss.perGap(model, quanta, k);
                loss.add(each);
                squares.add(each * each);
            }
            groups.add(new Group(count, k - first, loss.value(), squares.value()));
        }
    }

    /** M. */
    public long samples() {
        return samples;
    }

    public double loss(long drawn) {
        var sum = new CompensatedSum();
        for (Group group : groups) {
            sum.add(group.loss * HypergeometricTail.below(samples, group.count, drawn, tau));
        }
        return sum.value();
    }

    public Enclosure enclosure(long drawn) {
        Enclosure sum = Enclosure.sum(groups.stream().map(group -> enclosure(group, drawn)).toList());
        return new Enclosure(Math.max(0, sum.lower()), sum.upper());
    }

    private Enclosure enclosure(Group group, long drawn) {
        Enclosure unlearned = HypergeometricTail.belowEnclosure(samples, group.count, drawn, tau);
        return unlearned.upper() == 0
                ? unlearned
                : group.weight(true).times(unlearned);
    }

    /** The expected number of learned quanta. */
    public double count(long drawn) {
        var sum = new CompensatedSum();
        for (Group group : groups) {
            sum.add(group.quanta * HypergeometricTail.notBelow(samples, group.count, drawn, tau));
        }
        return sum.value();
    }

    /**
     * The covariance of the loss, or of the number of learned quanta, after D₁ and D₂ ≥ D₁ samples, in sums without pairs (T44): counts of
     * different quanta are dependent by
     * \[\mathrm{Cov}_{ij}=\sum_{n\ge1}(-1)^n\frac{n!\,(D_1)_n(M-D_2)_n}{(M)_{2n}(M-n+1)_n}\,s_n(c_i,D_1)\,s_n(c_j,D_2),\qquad
     * s_n(c,D)=\binom cn\sum_k(-1)^{n-1-k}\tbinom{n-1}kP(X_n=\tau-1-k),\] with falling factorials, and \(X_n\) the hits of c − n marked among M
     * − 2n samples in D − n draws. The n-th summand is a product of coefficients whose squares sum to \(q(1-q)\), of
     * \([\binom{D_1}n\binom{M-D_2}n/\binom{D_2}n\binom{M-D_1}n]^{1/2}\), and of the same quotient for \(c_i\) and \(M-c_j\); both fall with n, so
     * that what is left out is bounded by Cauchy and Schwarz.
     *
     * @throws ArithmeticException if the summands cancel, as where a quantum needs a large share of the samples
     */
    public Enclosure covariance(Weight weight, long earlier, long later) {
        if (tau > earlier || later == samples) {
            return Enclosure.exactly(0);
        }
        boolean isLoss = weight == Weight.LOSS;
        List<Chance> before = chances(earlier);
        List<Chance> after = earlier == later ? before : chances(later);
        Enclosure own = Enclosure.sum(IntStream.range(0, groups.size())
                .mapToObj(i -> groups.get(i).weightOfEach(isLoss).times(after.get(i).open).times(before.get(i).learned))
                .toList());
        long last = Math.min(Math.min(earlier, samples - later), second());
        Enclosure sum = own;
        @Nullable Enclosure best = last <= 0 ? own : null;
        Enclosure factor = Enclosure.exactly(-1);
        for (long n = 1; n <= last; n++) {
            factor = factor.times(step(n, earlier, later));
            Enclosure all = Enclosure.exactly(0);
            Enclosure allLater = Enclosure.exactly(0);
            Enclosure each = Enclosure.exactly(0);
            for (Group group : groups) {
                Enclosure first = difference(group.count, earlier, n);
                Enclosure second = earlier == later ? first : difference(group.count, later, n);
                all = all.plus(group.weight(isLoss).times(first));
                allLater = allLater.plus(group.weight(isLoss).times(second));
                each = each.plus(group.weightOfEach(isLoss).times(first).times(second));
            }
            sum = sum.plus(factor.times(all.times(allLater).plus(minus(each))));
            factor = minus(factor);
            double rest = n == last ? 0 : rest(isLoss, n + 1, earlier, later, before, after);
            @Nullable Enclosure now = rest < Double.POSITIVE_INFINITY ? sum.plus(new Enclosure(-rest, rest)) : null;
            best = now != null && (best == null || now.width() < best.width()) ? now : best;
            if (rest <= NEGLIGIBLE * Math.max(own.upper(), Math.abs(sum.midpoint()))) {
                break;
            }
        }
        if (best == null || best.width() > TOO_WIDE * Math.max(own.upper(), Math.abs(best.midpoint())) + VANISHING) {
            throw new ArithmeticException("with " + earlier + " of " + samples + " samples without replacement, of which a quantum needs " + tau
                    + ", the dependence of quanta is lost by cancellation; use multinomial sampling");
        }
        return best;
    }

    /** Of a quantum of a group: not to be learned, and to be learned. */
    private record Chance(Enclosure open, Enclosure learned) {}

    /** Of each group, at a number of samples. */
    private List<Chance> chances(long drawn) {
        return groups.stream()
                .map(group -> new Chance(HypergeometricTail.belowEnclosure(samples, group.count, drawn, tau), learned(group, drawn)))
                .toList();
    }

    /** P(X ≥ τ) from the tail of the samples that are not hit, M − D, of which at least c − τ + 1 would be. */
    private Enclosure learned(Group group, long drawn) {
        return group.count < tau
                ? Enclosure.exactly(0)
                : HypergeometricTail.belowEnclosure(samples, group.count, samples - drawn, group.count - tau + 1);
    }

    /** The count of the second quantum: of a pair one has no more. */
    private long second() {
        return groups.getFirst().quanta > 1 ? groups.getFirst().count : groups.size() > 1 ? groups.get(1).count : 0;
    }

    /** The n-th factor of \(\frac{n!\,(D_1)_n(M-D_2)_n}{(M)_{2n}(M-n+1)_n}\). */
    private Enclosure step(long n, long earlier, long later) {
        long i = n - 1;
        Enclosure step = product(n, earlier - i, samples - later - i).dividedBy(product(samples - 2 * i, samples - 2 * i - 1));
        return n == 1
                ? step.dividedBy(product(samples))
                : step.times(product(samples - i + 1)).dividedBy(product(samples - 2 * i + 1, samples - 2 * i));
    }

    private static Enclosure product(long... factors) {
        Enclosure product = Enclosure.exactly(1);
        for (long factor : factors) {
            product = product.times(Enclosure.exactly((double) factor));
        }
        return product;
    }

    private static Enclosure minus(Enclosure value) {
        return value.times(Enclosure.exactly(-1));
    }

    /** What the summands from n on add at most; infinite where one quantum has most of the samples. */
    private double rest(boolean isLoss, long n, long earlier, long later, List<Chance> before, List<Chance> after) {
        if (groups.getFirst().count > samples / 2) {
            return Double.POSITIVE_INFINITY;
        }
        double times = 1;
        for (long i = 0; i < n; i++) {
            times *= (double) (earlier - i) / (later - i) * (samples - later - i) / (samples - earlier - i);
        }
        return Math.sqrt(times) * side(isLoss, n, before) * side(isLoss, n, after) * (1 + 1e-9 + 0x1p-48 * n);
    }

    private double side(boolean isLoss, long n, List<Chance> chances) {
        double sum = 0;
        for (int g = 0; g < groups.size(); g++) {
            Group group = groups.get(g);
            double sets = 1;
            for (long i = 0; i < n; i++) {
                sets *= (double) (group.count - i) / (samples - group.count - i);
            }
            if (group.count >= n) {
                sum += group.weight(isLoss).upper() * Math.sqrt(sets * chances.get(g).open.upper() * chances.get(g).learned.upper());
            }
        }
        return sum;
    }

    /** s_n(c, D); 0 also where no two quanta have n samples each. */
    private Enclosure difference(long count, long drawn, long n) {
        if (n > count || n > samples - count) {
            return Enclosure.exactly(0);
        }
        Enclosure coefficient = Enclosure.exactly(n % 2 == 0 ? -1 : 1);
        for (long i = 0; i < n; i++) {
            coefficient = coefficient.times(product(count - i)).dividedBy(product(i + 1));
        }
        Enclosure sum = Enclosure.exactly(0);
        for (long k = 0; k < Math.min(n, tau); k++) {
            sum = sum.plus(coefficient.times(hits(count - n, drawn - n, samples - 2 * n, tau - 1 - k)));
            coefficient = minus(coefficient).times(product(n - 1 - k)).dividedBy(product(k + 1));
        }
        return sum;
    }

    private static Enclosure hits(long marked, long drawn, long all, long hits) {
        return all == 0 ? Enclosure.exactly(hits == 0 ? 1 : 0) : HypergeometricTail.termEnclosure(all, marked, drawn, hits);
    }

    /** (L(D) − L(D+1)) / L(D): a quantum is learned by the next sample if it was hit τ − 1 times and is hit now. */
    public double relativeStep(long drawn) {
        double loss = loss(drawn);
        if (!(loss > 0) || drawn >= samples) {
            throw new ArithmeticException("nothing is left to learn at " + drawn + " samples, so there is no local exponent");
        }
        var step = new CompensatedSum();
        for (Group group : groups) {
            long left = group.count - (tau - 1);
            if (left > 0 && drawn >= tau - 1) {
                step.add(group.loss * HypergeometricTail.term(samples, group.count, drawn, tau - 1) * left / (samples - drawn));
            }
        }
        return step.value() / loss;
    }
}
