package org.neuralquanta.zipf;

import java.util.Arrays;

/** A list of counts by their distinct values, with sums over all values from one on. Immutable. */
final class CountList {

    private final double[] values;
    private final long[] multiplicities;

    /** How many counts, and the sum of their logarithms, from the i-th distinct value on. */
    private final long[] from;

    private final double[] logsFrom;

    /** From sorted counts, all at least 1. */
    CountList(long[] sorted) {
        int distinct = 1;
        for (int i = 1; i < sorted.length; i++) {
            distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
        }
        values = new double[distinct];
        multiplicities = new long[distinct];
        int at = -1;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                values[++at] = sorted[i];
            }
            multiplicities[at]++;
        }
        from = new long[distinct + 1];
        logsFrom = new double[distinct + 1];
        for (int i = distinct - 1; i >= 0; i--) {
            from[i] = from[i + 1] + multiplicities[i];
            logsFrom[i] = logsFrom[i + 1] + multiplicities[i] * Math.log(values[i]);
        }
    }

    static CountList of(long[] counts) {
        long[] sorted = counts.clone();
        Arrays.sort(sorted);
        return new CountList(sorted);
    }

    int distinct() {
        return values.length;
    }

    long size() {
        return from[0];
    }

    double value(int i) {
        return values[i];
    }

    long multiplicity(int i) {
        return multiplicities[i];
    }

    /** How many counts are at least the i-th distinct value. */
    long from(int i) {
        return from[i];
    }

    /** Their mean logarithm. */
    double meanLogFrom(int i) {
        return logsFrom[i] / from[i];
    }
}
