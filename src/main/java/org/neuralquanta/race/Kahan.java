package org.neuralquanta.race;

/** A compensated sum (Kahan). For one thread. */
final class Kahan {

    private double sum;
    private double lost;

    void add(double value) {
        double term = value - lost;
        double next = sum + term;
        lost = (next - sum) - term;
        sum = next;
    }

    double value() {
        return sum;
    }
}
