package org.neuralquanta.law;

import org.neuralquanta.Statement;

/**
 * How compute is best split between parameters and data (T18). Immutable, thread-safe.
 *
 * @param parameters N as a function of compute in FLOPs
 * @param data D as a function of compute in FLOPs
 */
@Statement("T18")
public record Allocation(GrowthLaw parameters, GrowthLaw data) {}
