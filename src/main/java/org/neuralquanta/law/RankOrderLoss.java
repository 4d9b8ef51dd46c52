package org.neuralquanta.law;

import org.neuralquanta.bound.Enclosure;

/** Learned by rank: the tail is left. Immutable, thread-safe. */
record RankOrderLoss(TailLoss tail) implements OrderedLoss {

    @Override
    public double loss(long learned) {
        return tail.loss(learned);
    }

    @Override
    public Enclosure enclosure(long learned) {
        return tail.enclosure(learned);
    }

    @Override
    public double variance(long learned) {
        return 0;
    }
}
