package org.neuralquanta.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.neuralquanta.Statement;

/**
 * Average linkage: the two clusters with the largest mean similarity between their samples are merged, again and again. Immutable,
 * thread-safe.
 *
 * <p>By nearest-neighbour chains in \(O(N^2)\) time: average linkage is reducible, so mutual nearest neighbours may be merged at once and
 * the merges sorted afterwards.
 *
 * <p>Source: Murtagh, The Computer Journal 26 (1983) 354.
 *
 * {@snippet file="org/neuralquanta/ExamplesTest.java" region="clusters"}
 */
@Statement("T35")
public final class Dendrogram {

    /** Two samples whose clusters become one at a mean similarity. */
    private record Merge(int first, int second, double similarity) {}

    private final int samples;
    private final List<Merge> merges;

    private Dendrogram(int samples, List<Merge> merges) {
        this.samples = samples;
        this.merges = merges;
    }

    /**
     * Clusters samples.
     *
     * @param matrix their similarities
     * @return all merges
     */
    public static Dendrogram averageLinkage(SimilarityMatrix matrix) {
        int n = matrix.size();
        float[] s = matrix.values().clone();
        int[] sizes = new int[n];
        Arrays.fill(sizes, 1);
        int[] alive = new int[n];
        for (int i = 0; i < n; i++) {
            alive[i] = i;
        }
        int living = n;
        int[] chain = new int[n];
        int length = 0;
        var merges = new ArrayList<Merge>();
        while (living > 1) {
            if (length == 0) {
                chain[length++] = alive[0];
            }
            int last = chain[length - 1];
            int before = length > 1 ? chain[length - 2] : -1;
            int nearest = nearest(s, n, alive, living, last, before);
            if (nearest != before) {
                chain[length++] = nearest;
                continue;
            }
            length -= 2;
            merges.add(new Merge(last, nearest, s[last * n + nearest]));
            join(s, n, alive, living, sizes, nearest, last);
            living = remove(alive, living, last);
        }
        merges.sort(Comparator.comparingDouble(merge -> -merge.similarity));
        return new Dendrogram(n, List.copyOf(merges));
    }

    /** The living cluster most like the given one; the one before it in the chain among equals. */
    private static int nearest(float[] s, int n, int[] alive, int living, int from, int before) {
        int best = before;
        float most = before < 0 ? Float.NEGATIVE_INFINITY : s[from * n + before];
        for (int a = 0; a < living; a++) {
            int other = alive[a];
            if (other != from && s[from * n + other] > most) {
                most = s[from * n + other];
                best = other;
            }
        }
        return best;
    }

    private static void join(float[] s, int n, int[] alive, int living, int[] sizes, int kept, int gone) {
        float share = (float) sizes[kept] / (sizes[kept] + sizes[gone]);
        for (int a = 0; a < living; a++) {
            int other = alive[a];
            float value = share * s[kept * n + other] + (1 - share) * s[gone * n + other];
            s[kept * n + other] = value;
            s[other * n + kept] = value;
        }
        sizes[kept] += sizes[gone];
    }

    private static int remove(int[] alive, int living, int gone) {
        int left = 0;
        for (int a = 0; a < living; a++) {
            if (alive[a] != gone) {
                alive[left++] = alive[a];
            }
        }
        return left;
    }

    /**
     * The clusters whose samples are on average at least this similar.
     *
     * @param similarity where to cut
     * @return the clusters
     */
    public Clustering cutAt(double similarity) {
        return afterMerges((int) merges.stream().filter(merge -> merge.similarity >= similarity).count());
    }

    /**
     * The division into a given number of clusters.
     *
     * @param clusters k, 1 ≤ k ≤ N
     * @return the clusters
     * @throws IllegalArgumentException if k is out of range
     */
    public Clustering cutInto(int clusters) {
        if (clusters < 1 || clusters > samples) {
            throw new IllegalArgumentException("clusters must be between 1 and " + samples + ", was " + clusters);
        }
        return afterMerges(samples - clusters);
    }

    @Override
    public String toString() {
        return "Dendrogram[samples=" + samples + ", merges=" + merges.size() + "]";
    }

    private Clustering afterMerges(int count) {
        int[] parent = new int[samples];
        for (int i = 0; i < samples; i++) {
            parent[i] = i;
        }
        for (Merge merge : merges.subList(0, count)) {
            parent[root(parent, merge.first)] = root(parent, merge.second);
        }
        int[] labels = new int[samples];
        for (int i = 0; i < samples; i++) {
            labels[i] = root(parent, i);
        }
        return new Clustering(labels);
    }

    private static int root(int[] parent, int of) {
        int i = of;
        while (parent[i] != i) {
            parent[i] = parent[parent[i]];
            i = parent[i];
        }
        return i;
    }
}
