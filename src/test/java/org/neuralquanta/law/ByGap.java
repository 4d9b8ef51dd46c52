package org.neuralquanta.law;

import org.neuralquanta.order.LearningOrder;


/** Another order, of which the library knows nothing: the quantum with the largest gap first. */
record ByGap() implements LearningOrder.Scored {

    @Override
    public double frequencyPower() {
        return 0;
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
