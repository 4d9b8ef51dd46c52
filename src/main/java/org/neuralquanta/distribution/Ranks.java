package org.neuralquanta.distribution;

/** The range of ranks and of the number of quanta. */
final class Ranks {

    private Ranks() {}

    static void check(long rank, long least) {
        if (rank < least || rank > QuantaDistribution.MAX_RANK) {
            throw new IllegalArgumentException("rank must be between " + least + " and 2^62, was " + rank);
        }
    }

    static long checkQuanta(long quanta) {
        if (quanta < 1 || quanta > QuantaDistribution.MAX_RANK) {
            throw new IllegalArgumentException("quanta must be between 1 and 2^62, was " + quanta);
        }
        return quanta;
    }
}
