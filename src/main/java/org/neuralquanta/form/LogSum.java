package org.neuralquanta.form;

/** Sums of two positive numbers that are given by their logarithms. */
public final class LogSum {

    private LogSum() {}

    /** log(e^a + e^b). */
    public static double of(double a, double b) {
        return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
    }

    /** e^a / (e^a + e^b). */
    public static double firstShare(double a, double b) {
        return 1 / (1 + Math.exp(b - a));
    }
}
