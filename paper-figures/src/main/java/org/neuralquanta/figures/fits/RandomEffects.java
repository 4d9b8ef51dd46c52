package org.neuralquanta.figures.fits;

import java.util.stream.IntStream;

/**
 * The mean of estimates whose true values differ, after DerSimonian and Laird, Controlled Clinical Trials 7 (1986) 177.
 *
 * @param mean weighted by 1/(error² + spread²)
 * @param error its standard error
 * @param spread τ, the standard deviation of the true values
 */
record RandomEffects(double mean, double error, double spread) {

    static RandomEffects of(double[] estimates, double[] errors) {
        int[] all = IntStream.range(0, estimates.length).toArray();
        double weights = IntStream.of(all).mapToDouble(i -> weight(errors[i], 0)).sum();
        double squares = IntStream.of(all).mapToDouble(i -> weight(errors[i], 0) * weight(errors[i], 0)).sum();
        double common = IntStream.of(all).mapToDouble(i -> weight(errors[i], 0) * estimates[i]).sum() / weights;
        double scatter = IntStream.of(all)
                .mapToDouble(i -> weight(errors[i], 0) * (estimates[i] - common) * (estimates[i] - common))
                .sum();
        double variance = Math.max(0, (scatter - (all.length - 1)) / (weights - squares / weights));
        double total = IntStream.of(all).mapToDouble(i -> weight(errors[i], variance)).sum();
        double mean = IntStream.of(all).mapToDouble(i -> weight(errors[i], variance) * estimates[i]).sum() / total;
        return new RandomEffects(mean, 1 / Math.sqrt(total), Math.sqrt(variance));
    }

    private static double weight(double error, double variance) {
        return 1 / (error * error + variance);
    }
}
