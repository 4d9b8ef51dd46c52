package org.neuralquanta.network;

/**
 * A matrix inside an array: element (i, j) is {@code data[offset + i * rowStride + j * columnStride]}. A view, as mutable as
 * its array, so not thread-safe.
 */
public final class Matrix {

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

    /**
     * Rows in an array.
     *
     * @param data the array, not copied
     * @param offset where the first row begins
     * @param stride from one row to the next
     * @return the view
     */
    public static Matrix rows(float[] data, int offset, int stride) {
        return new Matrix(data, offset, stride, 1);
    }

    /**
     * The transpose.
     *
     * @return a view of the same array
     */
    public Matrix transposed() {
        return new Matrix(data, offset, columnStride, rowStride);
    }
}
