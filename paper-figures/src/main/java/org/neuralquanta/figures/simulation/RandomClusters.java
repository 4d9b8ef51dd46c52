package org.neuralquanta.figures.simulation;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.random.ZipfDraws;

/**
 * Clusters of random samples under a stated model of mistakes (T25). Samples of monogenic quanta are drawn from Zipf's law; in turn
 * <ol>
 *   <li>split: the samples of a quantum fall into two clusters with a given probability, at a place drawn uniformly;
 *   <li>coarse: of the pieces, the k largest are kept apart, each other one is joined to one of them at random;
 *   <li>merged: each cluster is joined to another one, drawn at random, with a given probability.
 * </ol>
 *
 * @param stream the random numbers
 * @param counts the samples of each quantum that has any, in decreasing order
 */
public record RandomClusters(RandomStream stream, long[] counts) {

    private static final long QUANTA = 1L << 31;

    /** Numbers of a stream that belong to different decisions. */
    private static final long DRAWS = 0;

    private static final long SPLITS = 1L << 40;
    private static final long JOINS = 2L << 40;
    private static final long MERGES = 3L << 40;

    /** Draws so many samples. */
    public static RandomClusters draw(double alpha, int samples, long seed, long replicate) {
        RandomStream stream = RandomStream.of(seed, replicate);
        var draws = ZipfDraws.of(1 + alpha, QUANTA);
        long[] ranks = LongStream.range(0, samples).map(i -> draws.draw(stream, DRAWS + i)).sorted().toArray();
        long[] counts = new long[samples];
        int distinct = 0;
        for (int i = 0; i < samples; i++) {
            distinct += i > 0 && ranks[i] != ranks[i - 1] ? 1 : 0;
            counts[distinct]++;
        }
        return new RandomClusters(stream, decreasing(Arrays.copyOf(counts, distinct + 1)));
    }

    public RandomClusters split(double probability) {
        long[] pieces = Arrays.copyOf(counts, 2 * counts.length);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 1 && stream.uniform(SPLITS + i, 0) < probability) {
                pieces[i] = 1 + (long) (stream.uniform(SPLITS + i, 1) * (counts[i] - 1));
                pieces[counts.length + i] = counts[i] - pieces[i];
            }
        }
        return new RandomClusters(stream, decreasing(pieces));
    }

    public RandomClusters coarse(int clusters) {
        int kept = Math.min(clusters, counts.length);
        long[] sizes = Arrays.copyOf(counts, kept);
        for (int i = kept; i < counts.length; i++) {
            sizes[(int) (stream.uniform(JOINS + i, clusters) * kept)] += counts[i];
        }
        return new RandomClusters(stream, decreasing(sizes));
    }

    public RandomClusters merged(double probability) {
        long[] sizes = counts.clone();
        for (int i = 0; i < sizes.length; i++) {
            if (stream.uniform(MERGES + i, 2L * sizes.length) < probability) {
                int other = (int) (stream.uniform(MERGES + i, 2L * sizes.length + 1) * (sizes.length - 1));
                long size = sizes[i];
                sizes[i] = 0;
                sizes[other < i ? other : other + 1] += size;
            }
        }
        return new RandomClusters(stream, decreasing(sizes));
    }

    public TabulatedQuanta sizes() {
        return TabulatedQuanta.ofCounts(counts);
    }

    /** In decreasing order, without zeros. */
    private static long[] decreasing(long[] counts) {
        return Arrays.stream(counts).filter(c -> c > 0).map(c -> -c).sorted().map(c -> -c).toArray();
    }
}
