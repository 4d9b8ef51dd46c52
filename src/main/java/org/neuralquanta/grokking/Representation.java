package org.neuralquanta.grokking;

import java.util.Arrays;
import org.neuralquanta.Statement;
import org.neuralquanta.random.RandomStream;

/**
 * A representation E: one vector of d real numbers for each of p symbols. Immutable, thread-safe.
 *
 * <p>Source: Liu, Kitouni, Nolte, Michaud, Tegmark and Williams, arXiv 2205.10343, section 3.
 */
@Statement({"T26", "T28"})
public final class Representation {

    /** 800 MB. */
    private static final int MOST_NUMBERS = 100_000_000;

    private final double[][] vectors;

    private Representation(double[][] vectors) {
        this.vectors = vectors;
    }

    /**
     * The representation by the given vectors.
     *
     * @param vectors one row for each symbol, all of the same length ≥ 1
     * @return the representation
     * @throws IllegalArgumentException if there are fewer than 3 rows, rows differ in length, or a number is not finite
     */
    public static Representation of(double[][] vectors) {
        if (vectors.length < 3 || vectors[0].length == 0) {
            throw new IllegalArgumentException("a representation needs at least 3 symbols and one dimension, had " + vectors.length
                    + " symbols");
        }
        var copy = new double[vectors.length][];
        for (int i = 0; i < vectors.length; i++) {
            copy[i] = vectors[i].clone();
            if (copy[i].length != copy[0].length || !Arrays.stream(copy[i]).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("symbol " + i + " must have " + copy[0].length + " finite numbers, had "
                        + Arrays.toString(copy[i]));
            }
        }
        return new Representation(copy);
    }

    /**
     * A random representation: independent standard normal numbers.
     *
     * @param symbols p ≥ 3
     * @param dimensions d ≥ 1
     * @param seed the seed
     * @param trial the trial
     * @return the representation
     * @throws IllegalArgumentException if p or d is too small, or p d is above 10^8
     */
    public static Representation random(int symbols, int dimensions, long seed, long trial) {
        if ((long) Math.max(symbols, 0) * Math.max(dimensions, 1) > MOST_NUMBERS) {
            throw new IllegalArgumentException("a representation has at most " + MOST_NUMBERS + " numbers, were " + symbols + " symbols in "
                    + dimensions + " dimensions");
        }
        var stream = RandomStream.of(seed, trial);
        var vectors = new double[Math.max(symbols, 0)][Math.max(dimensions, 0)];
        for (int i = 0; i < vectors.length; i++) {
            for (int k = 0; k < dimensions; k++) {
                vectors[i][k] = stream.normal(i, k);
            }
        }
        return of(vectors);
    }

    /**
     * The number of symbols.
     *
     * @return p
     */
    public int symbols() {
        return vectors.length;
    }

    /**
     * The number of dimensions.
     *
     * @return d
     */
    public int dimensions() {
        return vectors[0].length;
    }

    /**
     * A component of the representation.
     *
     * @param symbol 0 to p − 1
     * @param dimension 0 to d − 1
     * @return E_ik
     * @throws IndexOutOfBoundsException if there is no such symbol or dimension
     */
    public double at(int symbol, int dimension) {
        return vectors[symbol][dimension];
    }

    /**
     * The sum of all squares.
     *
     * @return |E|²
     */
    public double squaredNorm() {
        return Arrays.stream(vectors).flatMapToDouble(Arrays::stream).map(x -> x * x).sum();
    }

    /**
     * This representation minus its mean over the symbols.
     *
     * @return the representation with ΣE = 0
     */
    public Representation centred() {
        var result = new double[symbols()][dimensions()];
        for (int k = 0; k < dimensions(); k++) {
            double mean = 0;
            for (double[] vector : vectors) {
                mean += vector[k] / symbols();
            }
            for (int i = 0; i < symbols(); i++) {
                result[i][k] = vectors[i][k] - mean;
            }
        }
        return of(result);
    }

    /**
     * Each dimension centred and divided by its standard deviation over the symbols, with p − 1 in the denominator.
     *
     * @return the standardised representation
     * @throws ArithmeticException if all symbols agree in a dimension
     */
    public Representation standardised() {
        Representation centred = centred();
        var result = new double[symbols()][dimensions()];
        for (int k = 0; k < dimensions(); k++) {
            double squares = 0;
            for (int i = 0; i < symbols(); i++) {
                squares += centred.vectors[i][k] * centred.vectors[i][k];
            }
            if (!(squares > 0)) {
                throw new ArithmeticException("all symbols agree in dimension " + k + ", which has no standard deviation");
            }
            double deviation = Math.sqrt(squares / (symbols() - 1));
            for (int i = 0; i < symbols(); i++) {
                result[i][k] = centred.vectors[i][k] / deviation;
            }
        }
        return of(result);
    }

    @Override
    public String toString() {
        return "Representation[symbols=" + symbols() + ", dimensions=" + dimensions() + "]";
    }
}
