package org.neuralquanta.sequence;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.RankMonomial;
import org.neuralquanta.sum.RankedLoss;
import org.neuralquanta.sum.Weight;

/** Learned from the highest rank down, over frequencies given by a formula: the head is left. Immutable, thread-safe. */
public final class ReverseOrderLoss implements OrderedLoss {

    private final double gap;
    private final RankMonomial loss;
    private final Enclosure correction;
    private final long quanta;

    public ReverseOrderLoss(QuantaModel model, ParametricQuanta quanta, long count) {
        this.gap = model.gap().first();
        this.loss = RankedLoss.perGap(model, quanta);
        this.correction = RankedLoss.correction(quanta);
        this.quanta = count;
    }

    @Override
    public double loss(long learned) {
        return learned == quanta ? 0 : Weight.LOSS.inUnits(loss.sum(1, quanta - learned), gap);
    }

    @Override
    public Enclosure enclosure(long learned) {
        return learned == quanta
                ? Enclosure.exactly(0)
                : Enclosure.exactly(gap).times(correction).times(loss.sumEnclosure(1, quanta - learned));
    }

    @Override
    public double variance(long learned) {
        return 0;
    }
}
