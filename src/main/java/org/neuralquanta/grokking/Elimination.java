package org.neuralquanta.grokking;

import org.jspecify.annotations.Nullable;

/**
 * The space of the rows added so far, over the field of \(q=2^{61}-1\) elements, in echelon form. Not thread-safe.
 *
 * <p>The rank over the rational numbers is never smaller. It is the same where every minor is below q: for rows
 * \(e_i+e_j-e_k-e_l\), of Euclidean norm at most \(\sqrt6\), and rank at most p − 2, where \(6^{(p-2)/2}&lt;q\), that is up to
 * p = {@value #MOST_CERTAIN_SYMBOLS}. For more symbols it could be smaller only where q divides all of the largest minors.
 */
final class Elimination {

    /** The largest number of symbols for which the rank is proven to be that over the rational numbers. */
    static final int MOST_CERTAIN_SYMBOLS = 49;

    private static final long PRIME = (1L << 61) - 1;

    private final long[] @Nullable [] rows;
    private int rank;

    Elimination(int columns) {
        this.rows = new long[columns][];
    }

    int rank() {
        return rank;
    }

    /** Adds a row; true if it is independent of those before. */
    boolean add(int[] row) {
        long[] rest = remainder(row);
        for (int c = 0; c < rest.length; c++) {
            if (rest[c] != 0) {
                long inverse = inverse(rest[c]);
                for (int k = c; k < rest.length; k++) {
                    rest[k] = times(rest[k], inverse);
                }
                rows[c] = rest;
                rank++;
                return true;
            }
        }
        return false;
    }

    /** Whether a row is a combination of those added. */
    boolean spans(int[] row) {
        for (long value : remainder(row)) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    private long[] remainder(int[] row) {
        var rest = new long[row.length];
        for (int c = 0; c < row.length; c++) {
            rest[c] = row[c] < 0 ? row[c] + PRIME : row[c];
        }
        for (int c = 0; c < rest.length; c++) {
            long[] pivot = rows[c];
            if (rest[c] != 0 && pivot != null) {
                long factor = PRIME - rest[c];
                for (int k = c; k < rest.length; k++) {
                    if (pivot[k] != 0) {
                        rest[k] = reduced(rest[k] + times(factor, pivot[k]));
                    }
                }
            }
        }
        return rest;
    }

    private static long times(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        return reduced((low & PRIME) + ((high << 3) | (low >>> 61)));
    }

    private static long reduced(long value) {
        return value >= PRIME ? value - PRIME : value;
    }

    private static long inverse(long value) {
        long result = 1;
        long power = value;
        for (long exponent = PRIME - 2; exponent > 0; exponent >>= 1) {
            if ((exponent & 1) == 1) {
                result = times(result, power);
            }
            power = times(power, power);
        }
        return result;
    }
}
