package org.neuralquanta.zipf;

import java.util.Arrays;
import java.util.List;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.TabulatedQuanta;

/**
 * The envelope of curves of size against rank, from several clusterings of the same samples that differ in the number of clusters: at each
 * rank the largest share that a cluster of this rank has in any of them. If use frequencies follow \(p_k\propto k^{-(1+\alpha)}\) and the
 * clusterings have no scale other than their number of clusters, the envelope falls with slope \(-(1+\alpha)\) where no single curve need
 * do so (T25). Immutable, thread-safe.
 *
 * <p>The slope is that of a straight line through logarithms. It has no honest standard error, because ranks depend on each other and the
 * curves come from the same samples; for a list of counts of known quanta use {@link ZipfFit}.
 *
 * <p>Source: Michaud et al., arXiv 2303.13506, section 5 and Fig. 5.
 */
@Statement("T25")
public final class RankEnvelope {

    private final double[] shares;

    private RankEnvelope(double[] shares) {
        this.shares = shares;
    }

    /**
     * The envelope of some clusterings.
     *
     * @param clusterings the sizes of the clusters of each, in any unit; at least one clustering
     * @return the envelope
     * @throws IllegalArgumentException if there is no clustering
     */
    public static RankEnvelope of(List<TabulatedQuanta> clusterings) {
        if (clusterings.isEmpty()) {
            throw new IllegalArgumentException("an envelope needs at least one clustering, there is none");
        }
        int ranks = clusterings.stream().mapToInt(RankEnvelope::clusters).max().orElseThrow();
        double[] shares = new double[ranks];
        Arrays.setAll(shares, i -> clusterings.stream().mapToDouble(c -> c.probability(i + 1L)).max().orElseThrow());
        return new RankEnvelope(shares);
    }

    private static int clusters(QuantaDistribution clustering) {
        return Math.toIntExact(clustering.quanta().orElseThrow());
    }

    /**
     * The number of ranks.
     *
     * @return the largest number of clusters
     */
    public int ranks() {
        return shares.length;
    }

    /**
     * The largest share of all samples that the cluster of a rank has in any clustering.
     *
     * @param rank r, from 1 to the number of ranks
     * @return the share, above 0 and at most 1
     * @throws IllegalArgumentException if r is out of range
     */
    public double share(int rank) {
        return shares[check(rank) - 1];
    }

    private int check(int rank) {
        if (rank < 1 || rank > shares.length) {
            throw new IllegalArgumentException("rank must be between 1 and " + shares.length + ", was " + rank);
        }
        return rank;
    }

    /**
     * The slope of the least-squares line through log share against log rank, over all ranks from one to another.
     *
     * @param first the first rank
     * @param last the last rank, above the first
     * @return the slope, −(1+α) if the hypotheses hold
     * @throws IllegalArgumentException if the ranks are out of range or not in order
     */
    public double slope(int first, int last) {
        check(first);
        check(last);
        if (first >= last) {
            throw new IllegalArgumentException("last rank must be above the first, " + first + ", was " + last);
        }
        int ranks = last - first + 1;
        double meanX = 0;
        double meanY = 0;
        for (int rank = first; rank <= last; rank++) {
            meanX += Math.log(rank) / ranks;
            meanY += Math.log(share(rank)) / ranks;
        }
        double covariance = 0;
        double variance = 0;
        for (int rank = first; rank <= last; rank++) {
            double x = Math.log(rank) - meanX;
            covariance += x * (Math.log(share(rank)) - meanY);
            variance += x * x;
        }
        return covariance / variance;
    }

    /**
     * The α that corresponds to the slope.
     *
     * @param first the first rank
     * @param last the last rank, above the first
     * @return minus the slope, minus 1
     * @throws IllegalArgumentException if the ranks are out of range or not in order
     */
    public double alpha(int first, int last) {
        return -slope(first, last) - 1;
    }

    @Override
    public String toString() {
        return "RankEnvelope[ranks=" + ranks() + "]";
    }
}
