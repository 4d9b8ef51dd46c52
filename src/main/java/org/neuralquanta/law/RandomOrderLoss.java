package org.neuralquanta.law;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.special.CompensatedSum;
import org.neuralquanta.special.RankMonomial;

/**
 * Learned in uniformly random order (T5). What is left after n of K quanta is a sum of K − n drawn without replacement, so with
 * benefits b its mean is \((1-\frac nK)\sum b\) and its variance \(\frac{n(K-n)}{K(K-1)}\bigl(\sum b^2-\frac1K(\sum b)^2\bigr)\).
 * Immutable, thread-safe.
 */
final class RandomOrderLoss implements OrderedLoss {

    private final long quanta;
    private final double total;
    private final Enclosure totalEnclosure;
    private final double spread;

    RandomOrderLoss(QuantaModel model, long count) {
        this.quanta = count;
        TailLoss tail = TailLoss.of(model);
        this.total = tail.loss(0);
        this.totalEnclosure = tail.enclosure(0);
        this.spread = switch (model.distribution()) {
            case ParametricQuanta ranked -> spread(RankedLoss.loss(model, ranked));
            case TabulatedQuanta _ -> spread(Benefits.of(model, "this variance"));
        };
    }

    private double spread(RankMonomial loss) {
        return Math.max(0, loss.times(loss).sum(1, quanta) - total * (total / quanta));
    }

    private double spread(double[] benefits) {
        double mean = total / quanta;
        var sum = new CompensatedSum();
        for (double benefit : benefits) {
            sum.add((benefit - mean) * (benefit - mean));
        }
        return sum.value();
    }

    private double share(long learned) {
        return (double) (quanta - learned) / quanta;
    }

    @Override
    public double loss(long learned) {
        return share(learned) * total;
    }

    @Override
    public Enclosure enclosure(long learned) {
        double share = share(learned);
        return Enclosure.around(share, 0x1p-51 * share).times(totalEnclosure);
    }

    @Override
    public double variance(long learned) {
        return quanta == 1 ? 0 : share(learned) * learned / (quanta - 1) * spread;
    }
}
