package org.neuralquanta.discovery;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.neuralquanta.Statement;
import org.neuralquanta.random.RandomStream;

/**
 * The count sketch of a gradient: each parameter p has a random bucket h(p) among m and a random sign σ(p), the same for all gradients, and
 * \((Sg)_j = \sum_{h(p)=j} \sigma(p)\,g_p\). Inner products are preserved without bias, \(\mathrm E\,(Sg \cdot Sg') = g \cdot g'\), with
 * variance
 * \[ \tfrac1m\Big(|g|^2|g'|^2 + (g \cdot g')^2 - 2 \sum_p g_p^2 g_p'^2\Big). \]
 * For gradients of length 1 the standard error is at most \(\sqrt{2/m}\): 0.022 for m = 4096. A gradient need never be in memory as a whole.
 * Immutable, thread-safe.
 *
 * <p>Source: Charikar, Chen and Farach-Colton, Theoretical Computer Science 312 (2004) 3; Weinberger et al., ICML 2009.
 */
@Statement("T35")
public final class CountSketch {

    private static final double STEEPEST = 1e75;

    private static final int LARGEST = 1 << 24;

    private final int dimension;
    private final long seed;
    private final RandomStream stream;

    private CountSketch(int dimension, long seed) {
        this.dimension = dimension;
        this.seed = seed;
        this.stream = RandomStream.of(seed, 0);
    }

    /**
     * A sketch.
     *
     * @param dimension m, 1 to 2^24
     * @param seed the seed of the buckets and signs
     * @return the sketch
     * @throws IllegalArgumentException if m is out of range
     */
    public static CountSketch of(int dimension, long seed) {
        if (dimension < 1 || dimension > LARGEST) {
            throw new IllegalArgumentException("dimension of a sketch must be between 1 and " + LARGEST + ", was " + dimension);
        }
        return new CountSketch(dimension, seed);
    }

    /**
     * The sketch whose inner products of gradients of length 1 have at most a given standard error.
     *
     * @param error the standard error, at least 3.5e-4 and below 1
     * @param seed the seed of the buckets and signs
     * @return the sketch with \(m = \lceil 2/\mathrm{error}^2 \rceil\)
     * @throws IllegalArgumentException if the error is out of range
     */
    public static CountSketch withError(double error, long seed) {
        if (!(error >= 3.5e-4 && error < 1)) {
            throw new IllegalArgumentException("standard error of a sketch must be at least 3.5e-4 and below 1, was " + error);
        }
        return new CountSketch((int) Math.ceil(2 / (error * error)), seed);
    }

    /**
     * The length of a sketch.
     *
     * @return m
     */
    public int dimension() {
        return dimension;
    }

    /**
     * The largest standard error of the inner product of two gradients of length 1.
     *
     * @return \(\sqrt{2/m}\)
     */
    public double standardError() {
        return Math.sqrt(2.0 / dimension);
    }

    /**
     * The variance of the inner product of two sketches over the seeds.
     *
     * @param gradient g
     * @param other g′, of the same length
     * @return the variance
     * @throws IllegalArgumentException if the gradients differ in length, or have components outside -1e75 to 1e75
     */
    public double variance(double[] gradient, double[] other) {
        if (gradient.length != other.length) {
            throw new IllegalArgumentException("gradients must be equally long, were " + gradient.length + " and " + other.length);
        }
        if (!DoubleStream.concat(Arrays.stream(gradient), Arrays.stream(other)).allMatch(g -> Math.abs(g) <= STEEPEST)) {
            throw new IllegalArgumentException("gradients must be numbers from -1e75 to 1e75, whose fourth powers are doubles");
        }
        double squares = 0;
        double others = 0;
        double product = 0;
        double both = 0;
        for (int p = 0; p < gradient.length; p++) {
            double one = gradient[p] * other[p];
            squares += gradient[p] * gradient[p];
            others += other[p] * other[p];
            product += one;
            both += one * one;
        }
        return (squares * others + product * product - 2 * both) / dimension;
    }

    /**
     * Adds a part of a gradient to its sketch.
     *
     * @param first the parameter with which the part begins, from 0
     * @param part derivatives with respect to this and the following parameters
     * @param count how many of them
     * @param sketch m numbers, to which the part is added
     * @throws IndexOutOfBoundsException if the part has fewer numbers
     * @throws IllegalArgumentException if the sketch does not have m numbers
     */
    public void add(long first, double[] part, int count, double[] sketch) {
        Objects.checkFromIndexSize(0, count, part.length);
        if (sketch.length != dimension) {
            throw new IllegalArgumentException("a sketch has " + dimension + " numbers, this one has " + sketch.length);
        }
        for (int i = 0; i < count; i++) {
            long bits = stream.bits(first + i, 0);
            int place = (int) (((bits >>> Integer.SIZE) * dimension) >>> Integer.SIZE);
            sketch[place] += (bits & 1) == 0 ? part[i] : -part[i];
        }
    }

    @Override
    public String toString() {
        return "CountSketch[dimension=" + dimension + ", seed=" + seed + "]";
    }
}
