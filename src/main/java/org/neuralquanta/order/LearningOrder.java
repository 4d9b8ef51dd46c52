package org.neuralquanta.order;

import org.neuralquanta.Statement;

/**
 * The order in which quanta are learned. Hypothesis QH2 says by use frequency; the other orders show how much depends on it. Immutable,
 * thread-safe.
 *
 * <p>The kinds of orders are few and sealed, since each needs a law of its own. Two of them are open: another order by a score is a record
 * that implements {@link Scored}, and another list of ranks is a class that implements {@link Listed}.
 *
 * <p>Source: Michaud, Liu, Girit and Tegmark, arXiv 2303.13506, hypothesis QH2; T3–T7.
 */
@Statement({"T3", "T4", "T5", "T6", "T7"})
public sealed interface LearningOrder permits LearningOrder.Scored, LearningOrder.Listed, UniformlyRandom, PlackettLuce, WithPrerequisites {

    /** An order of K quanta that lists them. Each of the ranks 1, …, K has one place. Immutable, thread-safe. */
    @Statement("T3")
    non-sealed interface Listed extends LearningOrder {

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

    /**
     * Learning by decreasing score \(p_k^a\,\Delta_k^b\,c_k^d\), with use frequency p, gap Δ and cost c; at equal scores the lower rank
     * comes first. Immutable, thread-safe.
     */
    @Statement("T4")
    non-sealed interface Scored extends LearningOrder {

        /**
         * The power of the use frequency.
         *
         * @return a
         */
        double frequencyPower();

        /**
         * The power of the gap.
         *
         * @return b
         */
        double gapPower();

        /**
         * The power of the cost.
         *
         * @return d
         */
        double costPower();
    }
}
