package org.neuralquanta.grokking;

import java.math.BigInteger;
import java.util.List;

/** The rank of an integer matrix by Bareiss's fraction-free elimination: every division is exact. */
final class ExactRank {

    private ExactRank() {}

    static int of(List<int[]> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        int columns = rows.getFirst().length;
        var matrix = new BigInteger[rows.size()][columns];
        for (int r = 0; r < matrix.length; r++) {
            for (int c = 0; c < columns; c++) {
                matrix[r][c] = BigInteger.valueOf(rows.get(r)[c]);
            }
        }
        int rank = 0;
        BigInteger previous = BigInteger.ONE;
        for (int c = 0; c < columns && rank < matrix.length; c++) {
            int pivot = rank;
            while (pivot < matrix.length && matrix[pivot][c].signum() == 0) {
                pivot++;
            }
            if (pivot < matrix.length) {
                BigInteger[] row = matrix[pivot];
                matrix[pivot] = matrix[rank];
                matrix[rank] = row;
                clear(matrix, rank, c, previous);
                previous = row[c];
                rank++;
            }
        }
        return rank;
    }

    private static void clear(BigInteger[][] matrix, int pivot, int column, BigInteger previous) {
        BigInteger[] row = matrix[pivot];
        for (int r = pivot + 1; r < matrix.length; r++) {
            BigInteger factor = matrix[r][column];
            for (int c = column; c < row.length; c++) {
                matrix[r][c] = matrix[r][c].multiply(row[column]).subtract(factor.multiply(row[c])).divide(previous);
            }
        }
    }
}
