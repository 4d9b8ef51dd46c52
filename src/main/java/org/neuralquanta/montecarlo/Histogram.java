package org.neuralquanta.montecarlo;

/**
 * What was learned in each cell of the grid by each of a group of replicates: units of loss, and the number of quanta. For one thread.
 */
final class Histogram {

    /** A row of the packed sums is 64 replicates. */
    static final int STRIDE_BITS = 6;

    private final int lanes;
    private final long[] units;
    private final long[] counts;
    private final long[] packed;

    Histogram(int cells, int lanes) {
        this.lanes = lanes;
        this.units = new long[cells * lanes];
        this.counts = new long[cells * lanes];
        // A power of two, so that an index can be masked.
        this.packed = new long[lanes == 1 ? 0 : Integer.highestOneBit((cells << STRIDE_BITS) - 1) * 2];
    }

    void add(int cell, int lane, long worth) {
        int index = cell * lanes + lane;
        units[index] += worth;
        counts[index]++;
    }

    /** Sums whose low bits are counts, for {@link #unpack}. */
    long[] packed() {
        return packed;
    }

    /** Adds the packed sums to the others, and clears them. */
    void unpack(int countBits) {
        long mask = (1L << countBits) - 1;
        for (int i = 0; i < units.length; i += lanes) {
            int row = (i / lanes) << STRIDE_BITS;
            for (int lane = 0; lane < lanes; lane++) {
                long sum = packed[row + lane];
                units[i + lane] += sum >>> countBits;
                counts[i + lane] += sum & mask;
                packed[row + lane] = 0;
            }
        }
    }

    void add(Histogram other) {
        for (int i = 0; i < units.length; i++) {
            units[i] += other.units[i];
            counts[i] += other.counts[i];
        }
    }

    long units(int cell, int lane) {
        return units[cell * lanes + lane];
    }

    /** Of all cells, beyond the grid too. */
    long allUnits(int lane) {
        long sum = 0;
        for (int i = lane; i < units.length; i += lanes) {
            sum += units[i];
        }
        return sum;
    }

    long count(int cell, int lane) {
        return counts[cell * lanes + lane];
    }
}
