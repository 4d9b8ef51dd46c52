package org.neuralquanta.montecarlo;

import java.util.function.IntToDoubleFunction;

/**
 * Sums over infinitely many ranks written anew for the tests: the first ranks one by one, of the rest a power's Euler–Maclaurin
 * sum, which integrals bound.
 */
final class InfiniteSum {

    static final int DIRECT = 400_000;

    private InfiniteSum() {}

    /** \(\sum_{k>n} k^{-e}\), e &gt; 1: between the integrals of the power from n + 1/2 (above) and from n less half of its first term. */
    static double powersBeyond(double n, double e) {
        return Math.pow(n, 1 - e) / (e - 1) - Math.pow(n, -e) / 2 + e * Math.pow(n, -e - 1) / 12;
    }

    static double zeta(double e) {
        return powersBeyond(DIRECT, e) + direct(k -> Math.pow(k, -e));
    }

    static double direct(IntToDoubleFunction term) {
        double sum = 0;
        for (int k = DIRECT; k >= 1; k--) {
            sum += term.applyAsDouble(k);
        }
        return sum;
    }
}
