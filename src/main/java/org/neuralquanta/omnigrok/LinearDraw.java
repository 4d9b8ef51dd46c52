package org.neuralquanta.omnigrok;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.neuralquanta.Statement;
import org.neuralquanta.random.RandomStream;

/**
 * One draw of the linear model with finite n and d, solved exactly through its eigenvectors (T32): with s and V the eigenvalues and
 * eigenvectors of \(X^{\mathsf T}X/n\), \(b=V^{\mathsf T}X^{\mathsf T}\xi/n\) and the start and the teacher in these coordinates, the error
 * of a mode is
 * \[ e(t)=w_0q-w^\star\frac{\gamma+sq}{s+\gamma}+b\,\frac{1-q}{s+\gamma},\qquad q=e^{-(s+\gamma)t}, \]
 * and for gradient descent with rate η, after k steps, \(q=(1-\eta(s+\gamma))^k\). The start and the teacher have uniformly random
 * directions and exactly the norms of the model. Immutable, thread-safe.
 *
 * <p>Source: this library.
 */
@Statement("T32")
public final class LinearDraw {

    private static final long MOST_NUMBERS = 100_000_000;

    private final LinearModel model;
    private final int samples;
    private final double[] eigenvalues;
    private final double[] start;
    private final double[] teacher;
    private final double[] pull;
    private final double noiseSquare;

