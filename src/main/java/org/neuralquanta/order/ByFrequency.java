package org.neuralquanta.order;

import org.neuralquanta.Statement;

/** The most used quantum first: hypothesis QH2. Immutable, thread-safe. */
@Statement("T3")
public record ByFrequency() implements LearningOrder.Scored {

    @Override
    public double frequencyPower() {
        return 1;
    }

    @Override
    public double gapPower() {
        return 0;
    }

    @Override
    public double costPower() {
        return 0;
    }
}
