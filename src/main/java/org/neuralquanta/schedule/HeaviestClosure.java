package org.neuralquanta.schedule;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.Graphs;
import org.jgrapht.alg.flow.BoykovKolmogorovMFImpl;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;

/**
 * The closed set of largest total weight. Weights may be negative, and a set is closed if it contains the prerequisites of its members. It
 * is a minimum cut in a network that joins the source to positive weights and negative weights to the sink. Stateless, thread-safe.
 *
 * <p>Source: J.-C. Picard, Maximal closure of a graph and applications to combinatorial problems, Management Science 22, 1976.
 */
final class HeaviestClosure {

    /** As a share of the sum of positive weights: a smaller residual capacity is the rounding of flows. */
    private static final double ROUNDING = 0x1p-46;

    private HeaviestClosure() {}

    /** The members of the heaviest closed set; of several, the smallest. */
    static boolean[] of(double[] weights, int[][] needs) {
        var members = new boolean[weights.length];
        double gain = Arrays.stream(weights).map(weight -> Math.max(0, weight)).sum();
        if (gain > 0) {
            var cut = new BoykovKolmogorovMFImpl<>(network(weights, needs), ROUNDING * gain);
            cut.calculateMinCut(weights.length, weights.length + 1);
            cut.getSourcePartition().stream().filter(k -> k < members.length).forEach(k -> members[k] = true);
        }
        return members;
    }

    /** Vertices are the members, then the source, then the sink. */
    private static Graph<Integer, DefaultWeightedEdge> network(double[] weights, int[][] needs) {
        int source = weights.length;
        int sink = source + 1;
        var network = new SimpleDirectedWeightedGraph<Integer, DefaultWeightedEdge>(DefaultWeightedEdge.class);
        IntStream.rangeClosed(0, sink).forEach(network::addVertex);
        for (int k = 0; k < weights.length; k++) {
            boolean gains = weights[k] > 0;
            Graphs.addEdge(network, gains ? source : k, gains ? k : sink, Math.abs(weights[k]));
            for (int need : needs[k]) {
                Graphs.addEdge(network, k, need, Double.POSITIVE_INFINITY);
            }
        }
        return network;
    }
}
