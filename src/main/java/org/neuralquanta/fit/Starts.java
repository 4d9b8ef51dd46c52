package org.neuralquanta.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The grid of starting points: shares of the loss and exponents, 500 combinations for two terms. */
final class Starts {

    static final double[] EXPONENTS = {0.05, 0.2, 0.45, 0.9, 1.8};

    /** E as a share of the least loss. */
    static final double[] RESIDUAL_SHARES = {0.02, 0.3, 0.55, 0.75, 0.92};

    /** How the rest of the median loss is shared between the two terms. */
    static final double[] TERM_SHARES = {0.15, 0.4, 0.6, 0.85};

    private Starts() {}

    static double leastLogLoss(Runs runs) {
        return IntStream.range(0, runs.size()).mapToDouble(runs::logLoss).min().orElseThrow();
    }

    static double medianLogLoss(Runs runs) {
        double[] sorted = IntStream.range(0, runs.size()).mapToDouble(runs::logLoss).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
