package org.neuralquanta.race;

import org.neuralquanta.lanes.Blocks;

/**
 * The data of some quanta for a race: their frequencies in the training samples and in use, the factor of the standard time Γ(τ, 1), and
 * the quantum's share of the loss in units. For one thread.
 */
public final class RankTable {

    /** The most quanta in a table; a power of two. */
    public static final int SIZE = 512;

    final Blocks blocks;
    final double[] ranks = new double[SIZE];
    public final double[] probabilities = new double[SIZE];
    final double[] uses = new double[SIZE];
    public final double[] scales = new double[SIZE];
    public final long[] units = new long[SIZE];

    /** For {@link Frequencies}. */
    final double[] logs = new double[SIZE];

    final double[] exponents = new double[SIZE];
    final double[] powers = new double[SIZE];

    public RankTable(Blocks blocks) {
        this.blocks = blocks;
    }
}
