package org.neuralquanta.tokens;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.neuralquanta.random.RandomStream;

/**
 * By how much the losses of runs of a token deviate from their expectation, which differs between tokens. Where a size has several runs, these
 * are the deviations of its own runs from their mean. Else it is guessed for each quarter of an octave of the mean loss, from how far each size lies
 * off its neighbours, the mean curve taken as shape: the median, so that jumps of a minority do not count as noise. Not thread-safe.
 */
final class Noise {

    private static final int LEVELS = 80;
    private static final int LOWEST_OCTAVE = -14;
    private static final long FEWEST = 100;

    /** The median of |x| of a standard normal x. */
    private static final double MEDIAN = 0.6744897501960817;

    private static final int BITS = 5;

    /** How many degrees of freedom the deviation of all tokens of about the same loss counts for beside a token's own. */
    private static final double OF_OTHERS = 4;

    /** Names the draws of signs apart from those of normal numbers. */
    private static final long SIGNS = 1L << 62;

    /** More than the words of bits that a draw takes, for 2¹⁶ columns. */
    private static final long SIGN_WORDS = 1 << 10;

    private final Ladder ladder;
    private final double[] shape;

    /** The columns of sizes with several runs. */
    private final int[] repeated;

    private final double[] squares = new double[LEVELS];
    private final long[] degrees = new long[LEVELS];
    private final Histogram[] deviations = new Histogram[LEVELS];
    private double[] result = new double[0];

    /** The losses of one token, as means over the runs of each size, and their noise. Immutable. */
    static final class Token {

        private final double[] means;
        private final double deviation;

        /**
         * The deviation of each run from the mean of its size, so scaled that its square has the variance of a run as expectation; 0 where a size has
         * one run.
         */
        private final double[] residuals;

        private Token(double[] means, double deviation, double[] residuals) {
            this.means = means;
            this.deviation = deviation;
            this.residuals = residuals;
        }

        /** The mean loss at each size. */
        double[] means() {
            return means;
        }

        /** The standard deviation of a run. */
        double deviation() {
            return deviation;
        }
    }

    /** @param shape the mean curve, from 1 at the first size to 0 at the last */
    Noise(Ladder ladder, double[] shape) {
        this.ladder = ladder;
        this.shape = shape;
        this.repeated = IntStream.range(0, ladder.columns()).filter(column -> ladder.runs(ladder.sizeOf(column)) > 1).toArray();
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

    /** Losses of runs around expected ones, drawn by the token and a number of the draw: deviations as they were, with signs by chance. */
    double[] around(double[] expected, Token noise, RandomStream stream, long token, long draw) {
        return around(expected, noise, stream, token, draw, false);
    }

    /** The same with the deviations of any size, which are more than those of its own size: for a test of one token. */
    double[] aroundFromAll(double[] expected, Token noise, RandomStream stream, long token, long draw) {
        return around(expected, noise, stream, token, draw, true);
    }

    /** Where a size has one run its deviation is normal. */
    private double[] around(double[] expected, Token noise, RandomStream stream, long token, long draw, boolean ofAnySize) {
        double[] row = new double[ladder.columns()];
        for (int column = 0; column < row.length; column++) {
            int size = ladder.sizeOf(column);
            long number = draw * row.length + column;
            if (ladder.runs(size) == 1) {
                row[column] = expected[size] + noise.deviation * stream.normal(token, number);
            } else {
                int from = ofAnySize ? repeated[(int) (stream.uniform(token, number) * repeated.length)] : column;
                row[column] = expected[size] + sign(stream, token, draw, column) * noise.residuals[from];
            }
        }
        return row;
    }

    private static int sign(RandomStream stream, long token, long draw, int column) {
        long word = draw * SIGN_WORDS + column / Long.SIZE;
        return (stream.bits(SIGNS + token, word) >>> column % Long.SIZE & 1) == 0 ? 1 : -1;
    }

    /** Of a token with such losses of runs. */
    Token of(double[] row) {
        double[] means = ladder.means(row);
        double usual = result[level(means)];
        double squares = ladder.squares(row, means) + OF_OTHERS * usual * usual;
        double[] residuals = new double[row.length];
        for (int column : repeated) {
            int runs = ladder.runs(ladder.sizeOf(column));
            residuals[column] = (row[column] - means[ladder.sizeOf(column)]) * Math.sqrt(runs / (runs - 1.0));
        }
        double deviation = ladder.hasRepeats() ? Math.sqrt(squares / (ladder.degrees() + OF_OTHERS)) : usual;
        return new Token(means, deviation, residuals);
    }
}
