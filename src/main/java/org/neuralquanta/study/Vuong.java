package org.neuralquanta.study;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.hipparchus.special.Erf;

/**
 * Vuong's test of two non-nested laws (Econometrica 57, 1989, 307). Immutable, thread-safe.
 *
 * @param ratio the log-likelihood of the first minus that of the second, or for robust fits the objective of the second minus that of the
 *     first
 * @param normalised the ratio over its standard deviation; positive where the first fits better
 * @param pValue the probability of a normalised ratio of at least this magnitude if both laws were equally far from the truth
 */
public record Vuong(double ratio, double normalised, double pValue) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is NaN
     */
    public Vuong {
        if (DoubleStream.of(ratio, normalised, pValue).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException(
                    "ratio, normalised and pValue must be numbers, were "
                            + ratio + ", " + normalised + " and " + pValue);
        }
    }

    /**
     * The comparison of two laws from the differences of their log-likelihoods.
     *
     * @param differences the log-likelihood of the first minus that of the second, for each distinct observation
     * @param numbers how often each was observed
     * @return the comparison
     * @throws IllegalArgumentException if there is no observation, a number is not finite, or a count is below 0
     */
    public static Vuong of(double[] differences, double[] numbers) {
        boolean isFinite = DoubleStream.concat(Arrays.stream(differences), Arrays.stream(numbers)).allMatch(Double::isFinite);
        if (differences.length != numbers.length || !isFinite || !(Arrays.stream(numbers).min().orElse(-1) >= 0)
                || !(Arrays.stream(numbers).sum() > 0)) {
            throw new IllegalArgumentException("there must be a finite difference and a count for each observation, were "
                    + differences.length + " and " + numbers.length);
        }
        double count = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < differences.length; i++) {
            count += numbers[i];
            sum += numbers[i] * differences[i];
        }
        double mean = sum / count;
        for (int i = 0; i < differences.length; i++) {
            squares += numbers[i] * (differences[i] - mean) * (differences[i] - mean);
        }
        double normalised = squares == 0 ? 0 : sum / Math.sqrt(squares);
        return new Vuong(sum, normalised, Erf.erfc(Math.abs(normalised) / Math.sqrt(2)));
    }
}
