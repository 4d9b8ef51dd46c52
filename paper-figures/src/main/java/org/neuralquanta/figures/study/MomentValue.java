package org.neuralquanta.figures.study;

import org.neuralquanta.law.Moment;

/** A moment that must exist. */
public final class MomentValue {

    private MomentValue() {}

    public static double of(Moment moment) {
        return switch (moment) {
            case Moment.Value value -> value.value();
            case Moment.Absent absent -> throw new IllegalStateException(absent.reason());
        };
    }
}
