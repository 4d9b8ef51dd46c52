package org.neuralquanta.sum;

import java.util.ArrayList;
import java.util.List;
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

    /** Two summands in a row below it, in units of the first part, end the sum of a variance. */
    private static final double NEGLIGIBLE = 1e-17;

    private record Group(long count, long quanta, double loss, double squares) {}

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
                : Enclosure.around(group.loss, GROUP_ERROR * group.loss + group.quanta * Double.MIN_VALUE).times(unlearned);
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
     * The variance of the loss, or of the number of learned quanta, in sums without pairs (T44): counts of different quanta are dependent by
     * \[\mathrm{Cov}_{ij}=\sum_{n\ge1}(-1)^n\frac{n!\,(D)_n(M-D)_n}{(M)_{2n}(M-n+1)_n}\,s_n(c_i)\,s_n(c_j),\qquad
     * s_n(c)=\binom cn\sum_k(-1)^{n-1-k}\tbinom{n-1}kP(X_n=\tau-1-k),\] with falling factorials, and \(X_n\) the hits of c − n marked among M
     * − 2n samples in D − n draws. The sum ends where its summands are below rounding.
     */
    public double variance(Weight weight, long drawn) {
        boolean isLoss = weight == Weight.LOSS;
        var own = new CompensatedSum();
        for (Group group : groups) {
            double open = HypergeometricTail.below(samples, group.count, drawn, tau);
            own.add((isLoss ? group.squares : group.quanta) * open * HypergeometricTail.notBelow(samples, group.count, drawn, tau));
        }
        var sum = new CompensatedSum();
        sum.add(own.value());
        long last = Math.min(Math.min(drawn, samples - drawn), Math.min(groups.getFirst().count, samples / 2));
        double factor = 1;
        double before = own.value();
        for (long n = 1; n <= last; n++) {
            // The quotient of two factors in a row.
            double i = n - 1;
            factor *= -n * (drawn - i) / ((samples - 2 * i) * (samples - 2 * i - 1)) * (samples - drawn - i);
            factor *= n == 1 ? 1.0 / samples : (samples - i + 1) / ((samples - 2 * i + 1.0) * (samples - 2 * i));
            double all = 0;
            double each = 0;
            for (Group group : groups) {
                double difference = difference(group.count, drawn, n);
                all += (isLoss ? group.loss : group.quanta) * difference;
                each += (isLoss ? group.squares : group.quanta) * difference * difference;
            }
            double summand = factor * (all * all - each);
            sum.add(summand);
            if (Math.max(Math.abs(summand), before) <= NEGLIGIBLE * own.value()) {
                break;
            }
            before = Math.abs(summand);
        }
        return Math.max(0, sum.value());
    }

    /** s_n(c); 0 also where no two quanta have n samples each. */
    private double difference(long count, long drawn, long n) {
        if (n > count || n > samples - count) {
            return 0;
        }
        double choose = 1;
        for (long i = 0; i < n; i++) {
            choose *= (count - i) / (i + 1.0);
        }
        double sum = 0;
        double sign = n % 2 == 0 ? -1 : 1;
        double coefficient = choose;
        for (long k = 0; k < Math.min(n, tau); k++) {
            sum += sign * coefficient * hits(count - n, drawn - n, samples - 2 * n, tau - 1 - k);
            sign = -sign;
            coefficient *= (n - 1 - k) / (k + 1.0);
        }
        return sum;
    }

    private static double hits(long marked, long drawn, long all, long hits) {
        if (all == 0) {
            return hits == 0 ? 1 : 0;
        }
        return HypergeometricTail.term(all, marked, drawn, hits);
    }

    /** (L(D) − L(D+1)) / L(D): a quantum is learned by the next sample if it was hit τ − 1 times and is hit now. */
    public double relativeStep(long drawn) {
        double loss = loss(drawn);
        if (!(loss > 0) || drawn >= samples) {
            throw new ArithmeticException("nothing is left to learn at " + drawn + " samples, so no local exponent");
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
