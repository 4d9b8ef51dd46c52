package org.neuralquanta.montecarlo;

import org.neuralquanta.random.Blocks;

/**
 * What a race needs to know of some quanta: by what the standard time Γ(τ, 1) is multiplied, and what the quantum is worth in units.
 * For one thread.
 */
final class RankTable {

    /** The most quanta in a table; a power of two. */
    static final int SIZE = 512;

    final Blocks blocks;
    final double[] ranks = new double[SIZE];
    final double[] probabilities = new double[SIZE];
    final double[] scales = new double[SIZE];
    final long[] units = new long[SIZE];

    /** For {@link Frequencies}. */
    final double[] logs = new double[SIZE];

    final double[] exponents = new double[SIZE];
    final double[] powers = new double[SIZE];

    RankTable(Blocks blocks) {
        this.blocks = blocks;
    }
}
