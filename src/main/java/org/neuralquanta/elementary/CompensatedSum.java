package org.neuralquanta.elementary;

/**
 * A sum with Neumaier's compensation: for up to 2^26 terms of one sign the relative error is at most 2^−52. Of n terms of any
 * sign the error is at most \(u|\sum x|+n^2u^2\sum|x|\), \(u=2^{-53}\). Mutable, for one thread.
 */
public final class CompensatedSum {

    private double sum;
    private double compensation;

    /** The empty sum. */
    public CompensatedSum() {}

    /**
     * Adds a term.
     *
     * @param term the term, finite
     */
    public void add(double term) {
        double next = sum + term;
        compensation += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
        sum = next;
    }

    /**
     * The sum so far.
     *
     * @return the sum
     */
    public double value() {
        return sum + compensation;
    }

    @Override
    public String toString() {
        return "CompensatedSum[value=" + value() + "]";
    }
}
