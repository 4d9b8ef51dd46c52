package org.neuralquanta.order;

import org.neuralquanta.Statement;

/**
 * Learning by decreasing score \(p_k^a\,\Delta_k^b\,c_k^d\), with use frequency p, gap Δ and cost c; of equal scores the lower
 * rank first. Immutable, thread-safe.
 */
@Statement("T4")
public non-sealed interface ScoreOrder extends LearningOrder {

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
