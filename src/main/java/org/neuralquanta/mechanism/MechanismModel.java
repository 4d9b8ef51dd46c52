package org.neuralquanta.mechanism;

import java.util.Arrays;
import org.neuralquanta.Statement;
import org.neuralquanta.discovery.Lanczos;
import org.neuralquanta.discovery.SimilarityMatrix;

/**
 * The distribution of mechanism vectors in known groups of samples (subtasks, or discovered clusters), and the distance of a new vector
 * from them. Immutable, thread-safe.
 *
 * <p>Each group has its mean; all share one covariance, of which the leading components are kept and the rest counts as equal in all
 * directions. The distance is Mahalanobis' in that covariance.
 */
@Statement("T37")
public final class MechanismModel {

    private static final double TOLERANCE = 1e-6;

    /** The covariance is held in 32 bits, whose normal numbers lie between 1e-38 and 3e38. */
    private static final double LEAST_TRACE = 1e-30;

    private static final double LARGEST_TRACE = 1e37;

    /** Below, the tolerance, which is absolute, is not small beside the variances; vectors of length 1 have more. */
    private static final double SMALL_TRACE = 0x1p-10;

    private final double[][] means;
    private final double[][] components;
    private final double[] variances;
    private final double rest;

    private MechanismModel(double[][] means, double[][] components, double[] variances, double rest) {
        this.means = means;
        this.components = components;
        this.variances = variances;
        this.rest = rest;
    }

    /**
     * Fits groups of vectors.
     *
     * @param vectors a row for each sample
     * @param groups for each sample its group, from 0 on; each group needs at least one sample
     * @param components number of leading components, from 1 to the length of a vector
     * @return the model
     * @throws IllegalArgumentException if there are not as many groups as vectors, a group or the number of components is out of range, or
     *     the trace of the covariance is not from 1e-30 to 1e37, or no more than rounding
     */
    public static MechanismModel fit(double[][] vectors, int[] groups, int components) {
        if (vectors.length == 0 || vectors.length != groups.length) {
            throw new IllegalArgumentException(
                    "vectors and groups must be equally many and at least 1, were " + vectors.length + " and " + groups.length);
        }
        int width = vectors[0].length;
        if (components < 1 || components > width) {
            throw new IllegalArgumentException("components must be between 1 and " + width + ", was " + components);
        }
        int count = Arrays.stream(groups).max().orElseThrow() + 1;
        double[][] means = means(vectors, groups, count);
        float[] covariance = covariance(vectors, groups, means);
        double trace = 0;
        for (int i = 0; i < width; i++) {
            trace += covariance[i * width + i];
        }
        checkTrace(trace, vectors);
        double scale = trace < SMALL_TRACE ? Math.scalb(1, -Math.getExponent(trace)) : 1;
        Lanczos leading = Lanczos.largest(scaled(width, covariance, (float) scale), components, TOLERANCE, 1);
        double[] variances = leading.values();
        double floor = trace * 1e-6 / width + Double.MIN_NORMAL;
        double left = trace - Arrays.stream(variances).sum() / scale;
        double rest = Math.max(floor, left / Math.max(1, width - components));
        double[][] axes = new double[components][];
        for (int k = 0; k < components; k++) {
            variances[k] = Math.max(variances[k] / scale, floor);
            axes[k] = leading.vector(k);
        }
        return new MechanismModel(means, axes, variances, rest);
    }

    /** By a power of two, which changes no digit. */
    private static SimilarityMatrix scaled(int width, float[] covariance, float scale) {
        float[] result = new float[covariance.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = covariance[i] * scale;
        }
        return SimilarityMatrix.of(width, result);
    }

    /** Means of n numbers are wrong by up to n rounding errors, so that equal vectors need not have a covariance of exactly 0. */
    private static void checkTrace(double trace, double[][] vectors) {
        double squares = 0;
        for (double[] vector : vectors) {
            squares += squares(vector) / vectors.length;
        }
        double rounding = (vectors.length + 1.0) * 0x1p-52;
        if (!(trace >= LEAST_TRACE && trace <= LARGEST_TRACE && trace > rounding * rounding * squares)) {
            throw new IllegalArgumentException("vectors must differ within their groups, and the trace of their covariance be from " + LEAST_TRACE
                    + " to " + LARGEST_TRACE + ", was " + trace + "; scale all vectors by one number, and leave out groups of equal vectors");
        }
    }

