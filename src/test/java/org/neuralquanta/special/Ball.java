package org.neuralquanta.special;

import java.math.BigInteger;
import org.neuralquanta.bound.Enclosure;

/** What Arb proves of a number: that it lies between two dyadic numbers. Immutable, thread-safe. */
record Ball(Dyadic lower, Dyadic upper) {

    /** The line "m e r f" of {@code arb_balls}, which stands for m 2^e ± r 2^f. */
    static Ball parse(String line) {
        String[] numbers = line.split(" ", -1);
        var midpoint = new Dyadic(new BigInteger(numbers[0]), Integer.parseInt(numbers[1]));
        var radius = new Dyadic(new BigInteger(numbers[2]), Integer.parseInt(numbers[3]));
        return new Ball(midpoint.minus(radius), midpoint.plus(radius));
    }

    /** The same for a number that is known to be at most 1. */
    Ball ofProbability() {
        Dyadic one = Dyadic.of(1);
        return upper.compareTo(one) > 0 ? new Ball(lower, one) : this;
    }

    boolean meets(Enclosure enclosure) {
        return Dyadic.of(enclosure.lower()).compareTo(upper) <= 0 && Dyadic.of(enclosure.upper()).compareTo(lower) >= 0;
    }

    boolean isInside(Enclosure enclosure) {
        return Dyadic.of(enclosure.lower()).compareTo(lower) <= 0 && Dyadic.of(enclosure.upper()).compareTo(upper) >= 0;
    }

    /** How far a number lies outside, 0 inside: its error is at least that. */
    double distance(double value) {
        Dyadic number = Dyadic.of(value);
        return Math.max(0, Math.max(lower.minus(number).toDouble(), number.minus(upper).toDouble()));
    }

    /** The middle, to the accuracy of a double. */
    double value() {
        return 0.5 * lower.plus(upper).toDouble();
    }
}
