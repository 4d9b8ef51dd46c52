package org.neuralquanta.law;

/** What each quantum counts for in a sum over quanta. */
enum Weight {
    /** Its gap times its use frequency, \(\Delta k^\eta p_k\): a loss. */
    LOSS(1),
    /** One: a number of quanta. */
    ONE(0),
    /** The square of its loss: a variance. */
    LOSS_SQUARED(2);

    private final int gaps;

    Weight(int gaps) {
        this.gaps = gaps;
    }

    /**
     * A sum for Δ = 1, in units of loss. A loss too small for a double is 0, a variance is not.
     *
     * @throws ArithmeticException if it leaves the range of doubles
     */
    double inUnits(double sum, double gap) {
        double value = sum;
        for (int i = 0; i < gaps; i++) {
            value *= gap;
        }
        if (!(value <= Double.MAX_VALUE) || (gaps == 2 && sum > 0 && value == 0)) {
            throw new ArithmeticException("a sum over quanta is outside the range of a double");
        }
        return value;
    }
}
