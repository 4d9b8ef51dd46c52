package org.neuralquanta.dynamics;

/** The range of times and rates. */
final class Times {

    private Times() {}

    static double check(double time) {
        if (!(time >= 0 && time < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("time must be finite and >= 0, was " + time);
        }
        return time;
    }

    static double checkRate(double rate) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rate must be finite and > 0, was " + rate);
        }
        return rate;
    }
}
