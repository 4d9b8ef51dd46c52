package org.neuralquanta.discovery;

import java.util.Objects;
import org.neuralquanta.Statement;
import org.neuralquanta.matrix.Matrix;

/** A symmetric matrix of similarities. Immutable, thread-safe. */
@Statement("T35")
public final class SimilarityMatrix {

    /** N² numbers fit into an array. */
    private static final int LARGEST = 46_340;

    /** How far the two entries of a pair may differ by rounding in 32 bits, relative to the larger of 1 and themselves. */
    private static final double ROUNDING = 1e-5;

    /** How far entries may be out of range by rounding: bfloat16 has a relative error of 0.004. */
    private static final double ROUNDING_OF_16_BITS = 0.01;

    private final int size;
    private final float[] values;

    /** Of numbers that are known to be a matrix of similarities, without a copy. */
    SimilarityMatrix(int size, float[] values) {
        this.size = size;
        this.values = values;
    }

    /**
     * Given similarities.
     *
     * @param size N
     * @param values N × N numbers, row after row, symmetric; copied
     * @return the matrix
     */
    public static SimilarityMatrix of(int size, float[] values) {
        if (size < 1 || values.length != (long) size * size) {
            throw new IllegalArgumentException("values must be size × size numbers, size >= 1, were " + values.length + " for " + size);
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                if (!(Float.isFinite(values[i * size + j]) && values[i * size + j] == values[j * size + i])) {
                    throw new IllegalArgumentException("similarities must be finite and symmetric, were " + values[i * size + j] + " at "
                            + i + ", " + j + " and " + values[j * size + i] + " at " + j + ", " + i);
                }
            }
        }
        return new SimilarityMatrix(size, values.clone());
    }

    /**
     * Similarities from a file, a stream or memory. Where the two entries of a pair differ by no more than rounding, 1e-5 of the larger of
     * 1 and themselves, their mean is taken. No sample may be more similar to another than to itself, and no similarity may exceed 1, so
     * that distances and percentages are not mistaken for similarities.
     *
     * @param matrix N × N numbers, N from 1 to 46,340, from −1 to 1, the largest of each row on the diagonal; 0.01 is allowed for rounding,
     *     as in 16-bit numbers
     * @return the matrix, in 32 bits
     * @throws IllegalArgumentException if the matrix is not square, too large or not symmetric, a number is not finite or out of range, or a
     *     diagonal entry is not above 0 and the largest of its row
     */
    public static SimilarityMatrix of(Matrix matrix) {
        if (matrix.rows() != matrix.columns()) {
            throw new IllegalArgumentException(matrix.name() + ": similarities must be a square matrix, had " + matrix.rows() + " rows and "
                    + matrix.columns() + " columns");
        }
        int size = checked(matrix.rows());
        float[] values = new float[size * size];
        double[] row = new double[size];
        for (int i = 0; i < size; i++) {
            matrix.read(i, 0, row);
            for (int j = 0; j < size; j++) {
                float value = (float) row[j];
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException(matrix.name() + ": similarities must be within the range of 32-bit floats, was " + row[j]
                            + " at " + i + ", " + j + " (counted from 0)");
                }
                values[i * size + j] = value;
                if (j < i) {
                    average(matrix.name(), values, i * size + j, j * size + i, "at " + i + ", " + j);
                }
            }
        }
        checkAreSimilarities(matrix.name(), size, values);
        return new SimilarityMatrix(size, values);
    }

    private static void checkAreSimilarities(String name, int size, float[] values) {
        for (int i = 0; i < size; i++) {
            float own = values[i * size + i];
            if (!(own > 0)) {
                throw new IllegalArgumentException(name + ": the similarity of a sample with itself must be above 0, was " + own + " at " + i + ", "
                        + i + " (counted from 0); for distances, use 1 - distance, and leave out samples without a gradient");
            }
            for (int j = 0; j < size; j++) {
                float value = values[i * size + j];
                if (!(Math.abs(value) <= 1 + ROUNDING_OF_16_BITS)) {
                    throw new IllegalArgumentException(name + ": similarities must be from -1 to 1, was " + value + " at " + i + ", " + j
                            + " (counted from 0); divide percentages by 100, inner products by the lengths");
                }
                if (!(value <= own + ROUNDING_OF_16_BITS)) {
                    throw new IllegalArgumentException(name + ": no sample may be more like another than like itself, was " + value + " at " + i
                            + ", " + j + ", and " + own + " at " + i + ", " + i + " (counted from 0); for distances, use 1 - distance");
                }
            }
        }
    }

    private static void average(String name, float[] values, int below, int above, String place) {
        double a = values[below];
        double b = values[above];
        if (!(Math.abs(a - b) <= ROUNDING * Math.max(1, Math.max(Math.abs(a), Math.abs(b))))) {
            throw new IllegalArgumentException(name + ": similarities must be symmetric, was " + values[below] + " " + place
                    + ", and " + values[above] + " the other way round (counted from 0)");
        }
        values[below] = (float) ((a + b) / 2);
        values[above] = values[below];
    }

    private static int checked(long size) {
        if (size < 1 || size > LARGEST) {
            throw new IllegalArgumentException("size must be between 1 and " + LARGEST + ", was " + size);
        }
        return (int) size;
    }

    /** The similarity of two samples. */
    @FunctionalInterface
    public interface Measure {

        /**
         * Compares two samples.
         *
         * @param i a sample
         * @param j a sample
         * @return their similarity, finite
         */
        float between(int i, int j);
    }

    /**
     * Similarities by a measure, which is evaluated once for each pair.
     *
     * @param size N, 1 to 46,340
     * @param measure the similarity of two samples, which does not depend on their order
     * @return the matrix
     * @throws IllegalArgumentException if N is out of range or a similarity is not finite
     */
    public static SimilarityMatrix of(int size, Measure measure) {
        checked(size);
        float[] values = new float[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                float value = measure.between(i, j);
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException("similarities must be finite, was " + value + " at " + i + ", " + j);
                }
                values[i * size + j] = value;
                values[j * size + i] = value;
            }
        }
        return new SimilarityMatrix(size, values);
    }

    /**
     * Number of samples.
     *
     * @return N
     */
    public int size() {
        return size;
    }

    /**
     * The similarity of two samples.
     *
     * @param i a sample
     * @param j a sample
     * @return their similarity
     * @throws IndexOutOfBoundsException if there is no such sample
     */
    public float value(int i, int j) {
        Objects.checkIndex(i, size);
        Objects.checkIndex(j, size);
        return values[i * size + j];
    }

    @Override
    public String toString() {
        return "SimilarityMatrix[size=" + size + "]";
    }

    float[] values() {
        return values;
    }
}
