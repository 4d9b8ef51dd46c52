package org.neuralquanta.montecarlo;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.race.Histogram;

/**
 * What a {@link Plan.Part} adds to a simulation: for each of its replicates and each cell of the grid, the number of its quanta that are
 * learned there and the loss that they account for. Losses are whole multiples of \(2^{-s}\), with one s for the plan, so {@link #plus} is
 * exact, associative and commutative. The sums take 16 bytes for each replicate and cell. Immutable, thread-safe.
 */
@Statement({"T8", "T11", "T12", "T13", "T14", "T15"})
public final class PartialSums implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /** What tells its plan apart. */
    private final int plan;

    /** The first replicate. */
    private final long firstReplicate;

    /** Cells of a replicate. */
    private final int cells;

    /** Lanes of the kernel. */
    private final int lanes;

    /** By replicate and cell. */
    private final long[] units;

    /** Likewise, quanta. */
    private final long[] counts;

    /** The ranks that were raced, as disjoint intervals from, to, from, to, …, without the to; the tail counts as the rank after the last. */
    private final long[] ranks;

    private PartialSums(int plan, long firstReplicate, int cells, int lanes, long[] units, long[] counts, long[] ranks) {
        this.plan = plan;
        this.firstReplicate = firstReplicate;
        this.cells = cells;
        this.lanes = lanes;
        this.units = units;
        this.counts = counts;
        this.ranks = ranks;
    }

    /** Zeros, to be {@link #set}. */
    static PartialSums of(int plan, Plan.Part part, long tail, int cells, int lanes) {
        int size = Math.multiplyExact(part.replicates(), cells);
        long[] ranks = part.fromRank() < part.toRank() ? new long[] {part.fromRank(), part.toRank()} : new long[0];
        if (part.tail()) {
            ranks = union(ranks, new long[] {tail, tail + 1});
        }
        return new PartialSums(plan, part.fromReplicate(), cells, lanes, new long[size], new long[size], ranks);
    }

    /** A replicate's column of a histogram. Before these sums are handed out. */
    void set(int row, Histogram histogram, int column) {
        for (int cell = 0; cell < cells; cell++) {
            units[row * cells + cell] = histogram.units(cell, column);
            counts[row * cells + cell] = histogram.count(cell, column);
        }
    }

    /**
     * These sums and those of other ranks for the same replicates.
     *
     * @param other sums of the same plan
     * @return the sums of both
     * @throws IllegalArgumentException if the other sums are of another plan or of other replicates, or both include the same rank, which
     *     would count twice
     */
    public PartialSums plus(PartialSums other) {
        if (plan != other.plan || cells != other.cells) {
            throw new IllegalArgumentException("sums of different plans cannot be added");
        }
        if (firstReplicate != other.firstReplicate || units.length != other.units.length) {
            throw new IllegalArgumentException("sums must be of the same replicates to be added, were of " + replicatesText() + " and "
                    + other.replicatesText());
        }
        return new PartialSums(
                plan, firstReplicate, cells, Math.min(lanes, other.lanes), sum(units, other.units), sum(counts, other.counts), union(ranks, other.ranks));
    }

    private static long[] sum(long[] some, long[] others) {
        long[] sum = new long[some.length];
        Arrays.setAll(sum, i -> some[i] + others[i]);
        return sum;
    }

    private static long[] union(long[] some, long[] others) {
        long[][] intervals = IntStream.range(0, (some.length + others.length) / 2)
                .map(i -> 2 * i)
                .mapToObj(i -> i < some.length
                        ? new long[] {some[i], some[i + 1]}
                        : new long[] {others[i - some.length], others[i - some.length + 1]})
                .sorted(Comparator.comparingLong(interval -> interval[0]))
                .toArray(long[][]::new);
        long[] union = new long[some.length + others.length];
        int size = 0;
        for (long[] interval : intervals) {
            if (size > 0 && interval[0] < union[size - 1]) {
                throw new IllegalArgumentException("rank " + interval[0] + " would count twice; add each part once");
            }
            if (size > 0 && interval[0] == union[size - 1]) {
                union[size - 1] = interval[1];
            } else {
                union[size++] = interval[0];
                union[size++] = interval[1];
            }
        }
        return Arrays.copyOf(union, size);
    }

    /**
     * The first replicate.
     *
     * @return its number, from 0
     */
    public long firstReplicate() {
        return firstReplicate;
    }

    /**
     * The number of replicates.
     *
     * @return at least 1
     */
    public int replicates() {
        return units.length / cells;
    }

    /** Tells the sums of different plans apart. */
    int plan() {
        return plan;
    }

    int lanes() {
        return lanes;
    }

    /** Whether all ranks up to one are in, and none beyond. */
    boolean covers(long last) {
        return ranks.length == 2 && ranks[0] == 1 && ranks[1] == last + 1;
    }

    long units(int row, int cell) {
        return units[row * cells + cell];
    }

    long count(int row, int cell) {
        return counts[row * cells + cell];
    }

    /** Those of all cells, also beyond the grid. */
    long allUnits(int row) {
        return Arrays.stream(units, row * cells, (row + 1) * cells).sum();
    }

    private String replicatesText() {
        return firstReplicate + " to " + (firstReplicate + replicates() - 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PartialSums that
                && plan == that.plan
                && firstReplicate == that.firstReplicate
                && cells == that.cells
                && lanes == that.lanes
                && Arrays.equals(units, that.units)
                && Arrays.equals(counts, that.counts)
                && Arrays.equals(ranks, that.ranks);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(units) + Arrays.hashCode(ranks);
    }

    @Override
    public String toString() {
        return "PartialSums[replicates=" + replicatesText() + ", ranks=" + Arrays.toString(ranks) + "]";
    }
}
