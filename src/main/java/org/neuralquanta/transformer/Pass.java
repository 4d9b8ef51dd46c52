package org.neuralquanta.transformer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.neuralquanta.network.Arithmetic;
import org.neuralquanta.network.RowArithmetic;
import org.neuralquanta.random.RandomStream;

/** Forward and backward through a transformer for a chunk of sequences, with the memory it takes: one instance for each thread. */
final class Pass {

    /** Positions of a chunk. Gradients are summed by chunk, so the bits depend on it. */
    private static final int ROWS = 512;

    private final TransformerShape shape;
    private final Arithmetic arithmetic = Arithmetic.fastest();
    private final RowArithmetic rows = RowArithmetic.fastest();
    private final List<Layer> layers = new ArrayList<>();
    private final float[] embedded;
    private final int chunk;

    Pass(TransformerShape shape) {
        this.shape = shape;
        this.chunk = chunk(shape);
        this.embedded = new float[chunk * shape.context() * shape.width()];
        double gain = 1 / Math.sqrt(2.0 * shape.blocks());
        for (int block = 0; block < shape.blocks(); block++) {
            layers.add(attention(gain));
            if (shape.lastOnly() && block == shape.blocks() - 1) {
                layers.add(new LastPosition(end(layers), shape.width(), shape.context(), chunk));
            }
            layers.add(hidden(gain, positions()));
        }
        if (shape.normalised()) {
            layers.add(new LayerNorm(end(layers), shape.width(), positions(), chunk));
        }
        layers.add(new Linear(end(layers), shape.width(), shape.outputs(), false, 1, positions(), chunk));
    }

    /** Sequences that are computed together. */
    static int chunk(TransformerShape shape) {
        return Math.max(1, ROWS / shape.context());
    }

    private int positions() {
        return layers.stream().anyMatch(LastPosition.class::isInstance) ? 1 : shape.context();
    }

    private int end(List<Layer> before) {
        return before.isEmpty() ? (shape.symbols() + shape.context()) * shape.width() : before.getLast().end();
    }

    private Residual attention(double gain) {
        int width = shape.width();
        int positions = shape.context();
        List<Layer> chain = normalisation(positions);
        chain.add(new Linear(chainEnd(chain), width, 3 * width, shape.biased(), 1, positions, chunk));
        chain.add(new CausalAttention(chainEnd(chain), width, shape.heads(), positions, chunk));
        chain.add(new Linear(chainEnd(chain), width, width, shape.biased(), gain, positions, chunk));
        return new Residual(chain, width, positions);
    }

    private Residual hidden(double gain, int positions) {
        int width = shape.width();
        List<Layer> chain = normalisation(positions);
        chain.add(new Linear(chainEnd(chain), width, shape.hidden(), shape.biased(), 1, positions, chunk));
        chain.add(new Rectifier(chainEnd(chain), shape.hidden(), positions));
        chain.add(new Linear(chainEnd(chain), shape.hidden(), width, shape.biased(), gain, positions, chunk));
        return new Residual(chain, width, positions);
    }

    private List<Layer> normalisation(int positions) {
        var chain = new ArrayList<Layer>();
        if (shape.normalised()) {
            chain.add(new LayerNorm(end(layers), shape.width(), positions, chunk));
        }
        return chain;
    }

    private int chainEnd(List<Layer> chain) {
        return chain.isEmpty() ? end(layers) : chain.getLast().end();
    }

    /** Symbols and positions begin as normal numbers of variance scale² / width. */
    void initialise(float[] parameters, RandomStream stream, double scale) {
        double deviation = scale / Math.sqrt(shape.width());
        for (int i = 0; i < (shape.symbols() + shape.context()) * shape.width(); i++) {
            parameters[i] = (float) (deviation * stream.normal(i, 0));
        }
        layers.forEach(layer -> layer.initialise(parameters, stream, scale));
    }

    /** The outputs of some sequences, row after row, in memory that the next call overwrites. */
    float[] forward(float[] parameters, Sequences sequences, int from, int to) {
        return layers.getLast().forward(parameters, states(parameters, sequences, from, to), to - from);
    }

