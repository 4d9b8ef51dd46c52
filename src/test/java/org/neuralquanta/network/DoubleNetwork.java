package org.neuralquanta.network;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** The loss of a network in double precision, in the plainest way: what derivatives are compared with. */
final class DoubleNetwork {

    private DoubleNetwork() {}

    static double loss(Architecture architecture, double[] parameters, double[] inputs, Batch batch, Loss loss) {
        double total = 0;
        for (int row = 0; row < batch.size(); row++) {
            total += sampleLoss(architecture, outputs(architecture, parameters, inputs, batch, row, new BitSet()), batch, row, loss);
        }
        return total / batch.size();
    }

    /** Which hidden units are above 0, sample by sample: the loss of ReLU units is smooth where this stays the same. */
    static List<BitSet> positive(Architecture architecture, double[] parameters, double[] inputs, Batch batch) {
        return IntStream.range(0, batch.size())
                .mapToObj(row -> {
                    var units = new BitSet();
                    outputs(architecture, parameters, inputs, batch, row, units);
                    return units;
                })
                .toList();
    }

    private static double[] outputs(
            Architecture architecture, double[] parameters, double[] inputs, Batch batch, int row, BitSet positive) {
        int units = 0;
        double[] x = new double[architecture.below(0)];
        System.arraycopy(inputs, row * architecture.inputs(), x, 0, architecture.inputs());
        for (int s = 0; s < batch.symbolsEach(); s++) {
            x[architecture.inputs() + batch.symbols()[row * batch.symbolsEach() + s]] += 1;
        }
        for (int layer = 0; layer < architecture.layers(); layer++) {
            double[] z = new double[architecture.above(layer)];
            for (int o = 0; o < z.length; o++) {
                z[o] = parameters[architecture.biases(layer) + o];
                for (int i = 0; i < x.length; i++) {
                    z[o] += x[i] * parameters[architecture.weights(layer) + i * z.length + o];
                }
                if (layer < architecture.layers() - 1) {
                    positive.set(units++, z[o] > 0);
                    z[o] = architecture.activation() == Activation.TANH ? Math.tanh(z[o]) : Math.max(0, z[o]);
                }
            }
            x = z;
        }
        return x;
    }

    private static double sampleLoss(Architecture architecture, double[] z, Batch batch, int row, Loss loss) {
        double total = 0;
        if (loss == Loss.SQUARED_ERROR) {
            for (int o = 0; o < z.length; o++) {
                total += Math.pow(z[o] - batch.targets()[row * architecture.outputs() + o], 2);
            }
            return total / z.length;
        }
        for (double logit : z) {
            total += Math.exp(logit - z[batch.labels()[row]]);
        }
        return Math.log(total);
    }
}
