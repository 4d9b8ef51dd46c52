package org.neuralquanta.cli.fit;

import static org.neuralquanta.cli.answer.Rounding.TWELVE;

import org.neuralquanta.cli.answer.Prose;
import org.neuralquanta.cli.answer.Value;
import org.neuralquanta.fit.Interval;

/** Intervals in answers; an end that is not finite has its reason instead. */
final class Ends {

    static final String OPEN = "not determined by these runs";

    private Ends() {}

    static Value of(double end) {
        return Value.of(end, OPEN);
    }

    static Value of(Interval interval) {
        return Value.ends(OPEN, interval.lower(), interval.upper());
    }

    static void say(Prose text, Interval interval) {
        text.say(", 95 % from ").show(of(interval.lower()), TWELVE).say(" to ").show(of(interval.upper()), TWELVE);
    }
}
