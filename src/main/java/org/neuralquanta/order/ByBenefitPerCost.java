package org.neuralquanta.order;

import org.neuralquanta.Statement;

/** The quantum with the largest benefit per cost \(\Delta_k p_k/c_k\) first: the best order at every budget. Immutable, thread-safe. */
@Statement("T4")
public record ByBenefitPerCost() implements LearningOrder.Scored {

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
        return -1;
    }
}
