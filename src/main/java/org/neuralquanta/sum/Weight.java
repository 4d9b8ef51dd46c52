package org.neuralquanta.sum;

import org.neuralquanta.bound.Enclosure;

/** The weight of each quantum in a sum over quanta. */
public enum Weight {
    /** Its gap times its use frequency, \(\Delta k^\eta p_k\): a loss. */
    LOSS(1),
    /** One: a number of quanta. */
    ONE(0),
    /** The square of its loss: a variance. */
    LOSS_SQUARED(2),
    /** The cost, \(Ck^\kappa\), in parameters. */
    COST(0);

    private final int gaps;

    Weight(int gaps) {
        this.gaps = gaps;
    }

    /**
     * A sum for Δ = 1, in units of loss. A loss too small for a double is 0, a variance is not.
     *
     * @throws ArithmeticException if it leaves the range of doubles
     */
    public double inUnits(double sum, double gap) {
        double value = sum;
        for (int i = 0; i < gaps; i++) {
            value *= gap;
        }
        if (!(value <= Double.MAX_VALUE) || (gaps == 2 && sum > 0 && value == 0)) {
            throw new ArithmeticException("a sum over quanta is outside the range of a double");
        }
        return value;
    }

    /** The same for an enclosure; with the gap, what else frequencies are to be multiplied with. What is exactly 0 stays so. */
    public Enclosure inUnits(Enclosure sum, Enclosure gap) {
        if (sum.upper() == 0) {
            return sum;
        }
        Enclosure value = sum;
        for (int i = 0; i < gaps; i++) {
            value = value.times(gap);
        }
        return value;
    }
}
