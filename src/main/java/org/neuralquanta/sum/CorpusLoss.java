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

    private record Group(long count, long quanta, double loss) {}

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
            int first = k;
            for (; k <= last && quanta.count(k) == count; k++) {
                loss.add(model.gap().first() * TabulatedLoss.perGap(model, quanta, k));
            }
            groups.add(new Group(count, k - first, loss.value()));
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
