package org.neuralquanta.montecarlo;

import org.neuralquanta.race.Range;

/**
 * How often a simulation is repeated, and from which random numbers. Immutable, thread-safe.
 *
 * @param count the number of replicates R, 2 ≤ R ≤ 10^9; a standard error needs at least two
 * @param seed the seed, any 64-bit value
 */
public record Replication(long count, long seed) {

    /** 64 replicates, seed 1. */
    public static final Replication USUAL = new Replication(64, 1);

    /**
     * Checks the number of replicates.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Replication {
        Range.check("replicates", (double) count, 2, 1e9);
    }
}
