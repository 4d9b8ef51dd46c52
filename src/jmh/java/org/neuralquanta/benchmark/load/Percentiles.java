package org.neuralquanta.benchmark.load;

import java.util.OptionalDouble;

/**
 * Percentiles of latencies, in seconds; empty where there are too few requests.
 *
 * @param requests how many there were
 * @param median half of them are answered within this time
 * @param p95 19 of 20
 * @param p99 99 of 100
 */
public record Percentiles(int requests, OptionalDouble median, OptionalDouble p95, OptionalDouble p99) {}
