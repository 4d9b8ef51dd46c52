package org.neuralquanta.modular;

/** Cosines and sines of multiples of 2π/p. */
final class Waves {

    private final int p;
    private final double[] cosines;
    private final double[] sines;

    Waves(int p) {
        this.p = p;
        this.cosines = new double[p];
        this.sines = new double[p];
        for (int j = 0; j < p; j++) {
            cosines[j] = StrictMath.cos(2 * Math.PI * j / p);
            sines[j] = StrictMath.sin(2 * Math.PI * j / p);
        }
    }

    /** cos(2π k a/p), for k and a from 0 to p. */
    double cos(int k, int a) {
        return cosines[k * a % p];
    }

    /** sin(2π k a/p), for k and a from 0 to p. */
    double sin(int k, int a) {
        return sines[k * a % p];
    }
}
