package org.neuralquanta.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.neuralquanta.Statement;

/**
 * Which of K quanta can be learned only after which others: a directed acyclic graph over the ranks 1 to K. Immutable,
 * thread-safe.
 */
@Statement("T7")
public final class Prerequisites {

    private static final int LARGEST = 10_000_000;
    private static final int LARGEST_MINIMAL = 20_000;

    /**
     * One quantum must be learned before another.
     *
     * @param before the rank of the prerequisite
     * @param after the rank of the quantum that needs it
     */
    public record Edge(int before, int after) {}

    /** The direct prerequisites of each rank, from 1 on. */
    private final int[][] needs;

    private Prerequisites(int[][] needs) {
        this.needs = needs;
    }

    /**
     * Prerequisites among K quanta. Repeated edges count once.
     *
     * @param quanta K, 1 ≤ K ≤ 10^7
     * @param edges which quantum comes before which
     * @return the graph
     * @throws IllegalArgumentException if K or a rank is out of range, or a quantum would have to come before itself; the message names the
     *     cycle
     */
    public static Prerequisites of(int quanta, List<Edge> edges) {
        if (quanta < 1 || quanta > LARGEST) {
            throw new IllegalArgumentException("quanta must be between 1 and 10000000, was " + quanta);
        }
        List<List<Integer>> lists = new ArrayList<>();
        for (int k = 0; k < quanta; k++) {
            lists.add(new ArrayList<>());
        }
        for (Edge edge : edges) {
            check(quanta, edge.before);
            check(quanta, edge.after);
            if (edge.before == edge.after) {
                throw new IllegalArgumentException("quantum " + edge.before + " cannot be its own prerequisite");
            }
            lists.get(edge.after - 1).add(edge.before);
        }
        var needs = new int[quanta][];
        for (int k = 0; k < quanta; k++) {
            needs[k] = lists.get(k).stream().mapToInt(Integer::intValue).distinct().sorted().toArray();
        }
        refuseCycles(needs);
        return new Prerequisites(needs);
    }

    private static void check(int quanta, int rank) {
        if (rank < 1 || rank > quanta) {
            throw new IllegalArgumentException("rank must be between 1 and " + quanta + ", was " + rank);
        }
    }

    /** Walks along prerequisites, depth first, without recursion; one that is still on the path closes a cycle. */
    private static void refuseCycles(int[][] needs) {
        var next = new int[needs.length];
        var place = new int[needs.length];
        var path = new int[needs.length + 1];
        for (int start = 1; start <= needs.length; start++) {
            if (next[start - 1] > 0) {
                continue;
            }
            int depth = 1;
            path[1] = start;
            place[start - 1] = 1;
            while (depth > 0) {
                int rank = path[depth];
                int[] before = needs[rank - 1];
                if (next[rank - 1] == before.length) {
                    place[rank - 1] = 0;
                    next[rank - 1]++;
                    depth--;
                    continue;
                }
                int need = before[next[rank - 1]++];
                if (place[need - 1] > 0) {
                    throw cycle(Arrays.copyOfRange(path, place[need - 1], depth + 1));
                }
                if (next[need - 1] <= needs[need - 1].length) {
                    depth++;
                    path[depth] = need;
                    place[need - 1] = depth;
                }
            }
        }
    }

    private static IllegalArgumentException cycle(int... ranks) {
        var text = new StringBuilder();
        for (int rank : ranks) {
            text.append(rank).append(" needs ");
        }
        return new IllegalArgumentException("prerequisites must not contain a cycle: quantum " + text.append(ranks[0]));
    }

    /**
     * The number of quanta.
     *
     * @return K
     */
    public int quanta() {
        return needs.length;
    }

    /**
     * The direct prerequisites of a quantum.
     *
     * @param rank 1 ≤ rank ≤ K
     * @return their ranks, ascending
     * @throws IllegalArgumentException if the rank is out of range
     */
    public int[] of(int rank) {
        check(needs.length, rank);
        return needs[rank - 1].clone();
    }

    /**
     * The reversed graph: for each quantum those that need it.
     *
     * @return the graph in which the prerequisites of a quantum are those that need it here
     */
    public Prerequisites reversed() {
        var counts = new int[needs.length];
        for (int[] before : needs) {
            for (int rank : before) {
                counts[rank - 1]++;
            }
        }
        var followers = new int[needs.length][];
        Arrays.setAll(followers, k -> new int[counts[k]]);
        for (int k = needs.length; k > 0; k--) {
            for (int rank : needs[k - 1]) {
                counts[rank - 1]--;
                followers[rank - 1][counts[rank - 1]] = k;
            }
        }
        return new Prerequisites(followers);
    }

    /**
     * The graph without the edges that others imply, such as a → c beside a → b and b → c. It allows the same orders.
     *
     * @return the smallest graph that allows the same orders
     * @throws IllegalArgumentException if there are more than 20000 quanta, for which it would take too much memory
     */
    public Prerequisites minimal() {
        if (needs.length > LARGEST_MINIMAL) {
            throw new IllegalArgumentException(
                    "implied edges are found for at most " + LARGEST_MINIMAL + " quanta, there are " + needs.length);
        }
        var ancestors = new BitSet[needs.length];
        var fewer = new int[needs.length][];
        GivenOrder order = WithPrerequisites.byFrequency(this).list(IntStream.rangeClosed(1, needs.length).toArray());
        for (int place = 1; place <= needs.length; place++) {
            int k = order.rank(place) - 1;
            var implied = new BitSet();
            for (int rank : needs[k]) {
                implied.or(ancestors[rank - 1]);
            }
            fewer[k] = Arrays.stream(needs[k]).filter(rank -> !implied.get(rank - 1)).toArray();
            ancestors[k] = implied;
            for (int rank : needs[k]) {
                implied.set(rank - 1);
            }
        }
        return new Prerequisites(fewer);
    }

    /**
     * Whether an order learns every quantum after its prerequisites.
     *
     * @param order an order of K quanta
     * @return true if it does
     * @throws IllegalArgumentException if it is an order of another number of quanta
     */
    public boolean allow(LearningOrder.Listed order) {
        if (order.quanta() != needs.length) {
            throw new IllegalArgumentException(
                    "the order must be one of " + needs.length + " quanta, was one of " + order.quanta());
        }
        var place = new int[needs.length];
        for (int i = 1; i <= needs.length; i++) {
            int rank = order.rank(i);
            place[rank - 1] = i;
            for (int need : needs[rank - 1]) {
                if (place[need - 1] == 0) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Prerequisites that && Arrays.deepEquals(needs, that.needs);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(needs);
    }

    @Override
    public String toString() {
        return "Prerequisites[" + needs.length + " quanta, " + Arrays.stream(needs).mapToInt(before -> before.length).sum() + " edges]";
    }
}
