package org.neuralquanta.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.ByBenefitPerCost;
import org.neuralquanta.order.GivenOrder;
import org.neuralquanta.order.LearningOrder;
import org.neuralquanta.order.Prerequisites;
import org.neuralquanta.order.WithPrerequisites;
import org.neuralquanta.sequence.Benefits;
import org.neuralquanta.sequence.Priority;

/**
 * Sidney's decomposition under any prerequisites: the closed set with the largest average benefit per cost comes first, then that of the
 * remaining quanta, and so on (T7). Some order with the least summed loss learns these blocks one after the other. Finding the best order
 * inside a block is NP-hard, so for general prerequisites this gives a bound and a heuristic. {@link PrerequisiteLaw} finds the optimum for
 * at most 20 quanta, and {@link SeriesParallelOrder} for series-parallel prerequisites.
 *
 * <p>The bound: no closed part of a block has a larger average than the block. So while a block with benefit B and cost C is learned, its
 * loss lies on or above a straight line, which adds at least \(\tfrac12BC+\tfrac12\sum_kc_kb_k\) to the summed loss. Any order of the block
 * adds at most BC, so the heuristic is at most twice the bound. Immutable, thread-safe.
 *
 * <p>Source: J. B. Sidney, Operations Research 23, 1975; C. Chekuri and R. Motwani, Precedence constrained scheduling to minimize sum
 * of weighted completion times on a single machine, Discrete Applied Mathematics 98, 1999.
 */
@Statement("T7")
public final class SidneyDecomposition {

    private static final int MOST = 2000;
    private static final double ROUNDING = 1e-12;

    private final double[] benefits;
    private final double[] costs;
    private final List<int[]> blocks;
    private final GivenOrder heuristic;

    private SidneyDecomposition(QuantaModel model, Prerequisites prerequisites) {
        this.benefits = Benefits.under(model, prerequisites);
        this.costs = Benefits.costs(model, benefits.length);
        this.blocks = decompose(prerequisites.minimal());
        this.heuristic = order(model, prerequisites);
    }

    /**
     * The decomposition.
     *
     * @param model frequencies, gaps and costs of K quanta
     * @param prerequisites their prerequisites
     * @return its blocks, the bound, and the heuristic order
     * @throws IllegalArgumentException if the numbers of quanta differ or exceed 2000
     */
    public static SidneyDecomposition of(QuantaModel model, Prerequisites prerequisites) {
        if (prerequisites.quanta() > MOST) {
            throw new IllegalArgumentException("arbitrary prerequisites are decomposed for at most " + MOST + " quanta, there are "
                    + prerequisites.quanta() + "; SeriesParallelOrder takes more");
        }
        return new SidneyDecomposition(model, prerequisites);
    }

    /** A set is split where a closed part of it has a larger average than the whole. Implied edges do not change which sets are closed. */
    private List<int[]> decompose(Prerequisites prerequisites) {
        var done = new ArrayList<int[]>();
        var open = new ArrayDeque<int[]>();
        open.push(IntStream.range(0, benefits.length).toArray());
        while (!open.isEmpty()) {
            int[] set = open.pop();
            boolean[] better = betterThanAverage(set, prerequisites);
            int[] part = IntStream.range(0, set.length).filter(i -> better[i]).map(i -> set[i]).toArray();
            if (part.length == 0 || part.length == set.length) {
                done.add(Arrays.stream(set).map(k -> k + 1).toArray());
            } else {
                open.push(IntStream.range(0, set.length).filter(i -> !better[i]).map(i -> set[i]).toArray());
                open.push(part);
            }
        }
        return done;
    }

    private boolean[] betterThanAverage(int[] set, Prerequisites prerequisites) {
        double average = sum(benefits, set) / sum(costs, set);
        var index = new int[benefits.length];
        Arrays.fill(index, -1);
        for (int i = 0; i < set.length; i++) {
            index[set[i]] = i;
        }
        var weights = new double[set.length];
        var needs = new int[set.length][];
        for (int i = 0; i < set.length; i++) {
            weights[i] = benefits[set[i]] - average * costs[set[i]];
            needs[i] = Arrays.stream(prerequisites.of(set[i] + 1)).map(rank -> index[rank - 1]).filter(j -> j >= 0).toArray();
        }
        boolean[] members = HeaviestClosure.of(weights, needs);
        double gain = IntStream.range(0, set.length).filter(i -> members[i]).mapToDouble(i -> weights[i]).sum();
        return gain > ROUNDING * sum(benefits, set) ? members : new boolean[set.length];
    }

    private static double sum(double[] values, int... members) {
        return Arrays.stream(members).mapToDouble(k -> values[k]).sum();
    }

    /** Inside a block, the available quantum with the largest benefit per cost is next. */
    private GivenOrder order(QuantaModel model, Prerequisites prerequisites) {
        var block = new int[benefits.length];
        for (int i = 0; i < blocks.size(); i++) {
            for (int rank : blocks.get(i)) {
                block[rank - 1] = i;
            }
        }
        int[] byScore = new Priority(model, new ByBenefitPerCost()).ranks();
        int[] preferred = IntStream.range(0, blocks.size())
                .flatMap(i -> Arrays.stream(byScore).filter(rank -> block[rank - 1] == i))
                .toArray();
        return WithPrerequisites.byFrequency(prerequisites).list(preferred);
    }

    /**
     * The blocks, in the order in which they are learned.
     *
     * @return the ranks of each block, ascending
     */
    public List<int[]> blocks() {
        return blocks.stream().map(int[]::clone).toList();
    }

    /**
     * A lower bound on {@link PrerequisiteLaw#leastSummedLoss}, within 1e-11.
     *
     * @return the bound
     */
    public double lowerBound() {
        double left = 0;
        double bound = 0;
        for (int[] ranks : blocks.reversed()) {
            int[] members = Arrays.stream(ranks).map(rank -> rank - 1).toArray();
            double benefit = sum(benefits, members);
            double cost = sum(costs, members);
            double squares = Arrays.stream(members).mapToDouble(k -> benefits[k] * costs[k]).sum();
            bound += cost * left + 0.5 * (benefit * cost + squares);
            left += benefit;
        }
        return bound;
    }

    /**
     * An order that learns block after block and, inside a block, always the available quantum with the largest benefit per cost. It need
     * not be optimal; its summed loss is at most twice {@link #lowerBound}.
     *
     * @return an order that learns every quantum after its prerequisites
     */
    public GivenOrder heuristicOrder() {
        return heuristic;
    }

    /**
     * The summed loss of an order: over the quanta, the cost times the reducible loss before each is learned.
     *
     * @param order an order of K quanta
     * @return the sum
     * @throws IllegalArgumentException if it is an order of another number of quanta
     */
    public double summedLoss(LearningOrder.Listed order) {
        if (order.quanta() != benefits.length) {
            throw new IllegalArgumentException(
                    "the order must be one of " + benefits.length + " quanta, was one of " + order.quanta());
        }
        double left = 0;
        double sum = 0;
        for (int place = order.quanta(); place >= 1; place--) {
            int k = order.rank(place) - 1;
            left += benefits[k];
            sum += costs[k] * left;
        }
        return sum;
    }

    @Override
    public String toString() {
        return "SidneyDecomposition[quanta=" + benefits.length + ", blocks=" + blocks.size() + "]";
    }
}
