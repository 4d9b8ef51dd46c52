package org.neuralquanta.zipf;

import java.util.Arrays;
import org.neuralquanta.distribution.TabulatedQuanta;

/** A list of counts by their distinct values, with sums over all values from one on. Immutable. */
final class CountList {

    /** Increasing. */
    private final double[] values;

    private final long[] multiplicities;

    /** How many counts, and the sum of their logarithms, from the i-th distinct value on. */
    private final long[] from;

    private final double[] logsFrom;

    /** Takes ownership of both arrays: values at least 1 in increasing order, and how often each occurs. */
    CountList(double[] values, long[] multiplicities) {
        this.values = values;
        this.multiplicities = multiplicities;
        int distinct = values.length;
        from = new long[distinct + 1];
        logsFrom = new double[distinct + 1];
        for (int i = distinct - 1; i >= 0; i--) {
            from[i] = from[i + 1] + multiplicities[i];
            logsFrom[i] = logsFrom[i + 1] + multiplicities[i] * Math.log(values[i]);
        }
    }

    /** The counts of all quanta. */
    static CountList of(TabulatedQuanta list) {
        long quanta = list.quanta().orElseThrow();
        var gathered = new Gathering();
        for (long rank = quanta; rank >= 1; rank--) {
            gathered.add((double) list.count(rank), 1);
        }
        return gathered.list();
    }

    /** The counts up to a largest one. */
    CountList upTo(double largest) {
        if (values.length == 0 || values[values.length - 1] <= largest) {
            return this;
        }
        var gathered = new Gathering();
        for (int i = 0; i < values.length && values[i] <= largest; i++) {
            gathered.add(values[i], multiplicities[i]);
        }
        return gathered.list();
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

    /** Their mean. */
    double meanFrom(int i) {
        double sum = 0;
        for (int j = i; j < values.length; j++) {
            sum += multiplicities[j] * values[j];
        }
        return sum / from[i];
    }

    /** The index of the least value that is at least a number. */
    int indexOf(double least) {
        int i = Arrays.binarySearch(values, least);
        return i >= 0 ? i : -i - 1;
    }
}
