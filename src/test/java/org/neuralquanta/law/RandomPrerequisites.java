package org.neuralquanta.law;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.neuralquanta.order.Prerequisites;
import org.neuralquanta.order.Prerequisites.Edge;

/** Random prerequisites of each class, over randomly placed ranks. */
public enum RandomPrerequisites {

    /** Chains side by side. */
    CHAINS {
        @Override
        void connect(List<Integer> ranks, Random random, List<Edge> edges) {
            for (int i = 1; i < ranks.size(); i++) {
                if (random.nextInt(3) > 0) {
                    edges.add(new Edge(ranks.get(i - 1), ranks.get(i)));
                }
            }
        }
    },

    /** Each quantum needs one of the earlier ones, or none. */
    OUT_TREES {
        @Override
        void connect(List<Integer> ranks, Random random, List<Edge> edges) {
            for (int i = 1; i < ranks.size(); i++) {
                if (random.nextInt(4) > 0) {
                    edges.add(new Edge(ranks.get(random.nextInt(i)), ranks.get(i)));
                }
            }
        }
    },

    /** Each quantum is needed by one of the later ones, or by none. */
    IN_TREES {
        @Override
        void connect(List<Integer> ranks, Random random, List<Edge> edges) {
            for (int i = 1; i < ranks.size(); i++) {
                if (random.nextInt(4) > 0) {
                    edges.add(new Edge(ranks.get(i), ranks.get(random.nextInt(i))));
                }
            }
        }
    },

    /** Halves after each other or side by side. */
    SERIES_PARALLEL {
        @Override
        void connect(List<Integer> ranks, Random random, List<Edge> edges) {
            part(ranks, random, edges);
        }

        // Its first quanta, then its last.
        private List<List<Integer>> part(List<Integer> ranks, Random random, List<Edge> edges) {
            if (ranks.size() == 1) {
                return List.of(ranks, ranks);
            }
            int cut = 1 + random.nextInt(ranks.size() - 1);
            List<List<Integer>> a = part(ranks.subList(0, cut), random, edges);
            List<List<Integer>> b = part(ranks.subList(cut, ranks.size()), random, edges);
            if (random.nextBoolean()) {
                for (int before : a.get(1)) {
                    b.get(0).forEach(after -> edges.add(new Edge(before, after)));
                }
                return List.of(a.get(0), b.get(1));
            }
            return List.of(both(a.get(0), b.get(0)), both(a.get(1), b.get(1)));
        }

        private List<Integer> both(List<Integer> a, List<Integer> b) {
            var both = new ArrayList<>(a);
            both.addAll(b);
            return both;
        }
    },

    /** Each pair of a random order is an edge with probability 1/4. */
    ANY {
        @Override
        void connect(List<Integer> ranks, Random random, List<Edge> edges) {
            for (int i = 0; i < ranks.size(); i++) {
                for (int j = i + 1; j < ranks.size(); j++) {
                    if (random.nextInt(4) == 0) {
                        edges.add(new Edge(ranks.get(i), ranks.get(j)));
                    }
                }
            }
        }
    };

    abstract void connect(List<Integer> ranks, Random random, List<Edge> edges);

    public final List<Edge> edges(int quanta, long seed) {
        var random = new Random(seed);
        var ranks = new ArrayList<Integer>();
        for (int k = 1; k <= quanta; k++) {
            ranks.add(k);
        }
        Collections.shuffle(ranks, random);
        var edges = new ArrayList<Edge>();
        connect(ranks, random, edges);
        return edges;
    }

    public final Prerequisites of(int quanta, long seed) {
        return Prerequisites.of(quanta, edges(quanta, seed));
    }
}
