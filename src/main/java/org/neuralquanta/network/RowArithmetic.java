package org.neuralquanta.network;

import org.neuralquanta.lanes.VectorApi;

/**
 * Loops over a stretch of numbers, of which softmax and normalisation are made. Every implementation gives the same bits: element k of a
 * sum goes to partial sum k mod 16 by a fused multiply-add, and these are added in halves as in {@link Arithmetic}. Holds scratch memory, so not
 * thread-safe: one instance for each thread.
 */
public interface RowArithmetic {

    /** The sum of count numbers. */
    float sum(float[] a, int offset, int count);

    /** The inner product of two stretches. */
    float dot(float[] a, int aOffset, float[] b, int bOffset, int count);

    /** The largest of count numbers, count ≥ 1. */
    float largest(float[] a, int offset, int count);

    /** \(a \leftarrow e^{(a - \mathrm{largest})\,\mathrm{scale}}\) to 1.5 ulp for numbers up to the largest, as {@link Elementary#exp}. */
    void exponentials(float[] a, int offset, int count, float largest, float scale);

    /** to ← factor · from + shift. */
    void affine(float[] from, int fromOffset, float factor, float shift, float[] to, int toOffset, int count);

    /** to ← to + factor · from. */
    void addMultiple(float factor, float[] from, int fromOffset, float[] to, int toOffset, int count);

    /** to ← a · b, element by element. */
    void multiply(float[] a, int aOffset, float[] b, int bOffset, float[] to, int toOffset, int count);

    /** to ← c + a · b, element by element. */
    void addProducts(float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, float[] to, int toOffset, int count);

    /** to ← a · (b − shift) · scale, element by element. */
    void multiplyShifted(
            float[] a, int aOffset, float[] b, int bOffset, float shift, float scale, float[] to, int toOffset, int count);

    /** In lanes where the Vector API is present, else scalar. */
    static RowArithmetic fastest() {
        return VectorApi.isPresent(System.Logger.Level.DEBUG) ? new VectorRows() : new ScalarRows();
    }
}
