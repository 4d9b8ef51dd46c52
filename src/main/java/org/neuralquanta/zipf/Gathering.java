package org.neuralquanta.zipf;

import java.util.Arrays;

/** Groups equal counts that come in increasing order. For one thread. */
final class Gathering {

    private double[] values = new double[64];
    private long[] multiplicities = new long[64];
    private int size;

    /** Adds a count, not below the last one, some times. */
    void add(double value, long times) {
        if (times == 0) {
            return;
        }
        if (size > 0 && values[size - 1] == value) {
            multiplicities[size - 1] += times;
            return;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
            multiplicities = Arrays.copyOf(multiplicities, 2 * size);
        }
        values[size] = value;
        multiplicities[size++] = times;
    }

    CountList list() {
        return new CountList(Arrays.copyOf(values, size), Arrays.copyOf(multiplicities, size));
    }
}
