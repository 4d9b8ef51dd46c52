package org.neuralquanta.law;

/** A sum with Neumaier's compensation: relative error 2u for terms of one sign, whatever their number. For one thread. */
final class CompensatedSum {

    private double sum;
    private double compensation;

    void add(double value) {
        double next = sum + value;
        compensation += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }

    double value() {
        return sum + compensation;
    }
}
