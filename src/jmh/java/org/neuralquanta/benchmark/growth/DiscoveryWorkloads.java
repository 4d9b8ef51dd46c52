package org.neuralquanta.benchmark.growth;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.neuralquanta.discovery.Dendrogram;
import org.neuralquanta.discovery.SimilarityMatrix;
import org.neuralquanta.discovery.SpectralClustering;

/** Clustering of random points of the cube in eight dimensions, by average linkage and by ten eigenvectors, against their number. */
final class DiscoveryWorkloads {

    private static final int DIMENSION = 8;
    private static final int CLUSTERS = 10;
    private static final List<Double> SAMPLES = List.of(1e2, 3e2, 1e3, 3e3, 1e4);

    private DiscoveryWorkloads() {}

    static List<Workload> all() {
        return List.of(
                new Workload("discovery/linkage", SAMPLES, size -> {
                    SimilarityMatrix matrix = matrix((int) size);
                    return () -> Dendrogram.averageLinkage(matrix);
                }),
                new Workload("discovery/spectral", SAMPLES, size -> {
                    SimilarityMatrix matrix = matrix((int) size);
                    return () -> SpectralClustering.of(matrix, CLUSTERS, 1);
                }));
    }

    private static SimilarityMatrix matrix(int samples) {
        var random = new SplittableRandom(1);
        double[][] points = new double[samples][];
        Arrays.setAll(points, _ -> random.doubles(DIMENSION).toArray());
        return SimilarityMatrix.of(samples, (i, j) -> (float) Math.exp(-squaredDistance(points[i], points[j])));
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
