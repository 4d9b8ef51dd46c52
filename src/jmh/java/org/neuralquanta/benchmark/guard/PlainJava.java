package org.neuralquanta.benchmark.guard;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Peers as one would write them first, in doubles and without the library. */
final class PlainJava {

    /** B_2j / (2j)! */
    private static final double[] BERNOULLI = {
        1.0 / 12, -1.0 / 720, 1.0 / 30_240, -1.0 / 1_209_600, 1.0 / 47_900_160, -691.0 / 1_307_674_368_000.0, 1.0 / 74_724_249_600.0
    };

    private PlainJava() {}

    /** −log U, the sum of so many. */
    static double exponentials(SplittableRandom random, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum -= Math.log(1 - random.nextDouble());
        }
        return sum;
    }

    /** ζ(1+α, q) by Euler and Maclaurin's sum from q + n ≥ 10 on. */
    static double zeta(double alpha, double q) {
        double s = 1 + alpha;
        double x = q;
        double sum = 0;
        for (; x < 10; x++) {
            sum += Math.pow(x, -s);
        }
        double power = Math.pow(x, -s);
        sum += power * x / alpha + power / 2;
        double term = power * s / x;
        for (int j = 0; j < BERNOULLI.length; j++) {
            sum += BERNOULLI[j] * term;
            term *= (s + 2 * j + 1) * (s + 2 * j + 2) / (x * x);
        }
        return sum;
    }

    /** Σ p_k exp(−D p_k), from the rarest on. */
    static double loss(double[] p, double samples) {
        double sum = 0;
        for (int k = p.length - 1; k >= 0; k--) {
            sum += p[k] * Math.exp(-samples * p[k]);
        }
        return sum;
    }

    /** p_k ∝ k^−(1+α). */
    static double[] frequencies(double alpha, int count) {
        double[] p = new double[count];
        Arrays.setAll(p, i -> Math.pow(i + 1, -1 - alpha));
        double total = 0;
        for (int i = count - 1; i >= 0; i--) {
            total += p[i];
        }
        for (int i = 0; i < count; i++) {
            p[i] /= total;
        }
        return p;
    }

    /** C ← C + A B for square matrices, in the blocks of the library's product. */
    static void addProduct(int n, float[] a, float[] b, float[] c) {
        int rows = 504;
        int depth = 256;
        for (int firstRow = 0; firstRow < n; firstRow += rows) {
            for (int first = 0; first < n; first += depth) {
                for (int i = firstRow; i < Math.min(n, firstRow + rows); i++) {
                    for (int k = first; k < Math.min(n, first + depth); k++) {
                        float factor = a[i * n + k];
                        for (int j = 0; j < n; j++) {
                            c[i * n + j] += factor * b[k * n + j];
                        }
                    }
                }
            }
        }
    }

    /** Σ ρ(log L − log(E + A N^−α + B D^−β)) with Huber's ρ. */
    static double objective(double[] logN, double[] logD, double[] logLoss, double logE, double logA, double alpha, double logB, double beta) {
        double delta = 1e-3;
        double sum = 0;
        double residual = Math.exp(logE);
        for (int i = 0; i < logLoss.length; i++) {
            double model = residual + Math.exp(logA - alpha * logN[i]) + Math.exp(logB - beta * logD[i]);
            double r = Math.abs(logLoss[i] - Math.log(model));
            sum += r <= delta ? r * r / 2 : delta * (r - delta / 2);
        }
        return sum;
    }
}
