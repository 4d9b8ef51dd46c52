package org.neuralquanta.network;

/** Inner products of rows. Immutable, thread-safe. */
public final class RowProducts {

    private static final int BLOCK = 504;

    private RowProducts() {}

    /**
     * All inner products of the rows of a matrix, \(A A^{\mathsf T}\).
     *
     * @param rows count × width numbers, row after row
     * @param count number of rows
     * @param width their length
     * @return count × count numbers, symmetric to the bit
     */
    public static float[] of(float[] rows, int count, int width) {
        if (rows.length != (long) count * width) {
            throw new IllegalArgumentException("rows must be " + (long) count * width + " numbers, were " + rows.length);
        }
        float[] result = new float[Math.multiplyExact(count, count)];
        Arithmetic arithmetic = Arithmetic.fastest();
        Matrix transposed = Matrix.rows(rows, 0, width).transposed();
        for (int from = 0; from < count; from += BLOCK) {
            int high = Math.min(BLOCK, count - from);
            arithmetic.addProduct(
                    high, count, width, Matrix.rows(rows, from * width, width), transposed, result, from * count, count);
        }
        return result;
    }
}
