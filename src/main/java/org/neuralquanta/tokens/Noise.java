package org.neuralquanta.tokens;

import java.util.Arrays;
import org.neuralquanta.random.RandomStream;

/**
 * The standard deviation of the loss of a single run of a token around its expectation, which differs between tokens: measured for each quarter of
 * an octave of the mean loss. From runs of the same size where there are any; else from how far each size lies off its neighbours, the mean
 * curve taken as shape: the median, so that jumps of a minority do not count as noise. Not thread-safe.
 */
final class Noise {

    private static final int LEVELS = 80;
    private static final int LOWEST_OCTAVE = -14;
    private static final long FEWEST = 100;

    /** The median of |x| of a standard normal x. */
    private static final double MEDIAN = 0.6744897501960817;

    private static final int BITS = 5;

    private final Ladder ladder;
    private final double[] shape;
    private final double[] squares = new double[LEVELS];
    private final long[] degrees = new long[LEVELS];
    private final Histogram[] deviations = new Histogram[LEVELS];
    private double[] result = new double[0];

    /** @param shape the mean curve, from 1 at the first size to 0 at the last */
    Noise(Ladder ladder, double[] shape) {
        this.ladder = ladder;
        this.shape = shape;
        Arrays.setAll(deviations, _ -> new Histogram(BITS));
    }

    private static int level(double[] curve) {
        double mean = Arrays.stream(curve).sum() / curve.length;
        return Math.clamp((int) Math.floor(4 * (Math.log(mean) / Math.log(2) - LOWEST_OCTAVE)), 0, LEVELS - 1);
    }

    void add(double[] row, double[] curve) {
        int level = level(curve);
        if (ladder.hasRepeats()) {
            squares[level] += ladder.squares(row, curve);
            degrees[level] += ladder.degrees();
        } else {
            for (int i = 1; i < curve.length - 1; i++) {
                double span = shape[i - 1] - shape[i + 1];
                double weight = span == 0 ? 0.5 : Math.clamp((shape[i] - shape[i + 1]) / span, 0.0, 1.0);
                double off = curve[i] - weight * curve[i - 1] - (1 - weight) * curve[i + 1];
                deviations[level].add(Math.abs(off) / Math.sqrt(1 + weight * weight + (1 - weight) * (1 - weight)));
                degrees[level]++;
            }
        }
    }

    /** Ends the measurement. A level with too few tokens has the noise of the nearest one that has enough. */
    void finish() {
        result = new double[LEVELS];
        int most = 0;
        for (int level = 0; level < LEVELS; level++) {
            most = degrees[level] > degrees[most] ? level : most;
        }
        for (int level = 0; level < LEVELS; level++) {
            int nearest = most;
            for (int other = 0; other < LEVELS; other++) {
                if (degrees[other] >= FEWEST && (degrees[nearest] < FEWEST || Math.abs(other - level) < Math.abs(nearest - level))) {
                    nearest = other;
                }
            }
            result[level] = ladder.hasRepeats()
                    ? Math.sqrt(squares[nearest] / degrees[nearest])
                    : deviations[nearest].quantile(0.5) / MEDIAN;
        }
    }

    /** A curve around an expected one with a deviation of single runs, drawn by the token and a number of the draw. */
    double[] around(double[] expected, double deviation, RandomStream stream, long token, long draw) {
        double[] curve = new double[expected.length];
        for (int i = 0; i < curve.length; i++) {
            curve[i] = expected[i] + deviation / Math.sqrt(ladder.runs(i)) * stream.normal(token, draw * curve.length + i);
        }
        return curve;
    }

    /** Of one run of a token with such losses. */
    double of(double[] curve) {
        return result[level(curve)];
    }
}
