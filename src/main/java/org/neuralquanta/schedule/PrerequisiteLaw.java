package org.neuralquanta.schedule;

import java.util.Arrays;
import org.neuralquanta.Statement;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.GivenOrder;
import org.neuralquanta.order.Prerequisites;
import org.neuralquanta.sequence.Benefits;

/**
 * The exact optimum under prerequisites, by dynamic programming over the closed sets of at most 20 quanta; a set is closed if it contains
 * the prerequisites of its members (T7). In general no order is best at every n, and two questions remain: the order with the least summed
 * loss, and the best closed set at a single n. Immutable, thread-safe.
 */
@Statement("T7")
public final class PrerequisiteLaw {

    private static final int MOST = 20;

    private final QuantaModel model;
    private final double[] costs;
    private final int[] needs;
    private final double[] left;
    private final double[] least;

    private PrerequisiteLaw(QuantaModel model, Prerequisites prerequisites) {
        int quanta = prerequisites.quanta();
        double[] benefits = Benefits.under(model, prerequisites);
        this.model = model;
        this.costs = Benefits.costs(model, quanta);
        this.needs = new int[quanta];
        for (int k = 0; k < quanta; k++) {
            for (int need : prerequisites.of(k + 1)) {
                needs[k] |= 1 << (need - 1);
            }
        }
        this.left = new double[1 << quanta];
        int all = left.length - 1;
        for (int set = all - 1; set >= 0; set--) {
            int next = Integer.numberOfTrailingZeros(~set);
            left[set] = left[set | 1 << next] + benefits[next];
        }
        this.least = leastSums();
    }

    /** The least cost × loss over the ways to learn a set, ∞ where it is not closed. */
    private double[] leastSums() {
        var sums = new double[left.length];
        Arrays.fill(sums, Double.POSITIVE_INFINITY);
        sums[0] = 0;
        for (int set = 0; set < sums.length; set++) {
            for (int k = 0; k < costs.length && sums[set] < Double.POSITIVE_INFINITY; k++) {
                if (canFollow(set, k)) {
                    sums[set | 1 << k] = Math.min(sums[set | 1 << k], sums[set] + costs[k] * left[set]);
                }
            }
        }
        return sums;
    }

    private boolean canFollow(int set, int k) {
        return (set >> k & 1) == 0 && (needs[k] & ~set) == 0;
    }

    /**
     * Creates the law of a model.
     *
     * @param model frequencies, gaps, costs and irreducible loss of K quanta
     * @param prerequisites the prerequisites among the same K quanta
     * @return the law
     * @throws IllegalArgumentException if the numbers of quanta differ or exceed 20
     */
    public static PrerequisiteLaw of(QuantaModel model, Prerequisites prerequisites) {
        if (prerequisites.quanta() > MOST) {
            throw new IllegalArgumentException("arbitrary prerequisites are solved for at most " + MOST + " quanta, there are "
                    + prerequisites.quanta() + "; SeriesParallelOrder, ForestLaw and SidneyDecomposition accept more");
        }
        return new PrerequisiteLaw(model, prerequisites);
    }

    /**
     * The least sum, over the quanta, of the cost of each times the loss, without L∞, before it is learned; with cost 1 it is
     * \(\sum_{n=0}^{K-1}L_n\). If part of a cost gives the same part of the benefit, the integral of the loss over the budget is smaller by
     * \(\frac12\sum_kc_k\Delta_kp_k\) for every order, so the same order is best.
     *
     * @return the least sum
     */
    public double leastSummedLoss() {
        return least[least.length - 1];
    }

    /**
     * The order with the least summed loss.
     *
     * @return an order that learns every quantum after its prerequisites
     */
    public GivenOrder bestOrder() {
        var ranks = new int[costs.length];
        int set = least.length - 1;
        for (int place = ranks.length - 1; place >= 0; place--) {
            int last = -1;
            double sum = Double.POSITIVE_INFINITY;
            for (int k = 0; k < costs.length; k++) {
                int before = set & ~(1 << k);
                if (before != set && canFollow(before, k) && least[before] + costs[k] * left[before] < sum) {
                    sum = least[before] + costs[k] * left[before];
                    last = k;
                }
            }
            ranks[place] = last + 1;
            set &= ~(1 << last);
        }
        return GivenOrder.of(ranks);
    }

    private int bestClosedSet(int learned) {
        if (learned < 0 || learned > costs.length) {
            throw new IllegalArgumentException(
                    "the number of learned quanta must be between 0 and " + costs.length + ", was " + learned);
        }
        int best = -1;
        for (int set = 0; set < left.length; set++) {
            if (Integer.bitCount(set) == learned
                    && least[set] < Double.POSITIVE_INFINITY
                    && (best < 0 || left[set] < left[best])) {
                best = set;
            }
        }
        return best;
    }

    /**
     * The best closed set of n quanta.
     *
     * @param learned n, 0 ≤ n ≤ K
     * @return their ranks, ascending
     * @throws IllegalArgumentException if n is out of range
     */
    public int[] bestSet(int learned) {
        int set = bestClosedSet(learned);
        var ranks = new int[learned];
        int next = 0;
        for (int k = 0; k < costs.length; k++) {
            if ((set >> k & 1) == 1) {
                ranks[next] = k + 1;
                next++;
            }
        }
        return ranks;
    }

    /**
     * The lowest loss after n quanta: that of the best closed set.
     *
     * @param learned n, 0 ≤ n ≤ K
     * @return the loss
     * @throws IllegalArgumentException if n is out of range
     */
    public double leastLoss(int learned) {
        return model.residual() + left[bestClosedSet(learned)];
    }

    @Override
    public String toString() {
        return "PrerequisiteLaw[model=" + model + "]";
    }
}
