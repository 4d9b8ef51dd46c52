package org.neuralquanta.distribution;

import java.util.Objects;
import org.neuralquanta.Statement;

/**
 * A model of a clustering with too few clusters: each of k clusters holds all samples of one of the k most used quanta, and every other
 * quantum joins one of the k at random. It is the simplest model in which the curves of size against rank do not follow a power law but
 * share an envelope: the expected size of the r-th cluster is \(p_r + T(k)/k\), where T is the tail. Over all \(k \ge r\) it is largest for
 * k = r. For infinite Zipf frequencies the envelope is \[ p_r + \frac{T(r)}r = c\,\bigl(1 + \tfrac1\alpha\bigr)\,r^{-(1+\alpha)}\,\bigl(1 +
 * O(1/r)\bigr). \]
 *
 * <p>It says nothing about any clustering algorithm. Immutable, thread-safe. Source: the envelope is that of Michaud et al., arXiv
 * 2303.13506, section 5 and Fig. 5; the model is not in the paper (T25).
 *
 * @param quanta how often each quantum is used
 */
@Statement("T25")
public record CoarseClusters(QuantaDistribution quanta) {

    /** Takes any distribution. */
    public CoarseClusters {
        Objects.requireNonNull(quanta);
    }

    /**
     * The expected share of all samples that are in the cluster around a quantum.
     *
     * @param clusters the number of clusters k, 1 ≤ k ≤ 2^62 and at most the number of quanta
     * @param rank the rank r of the quantum, 1 ≤ r ≤ k
     * @return p_r + T(k)/k, to a relative error of 1e-12; the shares of all k clusters add up to 1
     * @throws IllegalArgumentException if k or r is out of range
     */
    public double share(long clusters, long rank) {
        long most = quanta.quanta().orElse(QuantaDistribution.MAX_RANK);
        if (clusters < 1 || clusters > most) {
            throw new IllegalArgumentException("number of clusters must be between 1 and " + most + ", was " + clusters);
        }
        if (rank < 1 || rank > clusters) {
            throw new IllegalArgumentException(
                    "rank must be between 1 and the number of clusters, " + clusters + ", was " + rank);
        }
        return quanta.probability(rank) + quanta.tail(clusters) / clusters;
    }

    /**
     * The largest share that the r-th cluster has for any number of clusters.
     *
     * @param rank r, 1 ≤ r ≤ 2^62 and at most the number of quanta
     * @return p_r + T(r)/r, to a relative error of 1e-12
     * @throws IllegalArgumentException if r is out of range
     */
    public double envelope(long rank) {
        return share(rank, rank);
    }
}
