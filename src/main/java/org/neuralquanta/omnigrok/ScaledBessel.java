package org.neuralquanta.omnigrok;

/** The modified Bessel function of order 1, scaled. */
final class ScaledBessel {

    private static final double FAR = 30;

    private ScaledBessel() {}

    /**
     * \(2e^{-x}I_1(x)/x\) for x ≥ 0, which is 1 at 0; relative error below 2e-14. Its power series has positive terms; from x = 30 on
     * its asymptotic series is right to \(e^{-2x}\).
     */
    static double one(double x) {
        if (x < FAR) {
            double term = 1;
            double sum = 1;
            double square = x * x / 4;
            for (int k = 1; term > sum * 1e-17; k++) {
                term *= square / k / (k + 1);
                sum += term;
            }
            return Math.exp(-x) * sum;
        }
        double term = 1;
        double sum = 1;
        for (int k = 1; Math.abs(term) > 1e-17 && k < FAR; k++) {
            double odd = 2 * k - 1;
            term *= -(4 - odd * odd) / (8 * k * x);
            sum += term;
        }
        return 2 * sum / (x * Math.sqrt(2 * Math.PI * x));
    }
}
