package org.neuralquanta.special;

/**
 * The unevaluated sum {@code high + low} of two doubles with |low| ≤ ulp(high)/2: a number to about 106 bits. Here it is the
 * shifted rank k + q, whose rounding to one double would cost (1+α)/2 ulp of \((k+q)^{-(1+\alpha)}\). Immutable,
 * thread-safe.
 *
 * @param high the number, rounded to a double
 * @param low the rounding error of the high part
 */
record DoubleDouble(double high, double low) {

    /** \(u = 2^{-53}\), half the distance from 1 to the next double: the unit in which roundings are counted. */
    static final double UNIT_ROUNDOFF = 0x1p-53;

    /**
     * A double as it is.
     *
     * @param value a finite number
     * @return value + 0
     */
    static DoubleDouble of(double value) {
        return new DoubleDouble(value, 0);
    }

    /**
     * A rank plus an offset.
     *
     * @param rank k, |k| ≤ 2^62
     * @param offset q, finite
     * @return k + q, with a relative error of at most 2^−105
     */
    static DoubleDouble of(long rank, double offset) {
        double rounded = rank;
        return new DoubleDouble(rounded, rank - (long) rounded).plus(offset);
    }

    /**
     * The sum with a double.
     *
     * @param addend a finite number
     * @return this + addend, with a relative error of at most 2^−105 unless high and addend cancel
     */
    DoubleDouble plus(double addend) {
        double sum = high + addend;
        double rest = twoSumError(high, addend, sum) + low;
        double rounded = sum + rest;
        return new DoubleDouble(rounded, rest - (rounded - sum));
    }

    /**
     * The rounding error of an addition (Knuth's two-sum), exact unless it overflows.
     *
     * @param a a summand
     * @param b the other one
     * @param sum a + b, rounded
     * @return a + b − sum
     */
    static double twoSumError(double a, double b, double sum) {
        double shareOfB = sum - a;
        return (a - (sum - shareOfB)) + (b - shareOfB);
    }
}
