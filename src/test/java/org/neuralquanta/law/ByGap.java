package org.neuralquanta.law;

import org.neuralquanta.order.ScoreOrder;

/** Another order, of which the library knows nothing: the quantum with the largest gap first. */
record ByGap() implements ScoreOrder {

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
