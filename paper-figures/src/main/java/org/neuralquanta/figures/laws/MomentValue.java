package org.neuralquanta.figures.laws;

import org.neuralquanta.law.Moment;

/** A moment that must exist. */
final class MomentValue {

    private MomentValue() {}

    static double of(Moment moment) {
        return switch (moment) {
            case Moment.Value value -> value.value();
            case Moment.Absent absent -> throw new IllegalStateException(absent.reason());
        };
    }
}
