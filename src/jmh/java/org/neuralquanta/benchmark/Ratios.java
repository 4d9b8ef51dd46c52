package org.neuralquanta.benchmark;

import java.util.Arrays;
import java.util.Locale;

/** Ratios of paired times, one for each round. */
final class Ratios {

    private final double[] sorted;

    Ratios(double... ratios) {
        sorted = ratios.clone();
        Arrays.sort(sorted);
    }

    /** The median, and the range of the middle four fifths. */
    @Override
    public String toString() {
        int tail = sorted.length / 10;
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", sorted[sorted.length / 2], sorted[tail], sorted[sorted.length - 1 - tail]);
    }
}
