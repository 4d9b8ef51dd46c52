package org.neuralquanta.discovery;

import java.util.Arrays;
import org.neuralquanta.Statement;

/**
 * Spectral clustering as in scikit-learn's {@code SpectralClustering} for given similarities, which Michaud et al. use: k-means on the
 * leading k eigenvectors of \(D^{-1/2} S D^{-1/2}\), each divided by \(D^{1/2}\), where the similarity of a sample with itself counts as 0.
 * {@link SpectralClustering} keeps that similarity, and scales the vectors of all samples to length 1 instead. The eigenvectors are
 * computed once, for all numbers of clusters. Immutable, thread-safe.
 *
 * <p>Source: von Luxburg, Statistics and Computing 17 (2007) 395; Michaud et al., arXiv 2303.13506, section 5.
 */
@Statement({"T25", "T35"})
public final class SpectralEmbedding {

    private static final double TOLERANCE = 1e-5;
    private static final int ROUNDS = 300;

    private final double[][] points;
    private final int most;
    private final long seed;

    private SpectralEmbedding(double[][] points, int most, long seed) {
        this.points = points;
        this.most = most;
        this.seed = seed;
    }

    /**
     * Finds eigenvectors.
     *
     * @param matrix the similarities of the samples, ≥ 0
     * @param most the largest number of clusters that will be requested, 1 to N
     * @param seed the seed of the random starts
     * @return the embedding
     * @throws IllegalArgumentException if a similarity is negative, a sample is similar to no other, or the number is out of range
     */
    public static SpectralEmbedding of(SimilarityMatrix matrix, int most, long seed) {
        return of(matrix, most, seed, Keeping.NOTHING);
    }

    /**
     * Finds eigenvectors, from where this work was broken off.
     *
     * @param matrix how alike the samples are, ≥ 0
     * @param most the largest number of clusters that will be asked for, 1 to N
     * @param seed names random starts
     * @param keeping where the state of this work is kept
     * @return the embedding
     * @throws IllegalArgumentException if a similarity is negative, a sample is like no other, or the number is out of range
     */
    public static SpectralEmbedding of(SimilarityMatrix matrix, int most, long seed, Keeping keeping) {
        ScaledSimilarity scaled = ScaledSimilarity.of(matrix, false);
        Lanczos leading = Lanczos.largest(scaled.matrix(), most, TOLERANCE, seed, keeping);
        double[][] points = new double[matrix.size()][most];
        for (int k = 0; k < most; k++) {
            double[] vector = leading.vector(k);
            for (int i = 0; i < points.length; i++) {
                points[i][k] = vector[i] * scaled.scale()[i];
            }
        }
        return new SpectralEmbedding(points, most, seed);
    }

    /**
     * Clusters the samples.
     *
     * @param clusters k, from 1 to the largest number
     * @param starts the number of k-means starts, of which the best is kept; scikit-learn uses 10, Michaud et al. 30
     * @return at most k clusters
     * @throws IllegalArgumentException if a number is out of range
     */
    public Clustering into(int clusters, int starts) {
        return into(clusters, starts, Keeping.NOTHING);
    }

    /**
     * Divides the samples, from where this work was broken off.
     *
     * @param clusters k, from 1 to the largest number
     * @param starts starts of k-means, of which the best counts
     * @param keeping where the state of this work is kept
     * @return at most k clusters
     * @throws IllegalArgumentException if a number is out of range
     */
    public Clustering into(int clusters, int starts, Keeping keeping) {
        if (clusters < 1 || clusters > most) {
            throw new IllegalArgumentException("clusters must be between 1 and " + most + ", was " + clusters);
        }
        double[][] leading = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            leading[i] = Arrays.copyOf(points[i], clusters);
        }
        return new KMeans(starts, ROUNDS, seed).divide(leading, clusters, keeping);
    }

    @Override
    public String toString() {
        return "SpectralEmbedding[samples=" + points.length + ", most=" + most + "]";
    }
}
