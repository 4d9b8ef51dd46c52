package org.neuralquanta.network;

import org.neuralquanta.lanes.VectorApi;

/**
 * The array loops in which training spends its time. Every implementation gives the same bits. Holds scratch memory, so not thread-safe:
 * one instance for each thread.
 */
public interface Arithmetic {

    /** Partial sums of {@link #addDots}. */
    int PARTIAL_SUMS = 16;

    /**
     * C ← C + A B for A (rows × depth) and B (depth × columns); the rows of C are {@code stride} apart from {@code offset} on.
     * Each element of C is one chain of fused multiply-adds in the order of the inner index, whatever the tiles.
     */
    void addProduct(int rows, int columns, int depth, Matrix a, Matrix b, float[] c, int offset, int stride);

    /**
     * Adds A times the transpose of B to C, for few columns; all three lie row after row, B and C from 0 on. Term k of a sum
     * goes to partial sum k mod 16 by a fused multiply-add; the partial sums are added in halves (s and s + 8, then s + 4, …) and
     * then to C.
     */
    void addDots(int rows, int columns, int depth, float[] a, int aOffset, float[] b, float[] c);

    /** to[i] ← to[i] + from[i] for a stretch of both. */
    void add(float[] from, int fromOffset, float[] to, int toOffset, int count);

    /** Replaces delta by 0 where the activation is not positive, for the first {@code count}. */
    void keepWherePositive(float[] delta, float[] activation, int count);

    /** The sum of 16 partial sums from {@code o} on. */
    static float sum(float[] p, int o) {
        float s0 = (p[o] + p[o + 8]) + (p[o + 4] + p[o + 12]);
        float s1 = (p[o + 1] + p[o + 9]) + (p[o + 5] + p[o + 13]);
        float s2 = (p[o + 2] + p[o + 10]) + (p[o + 6] + p[o + 14]);
        float s3 = (p[o + 3] + p[o + 11]) + (p[o + 7] + p[o + 15]);
        return (s0 + s2) + (s1 + s3);
    }

    /** In lanes where the Vector API is present, else scalar. */
    static Arithmetic fastest() {
        return VectorApi.isPresent(System.Logger.Level.DEBUG) ? new VectorArithmetic() : new ScalarArithmetic();
    }
}
