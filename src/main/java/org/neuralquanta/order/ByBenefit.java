package org.neuralquanta.order;

import org.neuralquanta.Statement;

/** The quantum with the largest benefit \(\Delta_k p_k\) first: the best order at every number of learned quanta. Immutable, thread-safe. */
@Statement("T4")
public record ByBenefit() implements LearningOrder.Scored {

    @Override
    public double frequencyPower() {
        return 1;
    }

    @Override
    public double gapPower() {
        return 1;
    }

    @Override
    public double costPower() {
        return 0;
    }
}
