package org.neuralquanta.distribution;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.file.Table;
import org.neuralquanta.table.Dialect;
import org.neuralquanta.table.InvalidTableException;

/**
 * Measured use frequencies: \(p_k = w_k / \sum_j w_j\) for counts or frequencies \(w_1 \ge w_2 \ge \dots > 0\).
 *
 * <p>The given numbers are sorted; zeros are left out, since a quantum that is never used has no rank. Sums are compensated, so that
 * probabilities have a relative error of at most 2 · 2^−53, and tails one of at most 3 · 2^−53. Where all numbers are whole, with a total
 * of at most 2^53, they are taken as counts: then their sums are exact, and {@link #samples()} is their total, the size of the corpus.
 * Immutable, thread-safe.
 *
 * <p>Source: T1 with measured frequencies; the rank–frequency plots of Michaud et al., arXiv 2303.13506.
 */
@Statement("T1")
public final class TabulatedQuanta implements QuantaDistribution, FrequencyForm, Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /** 2^53: whole numbers up to it, and their sums up to it, are exact doubles. */
    private static final double LARGEST_TOTAL = 0x1p53;

    /** Decreasing. */
    private final double[] weights;

    /** The sum of the weights beyond each rank n = 0, 1, …, K. */
    private final double[] beyond;

    /** Whether all weights are whole numbers. */
    private final boolean whole;

    /** Takes ownership of the array and sorts it in place. */
    private TabulatedQuanta(double[] given) {
        Arrays.parallelSort(given);
        int zeros = 0;
        while (zeros < given.length && given[zeros] == 0) {
            zeros++;
        }
        if (zeros == given.length) {
            throw new IllegalArgumentException("at least one frequency must be > 0, were " + zeros + " zeros");
        }
        this.weights = zeros == 0 ? given : Arrays.copyOfRange(given, zeros, given.length);
        reverse(weights);
        this.beyond = sumsFromTheSmallest(weights);
        this.whole = beyond[0] <= LARGEST_TOTAL && Arrays.stream(weights).allMatch(w -> w == Math.rint(w));
        if (!(beyond[0] <= Double.MAX_VALUE && 1 / beyond[0] <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("the total of the frequencies is outside the range of a double");
        }
        double smallest = weights[weights.length - 1];
        if (!(smallest / beyond[0] >= Double.MIN_NORMAL)) {
            throw new IllegalArgumentException("the smallest frequency, " + smallest + ", is below 2^-1022 of the total, "
                    + beyond[0] + "; leave it out");
        }
    }

    /**
     * Quanta with these counts.
     *
     * @param counts how often each quantum is used, in any order, each at least 0 and at least one above 0; their total is at most 2^53
     * @return the distribution
     * @throws IllegalArgumentException if a count is negative, all are 0 or the total exceeds 2^53
     */
    public static TabulatedQuanta ofCounts(long... counts) {
        var weights = new double[counts.length];
        long left = (long) LARGEST_TOTAL;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0) {
                throw new IllegalArgumentException("counts must be >= 0, was " + counts[i] + " at index " + i);
            }
            if (counts[i] > left) {
                throw new IllegalArgumentException("the total of the counts must be <= 2^53; give frequencies instead");
            }
            left -= counts[i];
            weights[i] = (double) counts[i];
        }
        return new TabulatedQuanta(weights);
    }

    /**
     * Quanta with these frequencies.
     *
     * @param frequencies how often each quantum is used, in any order and any unit, each finite and at least 0, and at least one above 0
     * @return the distribution
     * @throws IllegalArgumentException if a frequency is negative or not finite, all are 0, the total overflows, or the
     *     smallest one is below 2^−1022 of the total
     */
    public static TabulatedQuanta ofFrequencies(double... frequencies) {
        for (int i = 0; i < frequencies.length; i++) {
            if (!(frequencies[i] >= 0 && frequencies[i] <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "frequencies must be finite and >= 0, was " + frequencies[i] + " at index " + i);
            }
        }
        return new TabulatedQuanta(frequencies.clone());
    }

    /**
     * Quanta with the counts or frequencies of a CSV file with a header and {@code #} comments: those of the column named {@code count},
     * {@code frequency} or {@code probability} (the first of these that exists, ignoring case), or else the only column of numbers.
     *
     * @param file the file
     * @return the distribution
     * @throws IllegalArgumentException if the file is not such a table, or a value is not a finite number
     *     ≥ 0; the message names file, line and value
     * @throws IOException if reading fails
     */
    public static TabulatedQuanta read(Path file) throws IOException {
        return of(file, FrequencyColumn.read(Table.open(file), file));
    }

    /**
     * The same from delimited text or JSON lines, with or without a header; numbers may have suffixes and thousands separators.
     *
     * @param file the file
     * @param dialect what is known of it
     * @param notes receives what was recognised
     * @return the distribution
     * @throws InvalidTableException if the file is not such a table, or a value is not a finite number
     *     ≥ 0; the message names file, line and value
     * @throws IOException if reading fails
     */
    public static TabulatedQuanta recognise(Path file, Dialect dialect, Consumer<? super String> notes) throws IOException {
        Table table = Table.recognise(file, dialect);
        table.notes().forEach(notes);
        return of(file, FrequencyColumn.read(table, file));
    }

    private static TabulatedQuanta of(Path file, double[] frequencies) {
        try {
            return new TabulatedQuanta(frequencies);
        } catch (IllegalArgumentException e) {
            throw new InvalidTableException(file, String.valueOf(e.getMessage()));
        }
    }

    private static void reverse(double[] a) {
        for (int i = 0, j = a.length - 1; i < j; i++, j--) {
            double t = a[i];
            a[i] = a[j];
            a[j] = t;
        }
    }

    /** Suffix sums in double-double: relative error at most 2^-53 + K 2^-105 each. */
    private static double[] sumsFromTheSmallest(double[] weights) {
        var sums = new double[weights.length + 1];
        double high = 0;
        double low = 0;
        for (int n = weights.length - 1; n >= 0; n--) {
            double w = weights[n];
            double sum = high + w;
            double part = sum - high;
            low += (high - (sum - part)) + (w - part);
            high = sum + low;
            low = (sum - high) + low;
            sums[n] = high;
        }
        return sums;
    }

    @Override
    public OptionalLong quanta() {
        return OptionalLong.of(weights.length);
    }

    /**
     * The total M of the counts, which is the size of the corpus. Sampling without replacement needs it (T12).
     *
     * @return M, or empty if the frequencies are not whole numbers with a total of at most 2^53
     */
    @Statement("T12")
    public OptionalLong samples() {
        return whole ? OptionalLong.of((long) beyond[0]) : OptionalLong.empty();
    }

    /**
     * The count c_k of a quantum.
     *
     * @param rank the rank k, 1 ≤ k ≤ 2^62
     * @return c_k, 0 beyond the last quantum
     * @throws IllegalArgumentException if the rank is out of range
     * @throws IllegalStateException if the frequencies are not counts: {@link #samples()} is empty
     */
    @Statement("T12")
    public long count(long rank) {
        if (!whole) {
            throw new IllegalStateException("the frequencies are not whole numbers with a total <= 2^53, so not counts");
        }
        return (long) weight(rank);
    }

    /**
     * The normalisation c of \(p_k = c\,w_k\).
     *
     * @return 1 / Σ w_k
     */
    public double normalization() {
        return 1 / beyond[0];
    }

    /**
     * The count or frequency of a quantum, as given.
     *
     * @param rank the rank k, 1 ≤ k ≤ 2^62
     * @return w_k, 0 beyond the last quantum
     * @throws IllegalArgumentException if the rank is out of range
     */
    public double weight(long rank) {
        Ranks.check(rank, 1);
        return rank <= weights.length ? weights[(int) rank - 1] : 0;
    }

    @Override
    public double probability(long rank) {
        return weight(rank) / beyond[0];
    }

    @Override
    public double tail(long rank) {
        Ranks.check(rank, 0);
        return rank < weights.length ? beyond[(int) rank] / beyond[0] : 0;
    }

    /**
     * {@inheritDoc} The frequencies are taken as exact. Two sums and a quotient, each with a relative error of at most 2^−53(1 + K 2^−52),
     * give at most 2^−51 in total. */
    @Override
    public Enclosure tailEnclosure(long rank) {
        double tail = tail(rank);
        return rank == 0 || tail == 0 ? Enclosure.exactly(tail) : Enclosure.around(tail, 0x1p-51 * tail);
    }

    @Override
    public long rankWithTailBelow(double epsilon) {
        return TailSearch.firstBelow(epsilon, this::tail, weights.length);
    }

    @Override
    public FrequencyForm form() {
        return this;
    }

    @Override
    public Optional<String> unproven() {
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TabulatedQuanta that && Arrays.equals(weights, that.weights);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        return "TabulatedQuanta[quanta=" + weights.length + ", total=" + beyond[0] + ", largest=" + weights[0] + "]";
    }
}
