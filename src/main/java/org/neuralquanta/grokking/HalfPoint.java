package org.neuralquanta.grokking;

import java.util.function.IntToDoubleFunction;

/** Where a probability that rises with the number of pairs passes one half. */
final class HalfPoint {

    private HalfPoint() {}

    /** The crossing as a share of all pairs, linear between two numbers; the probability is 0 at 0 pairs and 1 at all. */
    static double half(int pairs, IntToDoubleFunction probability) {
        int size = 1;
        while (probability.applyAsDouble(size) < 0.5) {
            size++;
        }
        double below = probability.applyAsDouble(size - 1);
        double above = probability.applyAsDouble(size);
        return (size - 1 + (0.5 - below) / (above - below)) / pairs;
    }
}