    /** The rows of which the outputs are a linear map, in memory that the next call overwrites. */
    float[] states(float[] parameters, Sequences sequences, int from, int to) {
        int width = shape.width();
        int context = shape.context();
        for (int row = 0; row < (to - from) * context; row++) {
            System.arraycopy(parameters, sequences.symbol(from * context + row) * width, embedded, row * width, width);
            arithmetic.add(parameters, (shape.symbols() + row % context) * width, embedded, row * width, width);
        }
        float[] x = embedded;
        for (Layer layer : layers.subList(0, layers.size() - 1)) {
            x = layer.forward(parameters, x, to - from);
        }
        return x;
    }

    /** The losses of some sequences are written from their place on. */
    void losses(float[] parameters, Sequences sequences, int from, int to, double[] losses) {
        float[] outputs = forward(parameters, sequences, from, to);
        for (int row = from * shape.predictions(); row < to * shape.predictions(); row++) {
            losses[row] = toGradient(outputs, (row - from * shape.predictions()) * shape.outputs(), sequences.label(row), 1);
        }
    }

    /** The sum of the losses of some sequences; the gradient of the mean over all of {@code sequences} is added to {@code gradient}. */
    double backward(float[] parameters, Sequences sequences, int from, int to, float[] gradient) {
        float[] delta = forward(parameters, sequences, from, to);
        int predictions = shape.predictions();
        double total = 0;
        for (int row = from * predictions; row < to * predictions; row++) {
            total += toGradient(
                    delta, (row - from * predictions) * shape.outputs(), sequences.label(row), sequences.labels().length);
        }
        propagate(parameters, sequences, from, to, delta, gradient);
        return total;
    }

    /** The loss of a single prediction of a sequence; its gradient is added to {@code gradient}. */
    double backward(float[] parameters, Sequences sequences, int sequence, int prediction, float[] gradient, float[] state) {
        float[] states = states(parameters, sequences, sequence, sequence + 1);
        System.arraycopy(states, prediction * shape.width(), state, 0, shape.width());
        float[] delta = layers.getLast().forward(parameters, states, 1);
        int outputs = shape.outputs();
        double loss = toGradient(delta, prediction * outputs, sequences.label(sequence * shape.predictions() + prediction), 1);
        Arrays.fill(delta, 0, prediction * outputs, 0);
        Arrays.fill(delta, (prediction + 1) * outputs, shape.predictions() * outputs, 0);
        propagate(parameters, sequences, sequence, sequence + 1, delta, gradient);
        return loss;
    }

    /** From the derivative of the loss by the outputs to that by all parameters. */
    private void propagate(float[] parameters, Sequences sequences, int from, int to, float[] outputs, float[] gradient) {
        float[] delta = outputs;
        for (Layer layer : layers.reversed()) {
            delta = layer.backward(parameters, gradient, delta, to - from);
        }
        int width = shape.width();
        int context = shape.context();
        for (int row = 0; row < (to - from) * context; row++) {
            arithmetic.add(delta, row * width, gradient, sequences.symbol(from * context + row) * width, width);
            arithmetic.add(delta, row * width, gradient, (shape.symbols() + row % context) * width, width);
        }
    }

    /**
     * Replaces outputs z by the derivative of \(\log \sum_o e^{z_o} - z_y\) over {@code size}, and returns it. The probability of all
     * symbols but y is summed in double precision, so that the loss and derivative of a saturated sample keep their relative accuracy.
     */
    private double toGradient(float[] z, int offset, int label, int size) {
        int outputs = shape.outputs();
        float largest = rows.largest(z, offset, outputs);
        double own = (double) z[offset + label] - largest;
        rows.exponentials(z, offset, outputs, largest, 1);
        double others = 0;
        for (int o = 0; o < label; o++) {
            others += z[offset + o];
        }
        for (int o = label + 1; o < outputs; o++) {
            others += z[offset + o];
        }
        double all = others + z[offset + label];
        rows.affine(z, offset, (float) (1 / (all * size)), 0, z, offset, outputs);
        z[offset + label] = (float) (-others / (all * size));
        return own == 0 ? StrictMath.log1p(others) : StrictMath.log(all) - own;
    }
}
