package org.neuralquanta.race;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import org.neuralquanta.lanes.CoarseRace;

/**
 * The units of loss and the number of quanta that each of a group of replicates learned in each cell of the grid. Replicates stand in the
 * order of a {@link CoarseRace}. For one thread.
 */
public final class Histogram implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    private final int lanes;
    private final long[] units;
    private final long[] counts;
    private final long[] packed;

    public Histogram(int cells, int lanes) {
        this.lanes = lanes;
        this.units = new long[cells * lanes];
        this.counts = new long[cells * lanes];
        this.packed = new long[lanes == 1 ? 0 : Integer.highestOneBit(cells << CoarseRace.ROW_BITS) * 2];
    }

    Histogram copy() {
        var copy = new Histogram(units.length / lanes, lanes);
        copy.add(this);
        return copy;
    }

    void add(int cell, int lane, long worth) {
        int index = index(cell, lane);
        units[index] += worth;
        counts[index]++;
    }

    private int index(int cell, int lane) {
        return cell * lanes + (lanes == 1 ? 0 : CoarseRace.position(lane, lanes));
    }

    /** Sums of a {@link CoarseRace} whose low bits are counts, for {@link #unpack}. */
    long[] packed() {
        return packed;
    }

    /** Adds the packed sums to the others, and clears them. */
    void unpack(int countBits) {
        for (int i = 0, row = 0; i < units.length; i += lanes, row += 1 << CoarseRace.ROW_BITS) {
            unpack(row, i, countBits);
        }
        Arrays.fill(packed, 0);
    }

    private void unpack(int from, int to, int countBits) {
        long mask = (1L << countBits) - 1;
        for (int i = 0; i < lanes; i++) {
            long sum = packed[from + i];
            units[to + i] += sum >>> countBits;
            counts[to + i] += sum & mask;
        }
    }

    public void add(Histogram other) {
        for (int i = 0; i < units.length; i++) {
            units[i] += other.units[i];
            counts[i] += other.counts[i];
        }
    }

    public long units(int cell, int lane) {
        return units[index(cell, lane)];
    }

    /** The total over all cells, also beyond the grid. */
    public long allUnits(int lane) {
        long sum = 0;
        for (int i = index(0, lane); i < units.length; i += lanes) {
            sum += units[i];
        }
        return sum;
    }

    public long count(int cell, int lane) {
        return counts[index(cell, lane)];
    }
}
