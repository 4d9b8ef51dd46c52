package org.neuralquanta.grokking;

import org.neuralquanta.random.RandomStream;

/** All pairs in a random order, drawn one by one; a function of seed and trial. Not thread-safe. */
final class RandomPairs {

    private final int[] order;
    private final RandomStream stream;
    private int drawn;

    RandomPairs(int pairs, long seed, long trial) {
        this.order = new int[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            order[pair] = pair;
        }
        this.stream = RandomStream.of(seed, trial);
    }

    /** The next pair of Fisher and Yates's shuffle; no pair is off its probability by more than N 2^-64. */
    int next() {
        int at = drawn + (int) Math.unsignedMultiplyHigh(stream.bits(drawn, 0), order.length - drawn);
        int pair = order[at];
        order[at] = order[drawn];
        order[drawn++] = pair;
        return pair;
    }
}
