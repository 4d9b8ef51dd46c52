package org.neuralquanta.network;

/**
 * A matrix inside an array: element (i, j) is {@code data[offset + i * rowStride + j * columnStride]}. A view, so as mutable as
 * its array.
 */
final class Matrix {

    final float[] data;
    final int offset;
    final int rowStride;
    final int columnStride;

    private Matrix(float[] data, int offset, int rowStride, int columnStride) {
        this.data = data;
        this.offset = offset;
        this.rowStride = rowStride;
        this.columnStride = columnStride;
    }

    /** Rows of the given length, one after the other. */
    static Matrix rows(float[] data, int offset, int columns) {
        return new Matrix(data, offset, columns, 1);
    }

    Matrix transposed() {
        return new Matrix(data, offset, columnStride, rowStride);
    }
}
