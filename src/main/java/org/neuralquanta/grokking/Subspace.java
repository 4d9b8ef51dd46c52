package org.neuralquanta.grokking;

import java.util.Arrays;

/**
 * A space of representations of p symbols modulo the linear ones, over the field of {@value #PRIME} elements, by its reduced
 * echelon basis: equal spaces have equal bases. Vectors are 0 at the first and at the last symbol, which leaves nothing linear.
 *
 * <p>It stands for a space over the rational numbers that is cut out by rows \(e_i+e_j-e_k-e_l\). Such a row has Euclidean norm at
 * most \(\sqrt6\), so by Hadamard's inequality every minor of such rows is at most \(6^{(p-2)/2}\) in absolute value, 7776 for
 * p = 12. A minor that is not zero is then not zero in the field either: ranks are the same as over the rational numbers, and two
 * spaces are equal here exactly if they are equal there. Immutable.
 */
final class Subspace {

    /** The number of elements of the field, 2^13 − 1. */
    static final int PRIME = 8191;

    /** The largest number of symbols for which the field distinguishes all spaces. */
    static final int MOST_SYMBOLS = 12;

    private final int length;
    private final short[] basis;
    private final int hash;

    private Subspace(int length, short[] basis) {
        this.length = length;
        this.basis = basis;
        this.hash = Arrays.hashCode(basis) * 0x9e3779b9;
    }

    /** All representations of the given number of symbols. */
    static Subspace whole(int symbols) {
        if (symbols > MOST_SYMBOLS) {
            throw new IllegalArgumentException("at most " + MOST_SYMBOLS + " symbols, were " + symbols);
        }
        var rows = new short[(symbols - 2) * symbols];
        for (int k = 0; k < symbols - 2; k++) {
            rows[k * symbols + k + 1] = 1;
        }
        return new Subspace(symbols, rows);
    }

    int dimension() {
        return basis.length / length;
    }

    /** The value of v_i + v_j for the basis vector of an index. */
    int sum(int vector, int i, int j) {
        return (basis[vector * length + i] + basis[vector * length + j]) % PRIME;
    }

    /** The vectors with v_i + v_j = v_k + v_l. */
    Subspace where(int i, int j, int k, int l) {
        int dimension = dimension();
        var values = new int[dimension];
        int last = -1;
        for (int row = 0; row < dimension; row++) {
            values[row] = (sum(row, i, j) - sum(row, k, l) + PRIME) % PRIME;
            last = values[row] == 0 ? last : row;
        }
        if (last < 0) {
            return this;
        }
        // Taking off a later row keeps the leading ones of the earlier rows and the zeros above and below them.
        var rows = new short[(dimension - 1) * length];
        int inverse = inverse(values[last]);
        for (int row = 0, to = 0; row < dimension; row++) {
            if (row != last) {
                int factor = values[row] == 0 ? 0 : PRIME - values[row] * inverse % PRIME;
                for (int c = 0; c < length; c++) {
                    rows[to + c] = (short) ((basis[row * length + c] + factor * basis[last * length + c]) % PRIME);
                }
                to += length;
            }
        }
        return new Subspace(length, rows);
    }

    /** This space or its image under i → p − 1 − i, the same one for both. */
    Subspace upToMirror() {
        int dimension = dimension();
        var rows = new int[dimension][length];
        for (int row = 0; row < dimension; row++) {
            for (int c = 0; c < length; c++) {
                rows[row][c] = basis[row * length + length - 1 - c];
            }
        }
        short[] mirrored = reduced(rows);
        return Arrays.compare(mirrored, basis) < 0 ? new Subspace(length, mirrored) : this;
    }

    private short[] reduced(int[][] rows) {
        int done = 0;
        for (int c = 0; c < length && done < rows.length; c++) {
            int pivot = done;
            while (pivot < rows.length && rows[pivot][c] == 0) {
                pivot++;
            }
            if (pivot < rows.length) {
                int[] row = rows[pivot];
                rows[pivot] = rows[done];
                rows[done] = row;
                clear(rows, done, c);
                done++;
            }
        }
        var flat = new short[rows.length * length];
        for (int row = 0; row < rows.length; row++) {
            for (int c = 0; c < length; c++) {
                flat[row * length + c] = (short) rows[row][c];
            }
        }
        return flat;
    }

    /** Makes the leading number of a row 1 and clears its column in the others. */
    private static void clear(int[][] rows, int pivot, int column) {
        int[] row = rows[pivot];
        int inverse = inverse(row[column]);
        for (int c = column; c < row.length; c++) {
            row[c] = row[c] * inverse % PRIME;
        }
        for (int r = 0; r < rows.length; r++) {
            int[] other = rows[r];
            if (r != pivot && other[column] != 0) {
                int factor = PRIME - other[column];
                for (int c = column; c < row.length; c++) {
                    other[c] = (other[c] + factor * row[c]) % PRIME;
                }
            }
        }
    }

    private static int inverse(int value) {
        int result = 1;
        int power = value;
        for (int exponent = PRIME - 2; exponent > 0; exponent >>= 1) {
            if ((exponent & 1) == 1) {
                result = result * power % PRIME;
            }
            power = power * power % PRIME;
        }
        return result;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Subspace space && hash == space.hash && Arrays.equals(basis, space.basis);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
