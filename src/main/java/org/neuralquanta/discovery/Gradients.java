package org.neuralquanta.discovery;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.matrix.Matrix;

/**
 * Gradients supplied by the user: a row for each sample, a column for each parameter or for each number of a sketch. They are read in
 * blocks; memory is of size samples × samples, or samples × sketch. Immutable, thread-safe.
 */
@Statement("T35")
public final class Gradients {

    private static final int MOST_SAMPLES = 46_340;
    private static final int NUMBERS_AT_ONCE = 1 << 22;
    private static final int PART = 1 << 14;
    private static final int COMPARED = 64;

    private final Matrix matrix;
    private final int samples;

    private Gradients(Matrix matrix, int samples) {
        this.matrix = matrix;
        this.samples = samples;
    }

    /**
     * Gradients in a file, a stream or memory.
     *
     * @param matrix samples × parameters, at most 46,340 samples
     * @return the gradients
     * @throws IllegalArgumentException if there are too many samples
     */
    public static Gradients of(Matrix matrix) {
        if (matrix.rows() > MOST_SAMPLES) {
            throw new IllegalArgumentException(matrix.name() + ": samples must be at most " + MOST_SAMPLES + ", were " + matrix.rows());
        }
        return new Gradients(matrix, (int) matrix.rows());
    }

    /**
     * Number of samples.
     *
     * @return N ≥ 1
     */
    public int samples() {
        return samples;
    }

    /**
     * Number of parameters, or the dimension of the sketch.
     *
     * @return at least 1
     */
    public long parameters() {
        return matrix.columns();
    }

    /**
     * The similarities of all samples, from inner products in double precision. Time grows as N² times the parameters: 10^4 samples of 4096
     * numbers are 2·10^11 products, a minute or two on one core.
     *
     * @param similarity the measure
     * @return the matrix
     * @throws IllegalArgumentException if a gradient is zero, or a number is not finite
     */
    public SimilarityMatrix similarities(Similarity similarity) {
        double[][] cosines = cosines(IntStream.range(0, samples).toArray());
        return SimilarityMatrix.of(samples, (i, j) -> (float) similarity.of(cosines[i][j]));
    }

    /** On all cores; of the rows that are refused, the first is named. */
    private static void forEach(int rows, IntConsumer work) {
        Optional<IllegalArgumentException> refused = IntStream.range(0, rows).parallel().mapToObj(row -> {
            try {
                work.accept(row);
                return Optional.<IllegalArgumentException>empty();
            } catch (IllegalArgumentException e) {
                return Optional.of(e);
            }
        }).flatMap(Optional::stream).findFirst();
        if (refused.isPresent()) {
            throw refused.get();
        }
    }

    /** The lower triangle. Each inner product is one chain of sums in the order of the parameters, on any number of threads. */
    private double[][] cosines(int... rows) {
        int n = rows.length;
        double[][] products = new double[n][];
        for (int i = 0; i < n; i++) {
            products[i] = new double[i + 1];
        }
        int width = (int) Math.min(matrix.columns(), Math.max(16, NUMBERS_AT_ONCE / n));
        double[][] block = new double[width][n];
        for (long from = 0; from < matrix.columns(); from += width) {
            int count = (int) Math.min(width, matrix.columns() - from);
            read(rows, from, count, block);
            forEach(n, i -> addProducts(products[i], block, count, i));
        }
        double[] length = new double[n];
        for (int i = 0; i < n; i++) {
            length[i] = Math.sqrt(squaredLength(products[i][i], rows[i]));
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                products[i][j] = Math.clamp(products[i][j] / length[i] / length[j], -1.0, 1.0);
            }
            products[i][i] = 1;
        }
        return products;
    }

    /** A row of the block holds one parameter of all samples. */
    private void read(int[] rows, long from, int count, double[][] block) {
        forEach(rows.length, i -> {
            double[] part = new double[count];
            matrix.read(rows[i], from, part);
            for (int k = 0; k < count; k++) {
                block[k][i] = part[k];
            }
        });
    }

    private static void addProducts(double[] row, double[][] block, int count, int i) {
        for (int k = 0; k < count; k++) {
            double factor = block[k][i];
            double[] others = block[k];
            for (int j = 0; j <= i; j++) {
                row[j] += factor * others[j];
            }
        }
    }

    private double squaredLength(double squares, int row) {
        if (squares == 0) {
            throw new IllegalArgumentException(matrix.name() + ": row " + row
                    + " (counted from 0) is zero, or too small for its square to be a number: a sample without a gradient is like no other; leave it out");
        }
        if (!(squares < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(matrix.name() + ": row " + row + " (counted from 0) is too large for its square to be a number; scale it down");
        }
        return squares;
    }

    /**
     * Sketches of these gradients, each divided by the length of its gradient. They are made in one pass over the gradients, and held in
     * memory as 32-bit numbers.
     *
     * @param sketch the sketch that is applied
     * @return samples × m
     * @throws IllegalArgumentException if a gradient is zero, a number is not finite, or there are more than 2^30 numbers in all sketches
     */
    public Gradients sketched(CountSketch sketch) {
        int m = sketch.dimension();
        if ((long) samples * m > 1 << 30) {
            throw new IllegalArgumentException("samples times the dimension of the sketch must be at most 2^30, were " + samples + " and " + m);
        }
        float[] sketches = new float[samples * m];
        forEach(samples, row -> {
            double[] numbers = new double[m];
            double length = Math.sqrt(sketch(sketch, row, numbers));
            for (int j = 0; j < m; j++) {
                sketches[row * m + j] = (float) (numbers[j] / length);
            }
        });
        return of(Matrix.of(MemorySegment.ofArray(sketches), ValueLayout.JAVA_FLOAT, samples, m));
    }

    private double sketch(CountSketch sketch, int row, double[] numbers) {
        double[] part = new double[(int) Math.min(PART, matrix.columns())];
        double squares = 0;
        for (long from = 0; from < matrix.columns(); from += part.length) {
            int count = (int) Math.min(part.length, matrix.columns() - from);
            matrix.read(row, from, part, count);
            for (int i = 0; i < count; i++) {
                squares += part[i] * part[i];
            }
            sketch.add(from, part, count, numbers);
        }
        return squaredLength(squares, row);
    }

    /**
     * The measured error of sketches: the root mean square difference between cosines of gradients and of their sketches, over all pairs of
     * up to 64 samples, spaced evenly.
     *
     * @param sketches sketches of these gradients
     * @return the error; 0 for a single sample
     * @throws IllegalArgumentException if there are not as many sketches as gradients, or as {@link #similarities} throws
     */
    public double errorOf(Gradients sketches) {
        if (sketches.samples != samples) {
            throw new IllegalArgumentException("there must be a sketch for each of " + samples + " gradients, were " + sketches.samples);
        }
        int count = Math.min(COMPARED, samples);
        int[] rows = IntStream.range(0, count).map(i -> (int) ((long) i * samples / count)).toArray();
        double[][] exact = cosines(rows);
        double[][] measured = sketches.cosines(rows);
        double squares = 0;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                double difference = measured[i][j] - exact[i][j];
                squares += difference * difference;
            }
        }
        return count == 1 ? 0 : Math.sqrt(squares / (count * (count - 1.0) / 2));
    }

    @Override
    public String toString() {
        return "Gradients[samples=" + samples + ", parameters=" + parameters() + "]";
    }
}
