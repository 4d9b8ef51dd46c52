package org.neuralquanta.network;

import java.util.Arrays;

/**
 * Forward and backward through a network for a chunk of samples, with the memory it takes: one instance for each thread. The
 * chunk is small enough for its activations to stay in the second cache.
 */
final class Propagation {

    /** Most samples of a chunk. Gradients are summed by chunk, so the bits depend on it. */
    static final int CHUNK = 252;

    /** A layer with at most this many outputs is computed by sums along its inputs instead of lanes over its outputs. */
    private static final int NARROW = 8;

    private final Architecture architecture;
    private final Arithmetic arithmetic = Arithmetic.fastest();
    private final float[][] activations;
    private final float[][] deltas;
    private final float[] narrow;

    Propagation(Architecture architecture) {
        this.architecture = architecture;
        this.activations = new float[architecture.layers()][];
        this.deltas = new float[architecture.layers()][0];
        int widest = 0;
        for (int layer = 0; layer < architecture.layers(); layer++) {
            activations[layer] = new float[CHUNK * architecture.above(layer)];
            widest = Math.max(widest, architecture.below(layer));
        }
        this.narrow = new float[NARROW * widest];
    }

    /** The activations of a layer, row after row from sample {@code from} on, in memory that the next call overwrites. */
    float[] forward(float[] parameters, Batch batch, int from, int to, int last) {
        for (int layer = 0; layer <= last; layer++) {
            float[] z = activations[layer];
            int width = architecture.above(layer);
            int rows = to - from;
            for (int row = 0; row < rows; row++) {
                System.arraycopy(parameters, architecture.biases(layer), z, row * width, width);
            }
            if (layer == 0) {
                lookUp(parameters, batch, from, to, z, width);
                weigh(rows, width, architecture.inputs(), Matrix.rows(batch.inputs(), from * architecture.inputs(), architecture.inputs()), parameters, 0, z);
            } else {
                int below = architecture.below(layer);
                weigh(rows, width, below, Matrix.rows(activations[layer - 1], 0, below), parameters, architecture.weights(layer), z);
            }
            if (layer < architecture.layers() - 1) {
                architecture.activation().apply(z, 0, rows * width);
            }
        }
        return activations[last];
    }

    private void weigh(int rows, int width, int depth, Matrix a, float[] parameters, int weights, float[] z) {
        if (width > NARROW) {
            arithmetic.addProduct(rows, width, depth, a, Matrix.rows(parameters, weights, width), z, 0, width);
            return;
        }
        for (int o = 0; o < width; o++) {
            for (int i = 0; i < depth; i++) {
                narrow[o * depth + i] = parameters[weights + i * width + o];
            }
        }
        arithmetic.addDots(rows, width, depth, a.data, a.offset, narrow, z);
    }

    private void lookUp(float[] parameters, Batch batch, int from, int to, float[] z, int width) {
        int each = batch.symbolsEach();
        for (int row = from; row < to; row++) {
            for (int s = 0; s < each; s++) {
                arithmetic.add(parameters, symbolRow(batch, row * each + s, width), z, (row - from) * width, width);
            }
        }
    }

    private int symbolRow(Batch batch, int index, int width) {
        int symbol = batch.symbols()[index];
        if (symbol < 0 || symbol >= architecture.symbols()) {
            throw new IllegalArgumentException("symbol must be between 0 and " + (architecture.symbols() - 1) + ", was " + symbol);
        }
        return (architecture.inputs() + symbol) * width;
    }

    /**
     * The sum of the losses of a chunk; its gradient of the batch's mean loss is written to {@code gradient} and, if wanted, by the
     * dense inputs into the rows of {@code inputs}.
     */
    double backward(float[] parameters, Batch batch, Loss loss, int from, int to, float[] gradient, float[] inputs) {
        int rows = to - from;
        int top = architecture.layers() - 1;
        float[] delta = forward(parameters, batch, from, to, top);
        double total = loss.toGradient(delta, batch, from, to, architecture.outputs());
        Arrays.fill(gradient, 0);
        for (int layer = top; layer >= 0; layer--) {
            int width = architecture.above(layer);
            int below = layer == 0 ? architecture.inputs() : architecture.below(layer);
            Matrix a = layer == 0
                    ? Matrix.rows(batch.inputs(), from * below, below)
                    : Matrix.rows(activations[layer - 1], 0, below);
            sumRows(delta, rows, width, gradient, architecture.biases(layer));
            addWeightGradient(rows, width, below, a, delta, gradient, architecture.weights(layer));
            if (layer == 0) {
                scatter(batch, from, to, delta, width, gradient);
                if (inputs.length > 0) {
                    multiplyBack(rows, width, below, delta, parameters, 0, inputs, from * below);
                }
            } else {
                if (deltas[layer].length == 0) {
                    deltas[layer] = new float[CHUNK * below];
                }
                float[] next = deltas[layer];
                multiplyBack(rows, width, below, delta, parameters, architecture.weights(layer), next, 0);
                architecture.activation().multiplyByDerivative(next, activations[layer - 1], rows * below, arithmetic);
                delta = next;
            }
        }
        return total;
    }

    private void sumRows(float[] delta, int rows, int width, float[] gradient, int offset) {
        for (int row = 0; row < rows; row++) {
            arithmetic.add(delta, row * width, gradient, offset, width);
        }
    }

    private void addWeightGradient(int rows, int width, int below, Matrix a, float[] delta, float[] gradient, int offset) {
        Matrix d = Matrix.rows(delta, 0, width);
        if (width > NARROW) {
            arithmetic.addProduct(below, width, rows, a.transposed(), d, gradient, offset, width);
            return;
        }
        Arrays.fill(narrow, 0, width * below, 0);
        arithmetic.addProduct(width, below, rows, d.transposed(), a, narrow, 0, below);
        for (int i = 0; i < below; i++) {
            for (int o = 0; o < width; o++) {
                gradient[offset + i * width + o] = narrow[o * below + i];
            }
        }
    }

    private void scatter(Batch batch, int from, int to, float[] delta, int width, float[] gradient) {
        int each = batch.symbolsEach();
        for (int row = from; row < to; row++) {
            for (int s = 0; s < each; s++) {
                arithmetic.add(delta, (row - from) * width, gradient, symbolRow(batch, row * each + s, width), width);
            }
        }
    }

    private void multiplyBack(
            int rows, int width, int below, float[] delta, float[] parameters, int weights, float[] result, int offset) {
        Arrays.fill(result, offset, offset + rows * below, 0);
        Matrix transposed = Matrix.rows(parameters, weights, width).transposed();
        arithmetic.addProduct(rows, below, width, Matrix.rows(delta, 0, width), transposed, result, offset, below);
    }
}
