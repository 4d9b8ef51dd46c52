package org.neuralquanta.benchmark.load;

import java.util.Arrays;
import java.util.OptionalDouble;

/** The latencies of the requests of a run: from the arrival to the answer, so that waiting counts. */
final class Latencies {

    private static final int FEWEST_ABOVE = 5;

    private final long[] sorted;

    /** Of nanoseconds, in any order. */
    Latencies(long[] nanoseconds) {
        this.sorted = nanoseconds.clone();
        Arrays.sort(sorted);
    }

    /** How many requests there were. */
    int count() {
        return sorted.length;
    }

    /**
     * The percentile by nearest rank: the least latency that is not below that of a share of the requests. There is none where fewer than
     * five requests lie above it, since it would be a matter of chance.
     *
     * @param share above 0 and below 1
     * @return seconds
     */
    OptionalDouble percentile(double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted.length - rank < FEWEST_ABOVE ? OptionalDouble.empty() : OptionalDouble.of(1e-9 * sorted[rank - 1]);
    }
}
