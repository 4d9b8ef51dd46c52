package org.neuralquanta.mechanism;

import java.util.Arrays;
import org.neuralquanta.Statement;

/**
 * Flags samples whose score is above a threshold. Immutable, thread-safe.
 *
 * @param threshold the score above which a sample is flagged
 */
@Statement("T37")
public record Detector(double threshold) {

    /**
     * A threshold with a stated rate of false alarms: the \(\lceil (n+1)(1-r) \rceil\)-th smallest of n harmless scores, so that a further
     * one exceeds it with probability at most r.
     *
     * @param harmless scores of samples that nothing was fitted to; at least 1/r − 1 of them
     * @param rate r, the rate of false alarms, between 0 and 1
     * @return the detector
     */
    public static Detector calibrated(double[] harmless, double rate) {
        checkRate(rate);
        int rank = (int) Math.ceil((harmless.length + 1) * (1 - rate));
        if (rank > harmless.length) {
            throw new IllegalArgumentException("harmless scores must be at least " + (int) Math.ceil(1 / rate - 1)
                    + " for a rate of " + rate + ", were " + harmless.length);
        }
        double[] sorted = harmless.clone();
        Arrays.sort(sorted);
        return new Detector(sorted[rank - 1]);
    }

    /**
     * Refuses what is no rate.
     *
     * @param rate a rate of false alarms
     * @throws IllegalArgumentException unless it is between 0 and 1
     */
    public static void checkRate(double rate) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("false-alarm rate must be between 0 and 1, was " + rate);
        }
    }

    /**
     * The share of scores that are flagged.
     *
     * @param scores the scores, at least one
     * @return from 0 to 1
     */
    public double flagged(double[] scores) {
        return Arrays.stream(scores).filter(score -> score > threshold).count() / (double) scores.length;
    }

    /**
     * The area under the receiver operating characteristic: the probability that a guilty score is above a harmless one, ties
     * counting half.
     *
     * @param harmless at least one score
     * @param guilty at least one score
     * @return from 0 to 1; ½ if scores say nothing
     * @throws IllegalArgumentException if one of them is empty
     */
    public static double auroc(double[] harmless, double[] guilty) {
        if (harmless.length == 0 || guilty.length == 0) {
            throw new IllegalArgumentException(
                    "harmless and guilty scores must be at least 1 each, were " + harmless.length + " and " + guilty.length);
        }
        double[] sorted = harmless.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (double score : guilty) {
            sum += (below(sorted, score) + below(sorted, Math.nextUp(score))) / 2.0;
        }
        return sum / ((double) harmless.length * guilty.length);
    }

    /** Number of sorted values below x. */
    private static int below(double[] sorted, double x) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