    private static double squares(double[] vector) {
        double sum = 0;
        for (double x : vector) {
            sum += x * x;
        }
        return sum;
    }

    private static double[][] means(double[][] vectors, int[] groups, int count) {
        double[][] means = new double[count][vectors[0].length];
        int[] sizes = new int[count];
        for (int i = 0; i < vectors.length; i++) {
            sizes[groups[i]]++;
            for (int j = 0; j < vectors[i].length; j++) {
                means[groups[i]][j] += vectors[i][j];
            }
        }
        for (int g = 0; g < count; g++) {
            if (sizes[g] == 0) {
                throw new IllegalArgumentException("every group from 0 to " + (count - 1) + " needs a sample, had none: " + g);
            }
            for (int j = 0; j < means[g].length; j++) {
                means[g][j] /= sizes[g];
            }
        }
        return means;
    }

    private static float[] covariance(double[][] vectors, int[] groups, double[][] means) {
        int width = vectors[0].length;
        double[] sum = new double[width * width];
        double[] d = new double[width];
        for (int i = 0; i < vectors.length; i++) {
            for (int j = 0; j < width; j++) {
                d[j] = vectors[i][j] - means[groups[i]][j];
            }
            for (int a = 0; a < width; a++) {
                addRow(sum, a * width, d[a] / vectors.length, d);
            }
        }
        float[] covariance = new float[width * width];
        for (int a = 0; a < width; a++) {
            for (int b = 0; b <= a; b++) {
                covariance[a * width + b] = (float) sum[a * width + b];
                covariance[b * width + a] = covariance[a * width + b];
            }
        }
        return covariance;
    }

    private static void addRow(double[] sum, int offset, double factor, double[] d) {
        for (int b = 0; b < d.length; b++) {
            sum[offset + b] += factor * d[b];
        }
    }

    /**
     * Number of groups.
     *
     * @return at least 1
     */
    public int groups() {
        return means.length;
    }

    /**
     * How far a vector is from a group.
     *
     * @param vector a mechanism vector
     * @param group the group
     * @return Mahalanobis' distance
     * @throws IllegalArgumentException if the vector is so far that the square of its distance is no number
     */
    public double distance(double[] vector, int group) {
        double[] d = new double[vector.length];
        double left = 0;
        for (int j = 0; j < d.length; j++) {
            d[j] = vector[j] - means[group][j];
            left += d[j] * d[j];
        }
        double squares = 0;
        for (int k = 0; k < components.length; k++) {
            double along = 0;
            for (int j = 0; j < d.length; j++) {
                along += d[j] * components[k][j];
            }
            squares += along * along / variances[k];
            left -= along * along;
        }
        double all = squares + Math.max(0, left) / rest;
        if (!(all < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the vector is too far from group " + group + " for the square of its distance to be a number");
        }
        return Math.sqrt(all);
    }

    /**
     * Which group a vector belongs to.
     *
     * @param vector a mechanism vector
     * @param threshold the distance above which a vector is unlike a group, such as {@link Detector#threshold()}
     * @return the nearest group, with how sure that is
     * @throws IllegalArgumentException if the vector is so far from a group that the square of its distance is no number
     */
    public Reading read(double[] vector, double threshold) {
        double[] distances = new double[groups()];
        int nearest = 0;
        for (int g = 0; g < distances.length; g++) {
            distances[g] = distance(vector, g);
            nearest = distances[g] < distances[nearest] ? g : nearest;
        }
        double total = 0;
        for (double d : distances) {
            total += Math.exp((distances[nearest] * distances[nearest] - d * d) / 2);
        }
        return new Reading(nearest, 1 / total, distances[nearest], distances[nearest] > threshold);
    }

    @Override
    public String toString() {
        return "MechanismModel[groups=" + means.length + ", components=" + components.length + "]";
    }

    /**
     * Which known quantum a sample used. Immutable, thread-safe.
     *
     * @param group the nearest group
     * @param confidence its probability among the groups, were they equally common and normally distributed
     * @param distance Mahalanobis' distance from it
     * @param unlikeAll whether even the nearest is farther than the threshold
     */
    public record Reading(int group, double confidence, double distance, boolean unlikeAll) {}
}
