package org.neuralquanta.sum;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.model.QuantaModel;

/** The tail of use frequencies that know it at every rank themselves, without a formula that this package sums, for equal gaps. Immutable, thread-safe. */
final class RankwiseTail implements TailLoss {

    private final double gap;
    private final QuantaDistribution quanta;

    RankwiseTail(QuantaModel model) {
        this.gap = model.gap().first();
        this.quanta = model.distribution();
    }

    @Override
    public double loss(long learned) {
        return learned > QuantaDistribution.MAX_RANK ? 0 : gap * quanta.tail(learned);
    }

    @Override
    public Enclosure enclosure(long learned) {
        return learned > QuantaDistribution.MAX_RANK
                ? Enclosure.exactly(0)
                : Enclosure.exactly(gap).times(quanta.tailEnclosure(learned));
    }

    @Override
    public double logSlope(double learned) {
        throw new ArithmeticException(TailLoss.noContinuation(quanta));
    }
}
