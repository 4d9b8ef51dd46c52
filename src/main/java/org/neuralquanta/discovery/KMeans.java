package org.neuralquanta.discovery;

import java.util.Arrays;
import org.neuralquanta.Statement;
import org.neuralquanta.random.RandomStream;

/**
 * k-means: points divided so that the squared distances to their cluster's mean add up to little. Lloyd's rounds from starts by
 * k-means++, the best of several. Immutable, thread-safe.
 *
 * <p>Hipparchus has k-means++ in a separate artifact that nothing else here needs, and it draws from a stateful generator. Here a start is
 * a function of (seed, start).
 *
 * <p>Source: Arthur and Vassilvitskii, k-means++, SODA 2007.
 *
 * @param starts number of starts, ≥ 1
 * @param rounds most rounds of each, ≥ 1
 * @param seed names the starts
 */
@Statement("T35")
record KMeans(int starts, int rounds, long seed) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is below 1
     */
    public KMeans {
        if (starts < 1 || rounds < 1) {
            throw new IllegalArgumentException("starts and rounds must be >= 1, were " + starts + " and " + rounds);
        }
    }

    /**
     * Divides points.
     *
     * @param points rows of equal length
     * @param clusters k, from 1 to the number of points
     * @return at most k clusters: fewer only if fewer points differ
     */
    public Clustering divide(double[][] points, int clusters) {
        if (clusters < 1 || clusters > points.length) {
            throw new IllegalArgumentException("clusters must be between 1 and " + points.length + ", was " + clusters);
        }
        var columns = new PointBlocks(points);
        int[] best = new int[points.length];
        double least = Double.POSITIVE_INFINITY;
        for (int start = 0; start < starts; start++) {
            int[] labels = new int[points.length];
            double cost = run(points, columns, seeds(points, columns, clusters, RandomStream.of(seed, start)), labels);
            if (cost < least) {
                least = cost;
                best = labels;
            }
        }
        return new Clustering(best);
    }

    private static double[][] seeds(double[][] points, PointBlocks columns, int clusters, RandomStream random) {
        double[][] centres = new double[clusters][];
        double[] nearest = new double[points.length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        int chosen = (int) (random.uniform(0, 0) * points.length);
        for (int c = 0; c < clusters; c++) {
            centres[c] = points[chosen].clone();
            columns.lower(centres[c], nearest);
            double total = 0;
            for (double distance : nearest) {
                total += distance;
            }
            double left = random.uniform(c + 1, 0) * total;
            chosen = 0;
            while (chosen < points.length - 1 && left >= nearest[chosen]) {
                left -= nearest[chosen++];
            }
        }
        return centres;
    }

    private double run(double[][] points, PointBlocks columns, double[][] centres, int[] labels) {
        double[] least = new double[points.length];
        double cost = Double.POSITIVE_INFINITY;
        for (int round = 0; round < rounds; round++) {
            columns.nearest(centres, least, labels);
            double now = 0;
            for (double distance : least) {
                now += distance;
            }
            if (!(now < cost)) {
                break;
            }
            cost = now;
            move(points, labels, centres);
        }
        return cost;
    }

    private static void move(double[][] points, int[] labels, double[][] centres) {
        int[] counts = new int[centres.length];
        double[][] sums = new double[centres.length][points[0].length];
        for (int i = 0; i < points.length; i++) {
            counts[labels[i]]++;
            for (int d = 0; d < points[i].length; d++) {
                sums[labels[i]][d] += points[i][d];
            }
        }
        for (int c = 0; c < centres.length; c++) {
            for (int d = 0; counts[c] > 0 && d < sums[c].length; d++) {
                centres[c][d] = sums[c][d] / counts[c];
            }
        }
    }
}
