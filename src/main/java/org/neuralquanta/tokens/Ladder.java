package org.neuralquanta.tokens;

import java.util.Arrays;

/** The sizes of networks: the columns of equal size are runs of it, whose losses are averaged. Immutable, thread-safe. */
final class Ladder {

    private static final int FEWEST_SIZES = 3;

    private final double[] sizes;
    private final int[] sizeOf;
    private final int[] runs;

    private Ladder(double[] sizes, int[] sizeOf, int[] runs) {
        this.sizes = sizes;
        this.sizeOf = sizeOf;
        this.runs = runs;
    }

    static Ladder of(double... columns) {
        for (int i = 0; i < columns.length; i++) {
            if (!(columns[i] > 0 && columns[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("sizes must be finite and above 0, was " + columns[i]);
            }
            if (i > 0 && columns[i] < columns[i - 1]) {
                throw new IllegalArgumentException("sizes must not decrease, was " + columns[i] + " after " + columns[i - 1]);
            }
        }
        double[] sizes = Arrays.stream(columns).distinct().toArray();
        if (sizes.length < FEWEST_SIZES || !(sizes[sizes.length - 1] > Math.E * sizes[0])) {
            throw new IllegalArgumentException("sizes must be at least " + FEWEST_SIZES + " different ones, over more than a factor of e, were "
                    + Arrays.toString(columns));
        }
        int[] sizeOf = new int[columns.length];
        int[] runs = new int[sizes.length];
        for (int column = 0; column < columns.length; column++) {
            sizeOf[column] = Arrays.binarySearch(sizes, columns[column]);
            runs[sizeOf[column]]++;
        }
        return new Ladder(sizes, sizeOf, runs);
    }

    int columns() {
        return sizeOf.length;
    }

    int sizes() {
        return sizes.length;
    }

    double size(int i) {
        return sizes[i];
    }

    /** The size of a column. */
    int sizeOf(int column) {
        return sizeOf[column];
    }

    int runs(int i) {
        return runs[i];
    }

    /** The number of runs of every size, or 1 if sizes have different numbers. */
    int runsOfEach() {
        return Arrays.stream(runs).allMatch(count -> count == runs[0]) ? runs[0] : 1;
    }

    boolean hasRepeats() {
        return sizes.length < sizeOf.length;
    }

    /** The mean loss at each size. */
    double[] means(double[] row) {
        double[] curve = new double[sizes.length];
        average(row, curve);
        return curve;
    }

    /** Writes the mean loss at each size. */
    void average(double[] row, double[] curve) {
        Arrays.fill(curve, 0);
        for (int column = 0; column < row.length; column++) {
            curve[sizeOf[column]] += row[column];
        }
        for (int i = 0; i < curve.length; i++) {
            curve[i] /= runs[i];
        }
    }

    /** The losses of one run of each size; for sizes with equally many runs. */
    double[] run(double[] row, int run) {
        double[] curve = new double[sizes.length];
        Arrays.setAll(curve, i -> row[i * runs[0] + run]);
        return curve;
    }

    /** The squares of the deviations of runs from the mean of their size, which have {@link #degrees} degrees of freedom. */
    double squares(double[] row, double[] curve) {
        double squares = 0;
        for (int column = 0; column < row.length; column++) {
            double deviation = row[column] - curve[sizeOf[column]];
            squares += deviation * deviation;
        }
        return squares;
    }

    int degrees() {
        return sizeOf.length - sizes.length;
    }

    /** A ladder of the same sizes with one run each. */
    Ladder single() {
        return of(sizes);
    }

    /** The factor by which the noise of the drop from the first size to the last is larger than that of a run. */
    double noiseOfDrop() {
        return Math.sqrt(1.0 / runs[0] + 1.0 / runs[sizes.length - 1]);
    }
}
