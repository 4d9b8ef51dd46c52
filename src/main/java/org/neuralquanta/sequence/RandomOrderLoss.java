package org.neuralquanta.sequence;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.FrequencyForm;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.elementary.CompensatedSum;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.RankMonomial;
import org.neuralquanta.sum.RankedLoss;
import org.neuralquanta.sum.TabulatedLoss;
import org.neuralquanta.sum.TailLoss;
import org.neuralquanta.sum.Weight;

/**
 * Learned in uniformly random order (T5). What is left after n of K quanta is a sum of K − n drawn without replacement, so with
 * benefits b its mean is \((1-\frac nK)\sum b\) and its variance \(\frac{n(K-n)}{K(K-1)}\bigl(\sum b^2-\frac1K(\sum b)^2\bigr)\).
 * Immutable, thread-safe.
 */
public final class RandomOrderLoss implements OrderedLoss {

    private final long quanta;
    private final double total;
    private final Enclosure totalEnclosure;
    private final double gap;
    private final double spread;

    public RandomOrderLoss(QuantaModel model, long count) {
        this.quanta = count;
        this.gap = model.gap().first();
        TailLoss tail = TailLoss.of(model);
        this.total = tail.loss(0);
        this.totalEnclosure = tail.enclosure(0);
        this.spread = switch (model.distribution().form()) {
            case ParametricQuanta ranked -> spread(RankedLoss.perGap(model, ranked));
            case TabulatedQuanta counted -> spread(model, counted);
            case FrequencyForm.Rankwise form -> throw new IllegalArgumentException(form.quanta() + " has infinitely many quanta, which cannot be listed");
        };
    }

    /** For Δ = 1. */
    private double spread(RankMonomial loss) {
        double perGap = total / gap;
        return Math.max(0, loss.times(loss).sum(1, quanta) - perGap * (perGap / quanta));
    }

    private double spread(QuantaModel model, TabulatedQuanta counted) {
        double mean = total / gap / quanta;
        var sum = new CompensatedSum();
        for (int k = 1; k <= quanta; k++) {
            double difference = TabulatedLoss.perGap(model, counted, k) - mean;
            sum.add(difference * difference);
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
        return quanta == 1 ? 0 : Weight.LOSS_SQUARED.inUnits(share(learned) * learned / (quanta - 1) * spread, gap);
    }
}
