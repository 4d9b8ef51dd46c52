package org.neuralquanta.schedule;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * The closed set of the largest total weight, where weights may be negative and a set is closed if it holds what its members need: a
 * minimum cut, by Dinic's method. For one thread.
 *
 * <p>Source: J.-C. Picard, Maximal closure of a graph and applications to combinatorial problems, Management Science 22, 1976.
 */
final class HeaviestClosure {

    private static final double ROUNDING = 0x1p-46;

    private final int source;
    private final int sink;
    private final double negligible;

    /** Arcs in pairs, each with its reverse beside it: where it ends, what it can still carry, the next arc from the same start. */
    private final int[] head;
    private final double[] room;
    private final int[] following;
    private final int[] firstArc;

    private final int[] level;
    private final int[] arc;
    private int arcs;

    private HeaviestClosure(double[] weights, int[][] needs) {
        int members = weights.length;
        int most = 2 * (members + Arrays.stream(needs).mapToInt(before -> before.length).sum());
        this.source = members;
        this.sink = members + 1;
        this.head = new int[most];
        this.room = new double[most];
        this.following = new int[most];
        this.firstArc = new int[members + 2];
        this.level = new int[members + 2];
        this.arc = new int[members + 2];
        Arrays.fill(firstArc, -1);
        double gain = 0;
        for (int k = 0; k < members; k++) {
            gain += Math.max(0, weights[k]);
            connect(weights[k] > 0 ? source : k, weights[k] > 0 ? k : sink, Math.abs(weights[k]));
            for (int need : needs[k]) {
                connect(k, need, Double.POSITIVE_INFINITY);
            }
        }
        this.negligible = ROUNDING * gain;
    }

    /** The members of the heaviest closed set; of several, the smallest. */
    static boolean[] of(double[] weights, int[][] needs) {
        var cut = new HeaviestClosure(weights, needs);
        while (cut.reaches()) {
            System.arraycopy(cut.firstArc, 0, cut.arc, 0, cut.arc.length);
            while (cut.push(cut.source, Double.POSITIVE_INFINITY) > 0) {
                // Each call carries more until this level graph is full.
            }
        }
        var members = new boolean[weights.length];
        for (int k = 0; k < members.length; k++) {
            members[k] = cut.level[k] >= 0;
        }
        return members;
    }

    private void connect(int from, int to, double capacity) {
        add(from, to, capacity);
        add(to, from, 0);
    }

    private void add(int from, int to, double capacity) {
        head[arcs] = to;
        room[arcs] = capacity;
        following[arcs] = firstArc[from];
        firstArc[from] = arcs;
        arcs++;
    }

    /** Breadth first: whether the sink can still be reached. */
    private boolean reaches() {
        Arrays.fill(level, -1);
        level[source] = 0;
        var frontier = new ArrayDeque<Integer>();
        frontier.add(source);
        while (!frontier.isEmpty()) {
            int from = frontier.remove();
            for (int a = firstArc[from]; a >= 0; a = following[a]) {
                if (room[a] > negligible && level[head[a]] < 0) {
                    level[head[a]] = level[from] + 1;
                    frontier.add(head[a]);
                }
            }
        }
        return level[sink] >= 0;
    }

    private double push(int from, double flow) {
        if (from == sink) {
            return flow;
        }
        while (arc[from] >= 0) {
            int a = arc[from];
            if (room[a] > negligible && level[head[a]] == level[from] + 1) {
                double carried = push(head[a], Math.min(flow, room[a]));
                if (carried > 0) {
                    room[a] -= carried;
                    room[a ^ 1] += carried;
                    return carried;
                }
            }
            arc[from] = following[a];
        }
        return 0;
    }
}
