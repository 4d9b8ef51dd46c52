package org.neuralquanta.law;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.distribution.discrete.HypergeometricDistribution;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.special.CompensatedSum;

/**
 * Sums over the quanta of a finite corpus of M samples with counts c_k, of which D are drawn without replacement: quantum k
 * is unlearned with the hypergeometric probability of fewer than τ hits (T12). Quanta with equal counts share one
 * evaluation. Immutable, thread-safe.
 */
final class CorpusLoss {

    /** What is not proven of {@link #enclosure}. */
    static final String UNPROVEN =
            "the error of hypergeometric probabilities by their saddle-point form, 1e-11, is measured and not proven";

    /** Of the hypergeometric terms, by their saddle-point form. */
    private static final double TERM_ERROR = 1e-11;

    private record Group(long count, long quanta, double loss) {}

    private final long samples;
    private final long tau;
    private final List<Group> groups = new ArrayList<>();

    CorpusLoss(QuantaModel model, TabulatedQuanta quanta, long tau) {
        this.samples = quanta.samples()
                .orElseThrow(() -> new IllegalArgumentException(
                        "sampling without replacement needs whole counts; these are frequencies"));
        if (samples > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "sampling without replacement takes a corpus of at most 2^31 - 1 samples, was " + samples);
        }
        this.tau = tau;
        int last = Math.toIntExact(quanta.quanta().orElseThrow());
        int k = 1;
        while (k <= last) {
            long count = quanta.count(k);
            var loss = new CompensatedSum();
            int first = k;
            for (; k <= last && quanta.count(k) == count; k++) {
                loss.add(model.gap() * TabulatedLoss.perGap(model, quanta, k));
            }
            groups.add(new Group(count, k - first, loss.value()));
        }
    }

    /** M. */
    long samples() {
        return samples;
    }

    double loss(long drawn) {
        var sum = new CompensatedSum();
        for (Group group : groups) {
            sum.add(group.loss * unlearned(group.count, drawn));
        }
        return sum.value();
    }

    Enclosure enclosure(long drawn) {
        double loss = loss(drawn);
        return new Enclosure(loss * (1 - TERM_ERROR), loss * (1 + TERM_ERROR));
    }

    /** The expected number of learned quanta. */
    double count(long drawn) {
        var sum = new CompensatedSum();
        for (Group group : groups) {
            sum.add(group.quanta * (1 - unlearned(group.count, drawn)));
        }
        return sum.value();
    }

    /** (L(D) − L(D+1)) / L(D): a quantum is learned by the next sample if it was hit τ − 1 times and is hit now. */
    double relativeStep(long drawn) {
        double loss = loss(drawn);
        if (!(loss > 0) || drawn >= samples) {
            throw new ArithmeticException("nothing is left to learn at " + drawn + " samples, so no local exponent");
        }
        var step = new CompensatedSum();
        for (Group group : groups) {
            long left = group.count - (tau - 1);
            if (left > 0 && drawn >= tau - 1) {
                step.add(group.loss * hits(group.count, drawn).probability((int) (tau - 1)) * left / (samples - drawn));
            }
        }
        return step.value() / loss;
    }

    private double unlearned(long count, long drawn) {
        return count < tau ? 1 : Math.clamp(hits(count, drawn).cumulativeProbability((int) (tau - 1)), 0, 1);
    }

    private HypergeometricDistribution hits(long count, long drawn) {
        return new HypergeometricDistribution((int) samples, (int) count, (int) drawn);
    }
}
