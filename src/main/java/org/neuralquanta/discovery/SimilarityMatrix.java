package org.neuralquanta.discovery;

import org.neuralquanta.Statement;

/** A symmetric matrix of similarities. Immutable, thread-safe. */
@Statement("T35")
public final class SimilarityMatrix {

    /** N² numbers fit into an array. */
    private static final int LARGEST = 46_340;

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
                    throw new IllegalArgumentException("similarities must be finite and symmetric, were not at " + i + ", " + j);
                }
            }
        }
        return new SimilarityMatrix(size, values.clone());
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
     * Similarities by a measure, which is asked once for each pair.
     *
     * @param size N, 1 to 46,340
     * @param measure the similarity of two samples, which does not depend on their order
     * @return the matrix
     * @throws IllegalArgumentException if N is out of range or a similarity is not finite
     */
    public static SimilarityMatrix of(int size, Measure measure) {
        if (size < 1 || size > LARGEST) {
            throw new IllegalArgumentException("size must be between 1 and " + LARGEST + ", was " + size);
        }
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
     */
    public float value(int i, int j) {
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
