package org.neuralquanta.order;

import org.neuralquanta.Statement;

/** The least used quantum first; for equal gaps the worst order. Immutable, thread-safe. */
@Statement("T4")
public record Reversed() implements LearningOrder.Scored {

    @Override
    public double frequencyPower() {
        return -1;
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
