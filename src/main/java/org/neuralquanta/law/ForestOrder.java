package org.neuralquanta.law;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.neuralquanta.Statement;
import org.neuralquanta.order.GivenOrder;
import org.neuralquanta.order.Prerequisites;

/**
 * The order of least summed loss where each quantum needs at most one other: chains and trees that grow from their roots (T7).
 *
 * <p>By Sidney's decomposition, what has the largest average benefit per cost is learned without a break and as early as it may
 * be. So the block of quanta with the largest average is taken again and again: if nothing has to come before it any more, it is
 * next; otherwise it is joined to the block that holds its prerequisite. This takes O(K log K). Stateless, thread-safe.
 *
 * <p>Source: W. A. Horn, Single-machine job sequencing with treelike precedence ordering and linear delay penalties, SIAM Journal
 * on Applied Mathematics 23, 1972; J. B. Sidney, Operations Research 23, 1975.
 */
@Statement("T7")
public final class ForestOrder {

    private static final int LEARNED = -1;

    /** A version of a block; older versions in the queue are skipped. */
    private record Block(int root, int size, double average) {}

    /** By root, a quantum's index: what the block holds in total. */
    private final double[] benefit;
    private final double[] cost;
    private final int[] size;
    private final int[] last;

    /** By quantum: the one after it in its block or order, and a quantum nearer to the root of its block. */
    private final int[] next;
    private final int[] above;
    private final int[] need;

    private ForestOrder(QuantaModel model, Prerequisites prerequisites) {
        int quanta = prerequisites.quanta();
        this.benefit = Benefits.of(model, "an order under prerequisites");
        this.cost = new double[quanta];
        this.size = new int[quanta];
        this.last = new int[quanta];
        this.next = new int[quanta];
        this.above = new int[quanta];
        this.need = new int[quanta];
        Arrays.fill(size, 1);
        Arrays.fill(next, -1);
        for (int k = 0; k < quanta; k++) {
            cost[k] = model.cost() * Math.pow(k + 1.0, model.kappa());
            last[k] = k;
            above[k] = k;
            need[k] = need(prerequisites, k + 1);
        }
    }

    private static int need(Prerequisites prerequisites, int rank) {
        int[] needs = prerequisites.of(rank);
        if (needs.length > 1) {
            throw new IllegalArgumentException("each quantum may need at most one other here; quantum " + rank + " needs "
                    + needs.length);
        }
        return needs.length == 0 ? LEARNED : needs[0] - 1;
    }

    /**
     * The order of least summed loss: of the sum over the quanta of their cost times the loss that is left before they are
     * learned, as in {@link PrerequisiteLaw#leastSummedLoss}.
     *
     * @param model frequencies, gaps and costs of K quanta
     * @param prerequisites what comes before what among them, at most one for each
     * @return an order that learns every quantum after its prerequisite
     * @throws IllegalArgumentException if K differs or exceeds 10^7, or a quantum has more than one direct prerequisite
     */
    public static GivenOrder of(QuantaModel model, Prerequisites prerequisites) {
        long count = model.distribution().quanta().orElse(Long.MAX_VALUE);
        if (count != prerequisites.quanta()) {
            throw new IllegalArgumentException("the prerequisites are those of " + prerequisites.quanta()
                    + " quanta; the model has " + (count == Long.MAX_VALUE ? "infinitely many" : count));
        }
        return new ForestOrder(model, prerequisites).decompose();
    }

    private GivenOrder decompose() {
        var queue = new PriorityQueue<Block>(
                Comparator.comparingDouble(Block::average).reversed().thenComparingInt(Block::root));
        for (int k = 0; k < need.length; k++) {
            queue.add(block(k));
        }
        var ranks = new int[need.length];
        var learned = new boolean[need.length];
        int place = 0;
        while (place < ranks.length) {
            Block block = queue.remove();
            int root = block.root;
            if (above[root] != root || size[root] != block.size) {
                continue;
            }
            if (need[root] == LEARNED || learned[root(need[root])]) {
                learned[root] = true;
                for (int k = root; k >= 0; k = next[k]) {
                    ranks[place] = k + 1;
                    place++;
                }
            } else {
                queue.add(join(root(need[root]), root));
            }
        }
        return GivenOrder.of(ranks);
    }

    private Block block(int root) {
        return new Block(root, size[root], benefit[root] / cost[root]);
    }

    private int root(int quantum) {
        int k = quantum;
        while (above[k] != k) {
            above[k] = above[above[k]];
            k = above[k];
        }
        return k;
    }

    private Block join(int before, int after) {
        next[last[before]] = after;
        last[before] = last[after];
        benefit[before] += benefit[after];
        cost[before] += cost[after];
        size[before] += size[after];
        above[after] = before;
        return block(before);
    }
}
