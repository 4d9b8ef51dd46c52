package org.neuralquanta.mechanism;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neuralquanta.Statement;

/**
 * Compares a sample's score with harmless scores of its own group: \(p = (1 + \#\{s_i \ge s\})/(n+1)\) over the n harmless scores of the
 * group. A further harmless sample has \(p \le r\) with probability at most r, in every group by itself, so that the rate holds in any
 * mixture of the groups and nothing has to be known of what is looked for. In a group of fewer than 1/r − 1 harmless scores no sample has
 * \(p \le r\). Immutable, thread-safe.
 *
 * <p>Source: Vovk, Gammerman and Shafer, Algorithmic Learning in a Random World (2005), section 4.5 (Mondrian conformal prediction).
 */
@Statement("T37")
public final class GroupedDetector {

    private final Map<Integer, double[]> sorted;
    private final double rate;

    private GroupedDetector(Map<Integer, double[]> sorted, double rate) {
        this.sorted = sorted;
        this.rate = rate;
    }

    /**
     * A detector with a stated rate of false alarms.
     *
     * @param groups for each harmless sample its group
     * @param scores for each harmless sample its score, to which nothing was fitted
     * @param rate r, between 0 and 1
     * @return the detector
     * @throws IllegalArgumentException if groups and scores differ in number, or the rate is out of range
     */
    public static GroupedDetector calibrated(int[] groups, double[] scores, double rate) {
        Detector.checkRate(rate);
        if (groups.length != scores.length) {
            throw new IllegalArgumentException("there must be a group for each of " + scores.length + " scores, were " + groups.length);
        }
        var lists = new HashMap<Integer, List<Double>>();
        for (int i = 0; i < groups.length; i++) {
            lists.computeIfAbsent(groups[i], _ -> new ArrayList<>()).add(scores[i]);
        }
        var sorted = new HashMap<Integer, double[]>();
        lists.forEach((group, list) -> sorted.put(group, list.stream().mapToDouble(s -> s).sorted().toArray()));
        return new GroupedDetector(sorted, rate);
    }

    /**
     * How unusual a score is in its group.
     *
     * @param group the sample's group
     * @param score its score
     * @return 1 − p, from 0 to below 1; 0 in a group without harmless samples
     */
    public double suspicion(int group, double score) {
        double[] harmless = sorted.getOrDefault(group, new double[0]);
        int place = Arrays.binarySearch(harmless, score);
        int below = place < 0 ? -place - 1 : place;
        while (below > 0 && harmless[below - 1] == score) {
            below--;
        }
        return (double) below / (harmless.length + 1);
    }

    /**
     * The suspicion from which on a sample is flagged, \(1 - r\).
     *
     * @return from 0 to 1
     */
    public double threshold() {
        return 1 - rate;
    }

    /**
     * The share of samples that are flagged.
     *
     * @param suspicions as {@link #suspicion} gives them, at least one
     * @return from 0 to 1
     */
    public double flagged(double[] suspicions) {
        return Arrays.stream(suspicions).filter(u -> u >= threshold()).count() / (double) suspicions.length;
    }

    @Override
    public String toString() {
        return "GroupedDetector[groups=" + sorted.size() + ", rate=" + rate + "]";
    }
}