    private LinearDraw(LinearModel model, int dimension, RandomStream stream) {
        this.model = model;
        this.samples = (int) Math.round(dimension / model.aspect());
        if (dimension < 1 || samples < 1) {
            throw new IllegalArgumentException("the dimension must give at least one weight and one sample, was " + dimension);
        }
        if (Math.max((double) dimension, samples) * dimension > MOST_NUMBERS) {
            throw new IllegalArgumentException("the dimension must give matrices of at most " + MOST_NUMBERS + " numbers, was " + dimension + " with "
                    + samples + " samples");
        }
        double[][] x = design(stream, samples, dimension);
        var gram = new double[dimension][dimension];
        for (double[] row : x) {
            for (int i = 0; i < dimension; i++) {
                for (int j = 0; j <= i; j++) {
                    gram[i][j] += row[i] * row[j] / samples;
                    gram[j][i] = gram[i][j];
                }
            }
        }
        // The iteration tests for convergence relative to neighbouring eigenvalues, and fails at many that are 0: all are shifted.
        double shift = 4 * (1 + model.aspect());
        for (int i = 0; i < dimension; i++) {
            gram[i][i] += shift;
        }
        var decomposition = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(gram));
        this.eigenvalues = decomposition.getEigenvalues();
        for (int m = 0; m < dimension; m++) {
            eigenvalues[m] = m < samples ? Math.max(0, eigenvalues[m] - shift) : 0;
        }
        double[] noise = scaled(normal(stream, -1, samples), model.noise());
        this.start = ofNorm(normal(stream, -2, dimension), model.start());
        this.teacher = ofNorm(normal(stream, -3, dimension), model.teacher());
        this.pull = new double[dimension];
        double squares = 0;
        for (int r = 0; r < samples; r++) {
            squares += noise[r] * noise[r];
            for (int i = 0; i < dimension; i++) {
                pull[i] += x[r][i] * noise[r] / samples;
            }
        }
        this.noiseSquare = squares / samples;
        rotate(decomposition);
    }

    private void rotate(EigenDecompositionSymmetric decomposition) {
        double[][] copies = {start.clone(), teacher.clone(), pull.clone()};
        double[][] targets = {start, teacher, pull};
        for (int m = 0; m < eigenvalues.length; m++) {
            double[] vector = decomposition.getEigenvector(m).toArray();
            for (int which = 0; which < targets.length; which++) {
                double sum = 0;
                for (int i = 0; i < vector.length; i++) {
                    sum += vector[i] * copies[which][i];
                }
                targets[which][m] = sum;
            }
        }
    }

    private static double[][] design(RandomStream stream, int samples, int dimension) {
        var x = new double[samples][dimension];
        for (int r = 0; r < samples; r++) {
            for (int i = 0; i < dimension; i++) {
                x[r][i] = stream.normal(r, i);
            }
        }
        return x;
    }

    private static double[] normal(RandomStream stream, long quantum, int length) {
        var vector = new double[length];
        for (int i = 0; i < length; i++) {
            vector[i] = stream.normal(quantum, i);
        }
        return vector;
    }

    private static double[] ofNorm(double[] vector, double norm) {
        return scaled(vector, norm / Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum()));
    }

    private static double[] scaled(double[] vector, double factor) {
        return Arrays.stream(vector).map(x -> x * factor).toArray();
    }

    /**
     * Draws a model.
     *
     * @param model the model
     * @param dimension d ≥ 1, the number of weights; there are n = d/λ samples, rounded
     * @param seed the seed
     * @param replicate the replicate
     * @return the draw
     * @throws IllegalArgumentException if there would be no sample, or d² or n d is above 10^8
     */
    public static LinearDraw of(LinearModel model, int dimension, long seed, long replicate) {
        return new LinearDraw(model, dimension, RandomStream.of(seed, replicate));
    }

    /**
     * The number of samples.
     *
     * @return n
     */
    public int samples() {
        return samples;
    }

    /**
     * The eigenvalues of \(X^{\mathsf T}X/n\), decreasing; exactly 0 from the n-th on.
     *
     * @return d numbers
     */
    public double[] eigenvalues() {
        return eigenvalues.clone();
    }

    /**
     * A pair of losses.
     *
     * @param train \(|Xw-y|^2/2n\)
     * @param test \(\frac12|w-w^\star|^2\)
     */
    public record Losses(double train, double test) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is NaN
         */
        public Losses {
            if (DoubleStream.of(train, test).anyMatch(Double::isNaN)) {
                throw new IllegalArgumentException("train and test must be numbers, were " + train + " and " + test);
            }
        }
    }

    /**
     * The losses under gradient flow.
     *
     * @param time t ≥ 0
     * @return the losses
     * @throws IllegalArgumentException if the time is negative, infinite or NaN
     */
    public Losses flow(double time) {
        LinearLimit.checkTime(time);
        var factors = new double[eigenvalues.length];
        for (int m = 0; m < factors.length; m++) {
            factors[m] = Math.exp(-(eigenvalues[m] + model.decay()) * time);
        }
        return losses(factors, time);
    }

    /**
     * The losses after steps of gradient descent.
     *
     * @param rate η &gt; 0
     * @param steps k ≥ 0
     * @return the losses
     * @throws IllegalArgumentException if the rate is not finite and above 0 or the steps are negative
     */
    public Losses descent(double rate, long steps) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY) || steps < 0) {
            throw new IllegalArgumentException("the rate must be finite and > 0 and the steps >= 0, were " + rate + " and " + steps);
        }
        var factors = new double[eigenvalues.length];
        for (int m = 0; m < factors.length; m++) {
            factors[m] = Math.pow(1 - rate * (eigenvalues[m] + model.decay()), (double) steps);
        }
        return losses(factors, rate * (double) steps);
    }

    @Override
    public String toString() {
        return "LinearDraw[model=" + model + ", samples=" + samples + "]";
    }

    /** The factor q of each mode, and what (1 − q)/(s + γ) is where s + γ = 0. */
    private Losses losses(double[] factors, double time) {
        double test = 0;
        double train = noiseSquare;
        for (int m = 0; m < factors.length; m++) {
            double rate = eigenvalues[m] + model.decay();
            double q = factors[m];
            double progress = rate > 0 ? (1 - q) / rate : time;
            double error = start[m] * q - teacher[m] * (1 - eigenvalues[m] * progress) + pull[m] * progress;
            test += error * error;
            train += eigenvalues[m] * error * error - 2 * pull[m] * error;
        }
        return new Losses(train / 2, test / 2);
    }
}
