package org.neuralquanta.benchmark;

import java.util.SplittableRandom;

/** Where the zeta function is measured: random arguments, log-uniform between the limits of a group. */
public enum ZetaPoints {
    /** What the laws ask for. */
    TYPICAL(0.05, 3, 1, 1e6),
    /** Close to 1, where summands are added one by one. */
    SMALL_Q(0.05, 3, 1, 10),
    /** Beyond them. */
    LARGE_Q(0.05, 3, 1e6, 1e15),
    /** Alpha near 0. */
    SMALL_ALPHA(1e-12, 0.05, 1, 1e6),
    /** Fast decay, with few summands that matter. */
    LARGE_ALPHA(3, 200, 1, 30);

    /** Number of points. */
    static final int COUNT = 1000;

    private static final long SEED = 20260101;

    private final double minAlpha;
    private final double maxAlpha;
    private final double minQ;
    private final double maxQ;

    ZetaPoints(double minAlpha, double maxAlpha, double minQ, double maxQ) {
        this.minAlpha = minAlpha;
        this.maxAlpha = maxAlpha;
        this.minQ = minQ;
        this.maxQ = maxQ;
    }

    double[] alphas() {
        return logUniform(minAlpha, maxAlpha, SEED);
    }

    double[] qs() {
        return logUniform(minQ, maxQ, SEED + 1);
    }

    private static double[] logUniform(double min, double max, long seed) {
        return new SplittableRandom(seed)
                .doubles(COUNT, Math.log(min), Math.log(max))
                .map(Math::exp)
                .toArray();
    }
}
