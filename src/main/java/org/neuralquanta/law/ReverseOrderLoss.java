package org.neuralquanta.law;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.special.RankMonomial;

/** Learned from the highest rank down, over frequencies given by a formula: the head is left. Immutable, thread-safe. */
final class ReverseOrderLoss implements OrderedLoss {

    private final RankMonomial loss;
    private final Enclosure correction;
    private final long quanta;

    ReverseOrderLoss(QuantaModel model, ParametricQuanta quanta, long count) {
        this.loss = RankedLoss.loss(model, quanta);
        this.correction = RankedLoss.correction(quanta);
        this.quanta = count;
    }

    @Override
    public double loss(long learned) {
        return learned == quanta ? 0 : loss.sum(1, quanta - learned);
    }

    @Override
    public Enclosure enclosure(long learned) {
        return learned == quanta ? Enclosure.exactly(0) : correction.times(loss.sumEnclosure(1, quanta - learned));
    }

    @Override
    public double variance(long learned) {
        return 0;
    }
}
