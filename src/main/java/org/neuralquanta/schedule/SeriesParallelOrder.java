package org.neuralquanta.schedule;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neuralquanta.Statement;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.GivenOrder;
import org.neuralquanta.order.Prerequisites;
import org.neuralquanta.sequence.Benefits;

/**
 * The order with the least summed loss under series-parallel prerequisites: those built from single quanta by series and parallel
 * composition, such as chains and trees in either direction (T7). It takes O(K log K) time.
 *
 * <p>Quanta are edges between states ({@link StateGraph}). Two edges in series, or with the same ends, are replaced by one, which holds a
 * sequence of {@link Blocks}, until one edge is left. Stateless, thread-safe.
 *
 * <p>Source: E. L. Lawler, Sequencing jobs to minimize total weighted completion time subject to precedence constraints, Annals of
 * Discrete Mathematics 2, 1978; J. Valdes, R. E. Tarjan and E. L. Lawler, The recognition of series parallel digraphs, SIAM Journal
 * on Computing 11, 1982; J. B. Sidney, Operations Research 23, 1975.
 */
@Statement("T7")
public final class SeriesParallelOrder {

    private static final int LARGEST_REDUCED = 20_000;

    private final StateGraph graph;
    private final Blocks blocks;

    /** By edge: its ends and its sequence; the first K edges are the quanta. */
    private final int[] from;
    private final int[] to;
    private final BlockQueue.Ends[] held;
    private int edges;

    /** By state: how many edges lead in and out, and the exclusive or of their numbers, which identifies the last one left. */
    private final int[] in;
    private final int[] out;
    private final int[] lastIn;
    private final int[] lastOut;

    private final Map<Long, Integer> between = new HashMap<>();
    private final ArrayDeque<Integer> passages = new ArrayDeque<>();

    private SeriesParallelOrder(StateGraph graph, double[] benefits, double[] costs) {
        int quanta = benefits.length;
        this.graph = graph;
        this.blocks = new Blocks(benefits, costs);
        this.from = Arrays.copyOf(graph.from(), 2 * quanta);
        this.to = Arrays.copyOf(graph.to(), 2 * quanta);
        this.held = new BlockQueue.Ends[2 * quanta];
        this.in = new int[graph.states()];
        this.out = new int[graph.states()];
        this.lastIn = new int[graph.states()];
        this.lastOut = new int[graph.states()];
        this.edges = quanta;
    }

    /**
     * The order with the least summed loss: the sum, over the quanta, of the cost of each times the loss before it is learned, as in {@link
     * PrerequisiteLaw#leastSummedLoss}.
     *
     * @param model frequencies, gaps and costs of K quanta
     * @param prerequisites their prerequisites; for more than 20000 quanta, without edges that others imply
     * @return an order that learns every quantum after its prerequisites
     * @throws IllegalArgumentException if the numbers of quanta differ or exceed 10^7, or the prerequisites are not series-parallel
     */
    public static GivenOrder of(QuantaModel model, Prerequisites prerequisites) {
        double[] benefits = Benefits.under(model, prerequisites);
        double[] costs = Benefits.costs(model, benefits.length);
        StateGraph graph = StateGraph.of(prerequisites);
        if (graph == null && benefits.length <= LARGEST_REDUCED) {
            graph = StateGraph.of(prerequisites.minimal());
        }
        int[] order = graph == null ? null : new SeriesParallelOrder(graph, benefits, costs).reduce();
        if (order == null) {
            throw new IllegalArgumentException("the prerequisites are not series-parallel; SidneyDecomposition bounds the least summed"
                    + " loss for any prerequisites, and PrerequisiteLaw finds it for at most 20 quanta");
        }
        return GivenOrder.of(order);
    }

    /** The ranks in their order, null if more than one edge is left. */
    private int @Nullable [] reduce() {
        int left = edges;
        for (int k = 0; k < edges; k++) {
            held[k] = blocks.single(k);
        }
        for (int k = 0, quanta = edges; k < quanta; k++) {
            left -= insert(k) ? 0 : 1;
        }
        for (int state = StateGraph.END + 1; state < graph.states(); state++) {
            note(state);
        }
        while (!passages.isEmpty()) {
            int state = passages.remove();
            if (in[state] != 1 || out[state] != 1) {
                continue;
            }
            int before = lastIn[state];
            int after = lastOut[state];
            remove(before);
            remove(after);
            from[edges] = from[before];
            to[edges] = to[after];
            held[edges] = blocks.inSeries(held[before], held[after]);
            left -= insert(edges) ? 1 : 2;
            edges++;
        }
        return left == 1 ? blocks.ranks(held[lastOut[StateGraph.START]]) : null;
    }

    /** Notes a state that lies between two edges only. */
    private void note(int state) {
        if (state > StateGraph.END && in[state] == 1 && out[state] == 1) {
            passages.add(state);
        }
    }

    private long key(int edge) {
        return (long) from[edge] * graph.states() + to[edge];
    }

    /** Adds an edge, or merges it with the one between the same states; returns whether it was added. */
    private boolean insert(int edge) {
        Integer beside = between.putIfAbsent(key(edge), edge);
        if (beside != null) {
            held[beside] = blocks.inParallel(held[beside], held[edge]);
            note(from[edge]);
            note(to[edge]);
            return false;
        }
        count(edge, 1);
        return true;
    }

    private void remove(int edge) {
        between.remove(key(edge));
        count(edge, -1);
    }

    private void count(int edge, int change) {
        out[from[edge]] += change;
        in[to[edge]] += change;
        lastOut[from[edge]] ^= edge;
        lastIn[to[edge]] ^= edge;
    }
}
