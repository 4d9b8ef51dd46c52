package org.neuralquanta.sequence;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.sum.TailLoss;

/** Learned by rank: the tail is left. Immutable, thread-safe. */
public record RankOrderLoss(TailLoss tail) implements OrderedLoss {

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
