package org.neuralquanta.montecarlo;

/** What was learned in each cell of the grid by each of a group of replicates: units of loss, and the number of quanta. */
final class Histogram {

    private final int lanes;
    private final long[] units;
    private final long[] counts;

    Histogram(int cells, int lanes) {
        this.lanes = lanes;
        this.units = new long[cells * lanes];
        this.counts = new long[cells * lanes];
    }

    void add(int cell, int lane, long worth) {
        int index = cell * lanes + lane;
        units[index] += worth;
        counts[index]++;
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

    long count(int cell, int lane) {
        return counts[cell * lanes + lane];
    }
}
