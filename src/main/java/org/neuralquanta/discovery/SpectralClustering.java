package org.neuralquanta.discovery;

import org.neuralquanta.Statement;

/**
 * Spectral clustering: k-means on the leading eigenvectors of \(D^{-1/2} S D^{-1/2}\), where D holds the row sums of the similarities, with
 * rows scaled to length 1. {@link SpectralEmbedding} is the variant of Michaud et al. Immutable, thread-safe.
 *
 * <p>Source: Ng, Jordan and Weiss, NIPS 2001.
 */
@Statement("T35")
public final class SpectralClustering {

    private static final double TOLERANCE = 1e-5;
    private static final int STARTS = 20;
    private static final int ROUNDS = 50;

    private SpectralClustering() {}

    /**
     * Clusters samples.
     *
     * @param matrix their similarities, ≥ 0
     * @param clusters k, 1 ≤ k ≤ N
     * @param seed the seed of the random starts
     * @return at most k clusters
     * @throws IllegalArgumentException if k is out of range, or a similarity is negative
     */
    public static Clustering of(SimilarityMatrix matrix, int clusters, long seed) {
        return of(matrix, clusters, seed, Keeping.NOTHING);
    }

    /**
     * Clusters samples, from where this work was broken off.
     *
     * @param matrix how alike they are, ≥ 0
     * @param clusters k, 1 ≤ k ≤ N
     * @param seed names the random starts
     * @param keeping where the state of this work is kept
     * @return at most k clusters
     * @throws IllegalArgumentException if k is out of range, or a similarity is negative
     */
    public static Clustering of(SimilarityMatrix matrix, int clusters, long seed, Keeping keeping) {
        int n = matrix.size();
        Lanczos leading = Lanczos.largest(ScaledSimilarity.of(matrix, true).matrix(), clusters, TOLERANCE, seed, keeping);
        double[][] points = new double[n][clusters];
        for (int k = 0; k < clusters; k++) {
            double[] vector = leading.vector(k);
            for (int i = 0; i < n; i++) {
                points[i][k] = vector[i];
            }
        }
        for (double[] point : points) {
            double length = 0;
            for (double x : point) {
                length += x * x;
            }
            for (int k = 0; k < clusters && length > 0; k++) {
                point[k] /= Math.sqrt(length);
            }
        }
        return new KMeans(STARTS, ROUNDS, seed).divide(points, clusters, keeping);
    }
}
