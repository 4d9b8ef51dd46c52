package org.neuralquanta.order;

import org.neuralquanta.Statement;

/** An order of K quanta that lists them. Each of the ranks 1, …, K has one place. Immutable, thread-safe. */
@Statement("T3")
public non-sealed interface ListedOrder extends LearningOrder {

    /**
     * The number of quanta.
     *
     * @return K
     */
    int quanta();

    /**
     * The rank that is learned at a place.
     *
     * @param place 1 ≤ place ≤ K
     * @return its rank
     * @throws IllegalArgumentException if the place is out of range
     */
    int rank(int place);
}
