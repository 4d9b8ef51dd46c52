package org.neuralquanta.sequence;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.elementary.CompensatedSum;

/** Learned in an order that is listed rank by rank. Immutable, thread-safe. */
public final class ListedOrderLoss implements OrderedLoss {

    /** A bound on the relative error of each benefit and of their sum. */
    private final double error;

    /** The loss after n = 0, 1, …, K quanta. */
    private final double[] left;

    /**
     * @param benefits the benefit Δ_k p_k of each rank, from 1 on
     * @param ranks the ranks in the order in which they are learned
     * @param error a bound on the relative error of the benefits
     */
    public ListedOrderLoss(double[] benefits, int[] ranks, double error) {
        this.error = error + 0x1p-50;
        this.left = new double[ranks.length + 1];
        var sum = new CompensatedSum();
        for (int n = ranks.length - 1; n >= 0; n--) {
            sum.add(benefits[ranks[n] - 1]);
            left[n] = sum.value();
        }
    }

    @Override
    public double loss(long learned) {
        return left[(int) learned];
    }

    @Override
    public Enclosure enclosure(long learned) {
        if (learned == left.length - 1) {
            return Enclosure.exactly(0);
        }
        double loss = loss(learned);
        return Enclosure.around(loss, error * loss + Double.MIN_NORMAL);
    }

    @Override
    public double variance(long learned) {
        return 0;
    }
}
