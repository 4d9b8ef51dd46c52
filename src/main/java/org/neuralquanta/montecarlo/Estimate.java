package org.neuralquanta.montecarlo;

import java.util.List;
import org.neuralquanta.Statement;

/**
 * Statistics over the replicates at one amount of data, steps or parameters. Immutable, thread-safe.
 *
 * @param x the amount
 * @param mean the mean loss over the replicates
 * @param standardError the standard error of the mean
 * @param variance the variance of the loss over replicates, an unbiased estimate
 * @param count the mean number of learned quanta
 * @param quantiles exact quantiles of the loss over replicates, at the levels that the {@link Observer} asked for, by linear interpolation
 *     between the order statistics next to (R − 1) q
 */
@Statement({"T8", "T13", "T14"})
public record Estimate(
        double x, double mean, double standardError, double variance, double count, List<Double> quantiles) {

    /**
     * A copy of the list.
     *
     * @param x the amount
     * @param mean the mean loss over the replicates
     * @param standardError the standard error of the mean
     * @param variance the variance of the loss over replicates
     * @param count the mean number of learned quanta
     * @param quantiles of the loss over replicates
     */
    public Estimate {
        quantiles = List.copyOf(quantiles);
    }
}
