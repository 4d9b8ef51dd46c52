package org.neuralquanta.lanes;

import org.neuralquanta.random.RandomStream;

/**
 * The streams of replicates that are computed side by side: a power of two of them, so that they fill the lanes of any machine.
 * Immutable, thread-safe.
 */
public final class StreamGroup {

    private final RandomStream[] streams;
    final long[] first;
    final long[] second;

    private StreamGroup(long seed, long replicate, int size) {
        this.streams = new RandomStream[size];
        this.first = new long[size];
        this.second = new long[size];
        for (int i = 0; i < size; i++) {
            streams[i] = RandomStream.of(seed, replicate + i);
            first[i] = streams[i].first;
            second[i] = streams[i].second;
        }
    }

    /**
     * The streams of consecutive replicates.
     *
     * @param seed the seed, any 64-bit value
     * @param replicate the first replicate
     * @param size how many: 16, 32 or 64
     * @return their streams
     * @throws IllegalArgumentException if the size is none of these
     */
    public static StreamGroup of(long seed, long replicate, int size) {
        if (size < 16 || size > 64 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("size must be 16, 32 or 64, was " + size);
        }
        return new StreamGroup(seed, replicate, size);
    }

    /**
     * How many streams there are.
     *
     * @return 16, 32 or 64
     */
    public int size() {
        return streams.length;
    }

    /**
     * One of the streams.
     *
     * @param index from 0
     * @return the stream of that replicate
     */
    public RandomStream stream(int index) {
        return streams[index];
    }

    @Override
    public String toString() {
        return "StreamGroup[streams=" + streams.length + "]";
    }
}
