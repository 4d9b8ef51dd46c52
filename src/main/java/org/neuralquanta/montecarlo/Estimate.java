package org.neuralquanta.montecarlo;

import org.neuralquanta.Statement;

/**
 * What the replicates say about one amount of data. Immutable, thread-safe.
 *
 * @param x the amount D
 * @param mean the mean loss over the replicates
 * @param standardError the standard error of the mean
 * @param variance the variance of the loss over data sets, estimated without bias
 * @param count the mean number of learned quanta
 */
@Statement({"T8", "T13", "T14"})
public record Estimate(double x, double mean, double standardError, double variance, double count) {}
