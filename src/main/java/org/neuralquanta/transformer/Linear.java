package org.neuralquanta.transformer;

import java.util.Arrays;
import org.neuralquanta.network.Arithmetic;
import org.neuralquanta.network.Matrix;
import org.neuralquanta.random.RandomStream;

/** x W, or x W + b. Weights begin as normal numbers of variance gain² / inputs, biases as 0. */
final class Linear implements Layer {

    private final int weights;
    private final int inputs;
    private final int outputs;
    private final boolean biased;
    private final double gain;
    private final int positions;
    private final Arithmetic arithmetic = Arithmetic.fastest();
    private final float[] result;
    private final float[] inputGradient;
    private float[] input = {};

    Linear(int at, int inputs, int outputs, boolean biased, double gain, int positions, int sequences) {
        this.weights = at;
        this.inputs = inputs;
        this.outputs = outputs;
        this.biased = biased;
        this.gain = gain;
        this.positions = positions;
        this.result = new float[sequences * positions * outputs];
        this.inputGradient = new float[sequences * positions * inputs];
    }

    private int biases() {
        return weights + inputs * outputs;
    }

    @Override
    public int end() {
        return biases() + (biased ? outputs : 0);
    }

    @Override
    public void initialise(float[] parameters, RandomStream stream, double scale) {
        double deviation = scale * gain / Math.sqrt(inputs);
        for (int i = weights; i < biases(); i++) {
            parameters[i] = (float) (deviation * stream.normal(i, 0));
        }
    }

    @Override
    public float[] forward(float[] parameters, float[] rows, int sequences) {
        input = rows;
        int count = sequences * positions;
        if (biased) {
            for (int row = 0; row < count; row++) {
                System.arraycopy(parameters, biases(), result, row * outputs, outputs);
            }
        } else {
            Arrays.fill(result, 0, count * outputs, 0);
        }
        arithmetic.addProduct(
                count, outputs, inputs, Matrix.rows(input, 0, inputs), Matrix.rows(parameters, weights, outputs), result, 0, outputs);
        return result;
    }

    @Override
    public float[] backward(float[] parameters, float[] gradient, float[] delta, int sequences) {
        int count = sequences * positions;
        Matrix deltas = Matrix.rows(delta, 0, outputs);
        if (biased) {
            for (int row = 0; row < count; row++) {
                arithmetic.add(delta, row * outputs, gradient, biases(), outputs);
            }
        }
        arithmetic.addProduct(
                inputs, outputs, count, Matrix.rows(input, 0, inputs).transposed(), deltas, gradient, weights, outputs);
        Arrays.fill(inputGradient, 0, count * inputs, 0);
        arithmetic.addProduct(
                count, inputs, outputs, deltas, Matrix.rows(parameters, weights, outputs).transposed(), inputGradient, 0, inputs);
        return inputGradient;
    }
}
