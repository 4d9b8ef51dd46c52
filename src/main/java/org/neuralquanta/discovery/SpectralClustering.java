package org.neuralquanta.discovery;

import org.neuralquanta.Statement;

/**
 * Spectral clustering: k-means on the leading eigenvectors of \(D^{-1/2} S D^{-1/2}\), D the row sums of the similarities. With
 * {@link Similarity#ANGULAR} it is the paper's own variant. Immutable, thread-safe.
 *
 * <p>Source: Ng, Jordan and Weiss, NIPS 2001; Michaud et al., arXiv 2303.13506, section 5.
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
     * @param matrix how alike they are, ≥ 0
     * @param clusters k, 1 ≤ k ≤ N
     * @param seed names the random starts
     * @return at most k clusters
     */
    public static Clustering of(SimilarityMatrix matrix, int clusters, long seed) {
        int n = matrix.size();
        double[] scale = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                if (matrix.value(i, j) < 0) {
                    throw new IllegalArgumentException(
                            "similarities must be >= 0 for spectral clustering, was " + matrix.value(i, j) + "; take |cos| or the angle");
                }
                sum += matrix.value(i, j);
            }
            if (!(sum > 0)) {
                throw new IllegalArgumentException("every sample must be similar to one, itself or another; row " + i + " has only zeros");
            }
            scale[i] = 1 / Math.sqrt(sum);
        }
        float[] scaled = new float[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled[i * n + j] = (float) (matrix.value(i, j) * (scale[i] * scale[j]));
            }
        }
        Lanczos leading = Lanczos.largest(new SimilarityMatrix(n, scaled), clusters, TOLERANCE, seed);
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
        return new KMeans(STARTS, ROUNDS, seed).divide(points, clusters);
    }
}
