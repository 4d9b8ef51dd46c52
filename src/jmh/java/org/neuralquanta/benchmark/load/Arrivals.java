package org.neuralquanta.benchmark.load;

import java.util.SplittableRandom;

/** When requests arrive, independently of how fast they are served. */
final class Arrivals {

    private Arrivals() {}

    /**
     * A Poisson process: the times between arrivals are independent and exponentially distributed.
     *
     * @param rate the mean number of arrivals in a second, above 0
     * @param count how many
     * @param seed names the random numbers
     * @return the times in nanoseconds from the start, increasing
     */
    static long[] poisson(double rate, int count, long seed) {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("rate must be > 0, was " + rate);
        }
        var random = new SplittableRandom(seed);
        long[] times = new long[count];
        double time = 0;
        for (int i = 0; i < count; i++) {
            time += random.nextExponential() / rate;
            times[i] = Math.round(1e9 * time);
        }
        return times;
    }
}
