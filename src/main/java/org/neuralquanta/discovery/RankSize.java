package org.neuralquanta.discovery;

import java.util.List;
import java.util.OptionalDouble;
import org.neuralquanta.Statement;

/**
 * Cluster sizes by rank, to be compared with \(p_k \propto k^{-(1+\alpha)}\). For sizes from a table there is {@code RankEnvelope} in
 * {@code zipf}, on which this package does not depend. Immutable, thread-safe.
 */
@Statement({"T25", "T35"})
public final class RankSize {

    private RankSize() {}

    /**
     * The largest size at each rank over several clusterings of the same samples.
     *
     * @param divisions clusterings for several k
     * @return sizes by rank, decreasing
     * @throws IllegalArgumentException if there is none
     */
    public static int[] envelope(List<Clustering> divisions) {
        int longest = divisions.stream().mapToInt(d -> d.sizes().length).max()
                .orElseThrow(() -> new IllegalArgumentException("at least one division is needed, there is none"));
        int[] envelope = new int[longest];
        for (Clustering division : divisions) {
            int[] sizes = division.sizes();
            for (int r = 0; r < sizes.length; r++) {
                envelope[r] = Math.max(envelope[r], sizes[r]);
            }
        }
        return envelope;
    }

    /**
     * The slope of log size against log rank by least squares, over the ranks whose size is at least a given one.
     *
     * @param sizes by rank, decreasing
     * @param least smallest size that counts, at least 1
     * @return the slope; empty if fewer than 3 ranks count
     */
    public static OptionalDouble slope(int[] sizes, int least) {
        int count = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        for (int r = 0; r < sizes.length && sizes[r] >= Math.max(1, least); r++) {
            double x = Math.log(r + 1.0);
            double y = Math.log(sizes[r]);
            count++;
            sumX += x;
            sumY += y;
            sumXx += x * x;
            sumXy += x * y;
        }
        return count < 3
                ? OptionalDouble.empty()
                : OptionalDouble.of((count * sumXy - sumX * sumY) / (count * sumXx - sumX * sumX));
    }
}
