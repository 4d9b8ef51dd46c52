package org.neuralquanta.grokking;

/**
 * Numbers of sets by size as coefficients of a polynomial: element k counts sets of k pairs. Every number that occurs is at
 * most \(\binom{N}{k}\), which fits a long for N ≤ 66.
 */
final class SizeCounts {

    private SizeCounts() {}

    /** The subsets of n pairs. */
    static long[] subsets(int n) {
        var row = new long[n + 1];
        row[0] = 1;
        for (int i = 1; i <= n; i++) {
            for (int k = i; k > 0; k--) {
                row[k] += row[k - 1];
            }
        }
        return row;
    }

    /** The nonempty subsets of n pairs. */
    static long[] nonempty(int n) {
        long[] row = subsets(n);
        row[0] = 0;
        return row;
    }

    static long[] product(long[] a, long[] b) {
        var result = new long[a.length + b.length - 1];
        addProduct(result, a, b);
        return result;
    }

    static void addProduct(long[] sum, long[] a, long[] b) {
        for (int j = 0; j < b.length; j++) {
            long factor = b[j];
            if (factor == 1) {
                for (int i = 0; i < a.length; i++) {
                    sum[i + j] += a[i];
                }
            } else if (factor != 0) {
                for (int i = 0; i < a.length; i++) {
                    sum[i + j] += a[i] * factor;
                }
            }
        }
    }
}
