package org.neuralquanta.network;

import java.util.Arrays;

/** The definition of the result, in plain loops. */
final class ScalarRows implements RowArithmetic {

    private final float[] partial = new float[Arithmetic.PARTIAL_SUMS];

    @Override
    public float sum(float[] a, int offset, int count) {
        Arrays.fill(partial, 0);
        for (int k = 0; k < count; k++) {
            partial[k % Arithmetic.PARTIAL_SUMS] += a[offset + k];
        }
        return Arithmetic.sum(partial, 0);
    }

    @Override
    public float dot(float[] a, int aOffset, float[] b, int bOffset, int count) {
        Arrays.fill(partial, 0);
        for (int k = 0; k < count; k++) {
            int s = k % Arithmetic.PARTIAL_SUMS;
            partial[s] = Math.fma(a[aOffset + k], b[bOffset + k], partial[s]);
        }
        return Arithmetic.sum(partial, 0);
    }

    @Override
    public float largest(float[] a, int offset, int count) {
        float largest = a[offset];
        for (int k = 1; k < count; k++) {
            largest = Math.max(largest, a[offset + k]);
        }
        return largest;
    }

    @Override
    public void exponentials(float[] a, int offset, int count, float largest, float scale) {
        for (int k = offset; k < offset + count; k++) {
            a[k] = Elementary.exp((a[k] - largest) * scale);
        }
    }

    @Override
    public void affine(float[] from, int fromOffset, float factor, float shift, float[] to, int toOffset, int count) {
        for (int k = 0; k < count; k++) {
            to[toOffset + k] = Math.fma(from[fromOffset + k], factor, shift);
        }
    }

    @Override
    public void addMultiple(float factor, float[] from, int fromOffset, float[] to, int toOffset, int count) {
        for (int k = 0; k < count; k++) {
            to[toOffset + k] = Math.fma(from[fromOffset + k], factor, to[toOffset + k]);
        }
    }

    @Override
    public void multiply(float[] a, int aOffset, float[] b, int bOffset, float[] to, int toOffset, int count) {
        for (int k = 0; k < count; k++) {
            to[toOffset + k] = a[aOffset + k] * b[bOffset + k];
        }
    }

    @Override
    public void addProducts(
            float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset, float[] to, int toOffset, int count) {
        for (int k = 0; k < count; k++) {
            to[toOffset + k] = Math.fma(a[aOffset + k], b[bOffset + k], c[cOffset + k]);
        }
    }

    @Override
    public void multiplyShifted(
            float[] a, int aOffset, float[] b, int bOffset, float shift, float scale, float[] to, int toOffset, int count) {
        for (int k = 0; k < count; k++) {
            to[toOffset + k] = Math.fma(a[aOffset + k] * (b[bOffset + k] - shift), scale, 0f);
        }
    }
}
