package org.neuralquanta.discovery;

/**
 * \(D^{-1/2} S D^{-1/2}\), D the row sums of the similarities. Immutable, thread-safe.
 *
 * @param matrix the scaled matrix
 * @param scale \(D_{ii}^{-1/2}\) for each sample
 */
@SuppressWarnings("ArrayRecordComponent")
record ScaledSimilarity(SimilarityMatrix matrix, double... scale) {

    /**
     * Scales similarities.
     *
     * @param matrix similarities ≥ 0
     * @param withOwn whether the similarity of a sample with itself counts; otherwise it is taken for 0
     * @return the scaled matrix
     */
    static ScaledSimilarity of(SimilarityMatrix matrix, boolean withOwn) {
        int n = matrix.size();
        double[] scale = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                if (matrix.value(i, j) < 0) {
                    throw new IllegalArgumentException(
                            "similarities must be >= 0 for spectral clustering, was " + matrix.value(i, j) + "; use |cos| or the angle");
                }
                sum += i == j && !withOwn ? 0 : matrix.value(i, j);
            }
            if (!(sum > 0)) {
                throw new IllegalArgumentException("every sample must be similar to " + (withOwn ? "itself or " : "")
                        + "another one, but row " + i + " (counted from 0) has only zeros" + (withOwn ? "" : " off the diagonal") + "; leave it out");
            }
            scale[i] = 1 / Math.sqrt(sum);
        }
        float[] scaled = new float[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled[i * n + j] = i == j && !withOwn ? 0 : (float) (matrix.value(i, j) * (scale[i] * scale[j]));
            }
        }
        return new ScaledSimilarity(new SimilarityMatrix(n, scaled), scale);
    }
}
