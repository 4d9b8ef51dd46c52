package org.neuralquanta.mechanism;

import org.neuralquanta.Statement;
import org.neuralquanta.network.Architecture;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.Network;

/**
 * The contributions of the units of the last hidden layer to the decision between two outputs, as a vector of length 1: \(h \circ (w_c -
 * w_o)\) for the label c and the output o that comes next to it. Immutable, thread-safe.
 */
@Statement("T37")
public final class MechanismVectors {

    private MechanismVectors() {}

    /**
     * The vectors of samples.
     *
     * @param network at least one hidden layer and two outputs; with two, the vectors are those of output 1 against 0, whatever the
     *     label
     * @param batch the samples
     * @return a row for each sample; of length 0 if no unit is active
     */
    public static double[][] of(Network network, Batch batch) {
        Architecture architecture = network.architecture();
        int top = architecture.layers() - 1;
        if (top < 1 || architecture.outputs() < 2) {
            throw new IllegalArgumentException("network must have a hidden layer and 2 outputs, had " + top + " and " + architecture.outputs());
        }
        int width = architecture.below(top);
        int outputs = architecture.outputs();
        float[] hidden = network.activations(batch, top - 1);
        float[] logits = network.outputs(batch);
        float[] weights = network.parameters();
        double[][] vectors = new double[batch.size()][width];
        for (int row = 0; row < vectors.length; row++) {
            int own = outputs == 2 ? 1 : batch.labels()[row];
            int other = next(logits, row * outputs, outputs, own);
            double squares = 0;
            for (int j = 0; j < width; j++) {
                int at = architecture.weights(top) + j * outputs;
                vectors[row][j] = (double) hidden[row * width + j] * (weights[at + own] - weights[at + other]);
                squares += vectors[row][j] * vectors[row][j];
            }
            for (int j = 0; j < width && squares > 0; j++) {
                vectors[row][j] /= Math.sqrt(squares);
            }
        }
        return vectors;
    }

    private static int next(float[] logits, int offset, int outputs, int own) {
        int best = own == 0 ? 1 : 0;
        for (int o = 0; o < outputs; o++) {
            if (o != own && logits[offset + o] > logits[offset + best]) {
                best = o;
            }
        }
        return best;
    }
}
