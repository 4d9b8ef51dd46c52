package org.neuralquanta.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.Objects;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;

/**
 * Samples divided into clusters. Clusters are numbered from the largest on (among equals, by their first sample). Immutable,
 * thread-safe.
 */
@Statement({"T25", "T35"})
public final class Clustering {

    private final int[] clusters;
    private final int[] sizes;

    /**
     * A clustering given by labels.
     *
     * @param labels for each sample a number that identifies its cluster
     * @throws IllegalArgumentException if there is no sample
     */
    public Clustering(int[] labels) {
        if (labels.length == 0) {
            throw new IllegalArgumentException("samples must be at least 1, were 0");
        }
        var groups = new LinkedHashMap<Integer, List<Integer>>();
        for (int i = 0; i < labels.length; i++) {
            groups.computeIfAbsent(labels[i], _ -> new ArrayList<>()).add(i);
        }
        // The sort is stable, and groups come by their first sample.
        List<List<Integer>> order =
                groups.values().stream().sorted(Comparator.comparingInt(group -> -group.size())).toList();
        this.clusters = new int[labels.length];
        this.sizes = order.stream().mapToInt(List::size).toArray();
        for (int c = 0; c < sizes.length; c++) {
            for (int sample : order.get(c)) {
                clusters[sample] = c;
            }
        }
    }

    /**
     * Number of samples.
     *
     * @return N ≥ 1
     */
    public int samples() {
        return clusters.length;
    }

    /**
     * The cluster of a sample.
     *
     * @param sample the sample
     * @return its cluster, 0 for the largest
     * @throws IndexOutOfBoundsException if there is no such sample
     */
    public int cluster(int sample) {
        return clusters[sample];
    }

    /**
     * Sizes by rank.
     *
     * @return number of samples of each cluster, decreasing
     */
    public int[] sizes() {
        return sizes.clone();
    }

    /**
     * The same clustering of some of the samples.
     *
     * @param samples which
     * @return their clusters
     * @throws IndexOutOfBoundsException if there is no such sample
     * @throws IllegalArgumentException if there is none
     */
    public Clustering among(int[] samples) {
        return new Clustering(Arrays.stream(samples).map(i -> clusters[i]).toArray());
    }

    /**
     * The adjusted Rand index: agreement with another clustering of the same samples, 1 if equal and 0 on average by chance.
     *
     * <p>Source: Hubert and Arabie, Journal of Classification 2 (1985) 193.
     *
     * @param other the other clustering
     * @return the index, at most 1; 1 also where both put all samples into one cluster, or each into its own
     * @throws IllegalArgumentException if the numbers of samples differ
     */
    public double adjustedRandIndex(Clustering other) {
        if (other.samples() != samples()) {
            throw new IllegalArgumentException("both must have the same number of samples, were " + samples() + " and " + other.samples());
        }
        var joint = new TreeMap<Long, Integer>();
        for (int i = 0; i < clusters.length; i++) {
            joint.merge((long) clusters[i] << 32 | other.clusters[i], 1, Integer::sum);
        }
        double together = joint.values().stream().mapToDouble(Clustering::pairs).sum();
        double own = Arrays.stream(sizes).mapToDouble(Clustering::pairs).sum();
        double others = Arrays.stream(other.sizes).mapToDouble(Clustering::pairs).sum();
        double all = pairs(samples());
        double chance = all == 0 ? 0 : own * others / all;
        double most = (own + others) / 2;
        return most == chance ? 1 : (together - chance) / (most - chance);
    }

    private static double pairs(int count) {
        return count * (count - 1.0) / 2;
    }

    /**
     * The purity of a cluster: the share of its most common true cluster.
     *
     * @param cluster the cluster
     * @param truth the true clustering of the samples
     * @return above 0, at most 1
     * @throws IllegalArgumentException if the numbers of samples differ
     * @throws IndexOutOfBoundsException if there is no such cluster
     */
    public double purity(int cluster, Clustering truth) {
        return (double) count(cluster, commonest(cluster, truth), truth) / sizes[cluster];
    }

    /**
     * The true cluster that is most common among a cluster's samples.
     *
     * @param cluster the cluster
     * @param truth the true clustering of the samples
     * @return its number in the true clustering
     * @throws IllegalArgumentException if the numbers of samples differ
     * @throws IndexOutOfBoundsException if there is no such cluster
     */
    public int commonest(int cluster, Clustering truth) {
        Objects.checkIndex(cluster, sizes.length);
        if (truth.samples() != samples()) {
            throw new IllegalArgumentException("both must have the same number of samples, were " + samples() + " and " + truth.samples());
        }
        return IntStream.range(0, truth.sizes.length)
                .boxed()
                .max((a, b) -> Integer.compare(count(cluster, a, truth), count(cluster, b, truth)))
                .orElseThrow();
    }

    /** The purity of a sample's cluster, averaged over all samples.
     *
     * @param truth the true clustering of the samples
     * @return above 0, at most 1
     * @throws IllegalArgumentException if the numbers of samples differ
     */
    public double purity(Clustering truth) {
        double sum = 0;
        for (int c = 0; c < sizes.length; c++) {
            sum += purity(c, truth) * sizes[c];
        }
        return sum / samples();
    }

    /**
     * How well the best cluster retrieves a set of samples: the largest F1, the harmonic mean of precision and recall.
     *
     * @param wanted for each sample whether it is in the set
     * @return from 0 to 1
     * @throws IllegalArgumentException if the numbers of samples differ
     */
    public double bestF1(boolean[] wanted) {
        if (wanted.length != samples()) {
            throw new IllegalArgumentException("there must be a value for each of " + samples() + " samples, were " + wanted.length);
        }
        int[] hits = new int[sizes.length];
        int all = 0;
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i]) {
                hits[clusters[i]]++;
                all++;
            }
        }
        double best = 0;
        for (int c = 0; c < sizes.length; c++) {
            best = Math.max(best, 2.0 * hits[c] / (sizes[c] + all));
        }
        return best;
    }

    @Override
    public String toString() {
        return "Clustering[samples=" + clusters.length + ", clusters=" + sizes.length + "]";
    }

    private int count(int cluster, int label, Clustering truth) {
        int count = 0;
        for (int i = 0; i < clusters.length; i++) {
            count += clusters[i] == cluster && truth.clusters[i] == label ? 1 : 0;
        }
        return count;
    }
}
