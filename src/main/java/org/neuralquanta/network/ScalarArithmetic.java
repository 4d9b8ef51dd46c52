package org.neuralquanta.network;

import java.util.Arrays;

/** The definition of the result, in plain loops. */
final class ScalarArithmetic implements Arithmetic {

    private final float[] partial = new float[PARTIAL_SUMS];
    private float[] row = new float[0];

    @Override
    public void addProduct(int rows, int columns, int depth, Matrix a, Matrix b, float[] c, int offset, int stride) {
        if (row.length < columns) {
            row = new float[columns];
        }
        for (int k = 0; k < depth; k++) {
            int from = b.offset + k * b.rowStride;
            for (int j = 0; j < columns; j++) {
                row[j] = b.data[from + j * b.columnStride];
            }
            for (int i = 0; i < rows; i++) {
                addMultiple(a.data[a.offset + i * a.rowStride + k * a.columnStride], row, c, offset + i * stride, columns);
            }
        }
    }

    private static void addMultiple(float factor, float[] row, float[] c, int offset, int columns) {
        for (int j = 0; j < columns; j++) {
            c[offset + j] = Math.fma(factor, row[j], c[offset + j]);
        }
    }

    @Override
    public void addDots(int rows, int columns, int depth, float[] a, int aOffset, float[] b, float[] c) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                Arrays.fill(partial, 0);
                for (int k = 0; k < depth; k++) {
                    int s = k % PARTIAL_SUMS;
                    partial[s] = Math.fma(a[aOffset + i * depth + k], b[j * depth + k], partial[s]);
                }
                c[i * columns + j] += Arithmetic.sum(partial, 0);
            }
        }
    }

    @Override
    public void add(float[] from, int fromOffset, float[] to, int toOffset, int count) {
        for (int i = 0; i < count; i++) {
            to[toOffset + i] += from[fromOffset + i];
        }
    }

    @Override
    public void keepWherePositive(float[] delta, float[] activation, int count) {
        for (int i = 0; i < count; i++) {
            delta[i] = activation[i] > 0 ? delta[i] : 0;
        }
    }
}
