package org.neuralquanta.verify;

/**
 * An observed number. Immutable, thread-safe.
 *
 * @param value the number
 * @param standardError its standard error where it was drawn, 0 where it was computed
 */
record Measurement(double value, double standardError) {

    static Measurement exactly(double value) {
        return new Measurement(value, 0);
    }

    /** The mean of numbers that were drawn independently. */
    static Measurement mean(double... drawn) {
        double sum = 0;
        for (double x : drawn) {
            sum += x;
        }
        double mean = sum / drawn.length;
        double squares = 0;
        for (double x : drawn) {
            squares += (x - mean) * (x - mean);
        }
        return new Measurement(mean, Math.sqrt(squares / (drawn.length - 1) / drawn.length));
    }

    /** The share of draws in which an event happened. */
    static Measurement share(long events, long draws) {
        double share = (double) events / draws;
        return new Measurement(share, Math.sqrt(share * (1 - share) / draws));
    }
}
