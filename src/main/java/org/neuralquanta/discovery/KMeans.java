package org.neuralquanta.discovery;

import java.io.Serial;
import java.io.Serializable;
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

    private static final String STAGE = "clusters";

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
     * @param keeping where the state of this work is kept, round by round
     * @return at most k clusters: fewer only if fewer points differ
     */
    public Clustering divide(double[][] points, int clusters, Keeping keeping) {
        if (clusters < 1 || clusters > points.length) {
            throw new IllegalArgumentException("clusters must be between 1 and " + points.length + ", was " + clusters);
        }
        var columns = new PointBlocks(points);
        State state = keeping.of(STAGE, State.class).orElseGet(() -> State.begin(points.length, seeds(points, columns, clusters, 0)));
        while (state.start < starts) {
            State next = next(points, columns, clusters, state);
            keeping.offer(STAGE, () -> next);
            state = next;
        }
        return new Clustering(state.best);
    }

    /**
     * What was done so far.
     *
     * @param best labels of the best start
     * @param least its cost
     * @param start the start that goes on
     * @param round its round
     * @param cost that of the round before
     * @param centres of the clusters in this round
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record State(int[] best, double least, int start, int round, double cost, double[][] centres) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1;

        static State begin(int points, double[][] centres) {
            return new State(new int[points], Double.POSITIVE_INFINITY, 0, 0, Double.POSITIVE_INFINITY, centres);
        }
    }

    /** After another round. */
    private State next(double[][] points, PointBlocks columns, int clusters, State now) {
        double[] least = new double[points.length];
        int[] labels = new int[points.length];
        columns.nearest(now.centres, least, labels);
        double cost = 0;
        for (double distance : least) {
            cost += distance;
        }
        if (cost < now.cost && now.round + 1 < rounds) {
            return new State(now.best, now.least, now.start, now.round + 1, cost, moved(points, labels, now.centres));
        }
        double lowest = Math.min(cost, now.cost);
        int start = now.start + 1;
        return new State(
                lowest < now.least ? labels : now.best, Math.min(lowest, now.least), start, 0, Double.POSITIVE_INFINITY,
                start < starts ? seeds(points, columns, clusters, start) : new double[0][]);
    }

    private double[][] seeds(double[][] points, PointBlocks columns, int clusters, int start) {
        var random = RandomStream.of(seed, start);
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

    /** The means of the clusters; a centre without points stays. */
    private static double[][] moved(double[][] points, int[] labels, double[][] centres) {
        int[] counts = new int[centres.length];
        double[][] sums = new double[centres.length][points[0].length];
        for (int i = 0; i < points.length; i++) {
            counts[labels[i]]++;
            for (int d = 0; d < points[i].length; d++) {
                sums[labels[i]][d] += points[i][d];
            }
        }
        for (int c = 0; c < centres.length; c++) {
            if (counts[c] == 0) {
                sums[c] = centres[c];
                continue;
            }
            for (int d = 0; d < sums[c].length; d++) {
                sums[c][d] /= counts[c];
            }
        }
        return sums;
    }
}
