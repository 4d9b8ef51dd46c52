package org.neuralquanta.order;

import java.util.Objects;
import java.util.PriorityQueue;
import org.neuralquanta.Statement;

/**
 * The next quantum is the one that comes first in another order, among those whose prerequisites have been learned. So a frequent quantum
 * waits for a rare one that it needs, and no quantum is learned early because others need it. The order with the least summed loss, which
 * looks ahead, is {@code SeriesParallelOrder} in {@code schedule}. Immutable, thread-safe.
 *
 * @param prerequisites which of K quanta can be learned only after which
 * @param preferred the order among those that can be learned
 */
@Statement("T7")
public record WithPrerequisites(Prerequisites prerequisites, LearningOrder.Scored preferred) implements LearningOrder {

    /**
     * Requires both arguments.
     *
     * @throws NullPointerException if an argument is null
     */
    public WithPrerequisites {
        Objects.requireNonNull(prerequisites);
        Objects.requireNonNull(preferred);
    }

    /**
     * Prerequisites among quanta that are otherwise learned by use frequency.
     *
     * @param prerequisites which of K quanta can be learned only after which
     * @return the order
     */
    public static WithPrerequisites byFrequency(Prerequisites prerequisites) {
        return new WithPrerequisites(prerequisites, new ByFrequency());
    }

    /**
     * The order as a list, in O((K + E) log K) time for E edges.
     *
     * @param ranks the ranks 1, …, K in the preferred order
     * @return an order that learns every quantum after its prerequisites
     * @throws IllegalArgumentException if the ranks are not a permutation of 1, …, K
     */
    public GivenOrder list(int... ranks) {
        GivenOrder wanted = GivenOrder.of(ranks);
        int quanta = prerequisites.quanta();
        if (wanted.quanta() != quanta) {
            throw new IllegalArgumentException("the preferred order must be one of " + quanta + " quanta, was one of " + wanted.quanta());
        }
        var place = new int[quanta + 1];
        for (int i = 1; i <= quanta; i++) {
            place[wanted.rank(i)] = i;
        }
        Prerequisites followers = prerequisites.reversed();
        var missing = new int[quanta + 1];
        var possible = new PriorityQueue<Integer>();
        for (int rank = 1; rank <= quanta; rank++) {
            missing[rank] = prerequisites.of(rank).length;
            if (missing[rank] == 0) {
                possible.add(place[rank]);
            }
        }
        var order = new int[quanta];
        for (int i = 0; i < quanta; i++) {
            order[i] = wanted.rank(possible.remove());
            for (int rank : followers.of(order[i])) {
                missing[rank]--;
                if (missing[rank] == 0) {
                    possible.add(place[rank]);
                }
            }
        }
        return GivenOrder.of(order);
    }
}
