package org.neuralquanta.gradient;

import org.neuralquanta.Statement;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.Network;

/**
 * The log-odds of one output against all others, \(\ell = z_c - \log \sum_{o \ne c} e^{z_o}\). The loss falls with it, but its
 * derivatives do not vanish on samples that are learned. Immutable, thread-safe.
 */
@Statement("T35")
public final class LogOdds {

    private LogOdds() {}

    /**
     * The log-odds of an output for each sample.
     *
     * @param network the network
     * @param batch the samples
     * @param chosen for each sample the output c
     * @return ℓ for each sample
     */
    public static double[] of(Network network, Batch batch, int[] chosen) {
        int width = network.architecture().outputs();
        float[] z = network.outputs(batch);
        double[] result = new double[batch.size()];
        for (int row = 0; row < result.length; row++) {
            double largest = largestOther(z, row * width, width, chosen[row]);
            double sum = 0;
            for (int o = 0; o < width; o++) {
                sum += o == chosen[row] ? 0 : Math.exp(z[row * width + o] - largest);
            }
            result[row] = z[row * width + chosen[row]] - largest - Math.log(sum);
        }
        return result;
    }

    /** ∂ℓ/∂z for each sample: 1 at c and minus the softmax of the others elsewhere. */
    static float[] derivatives(Network network, Batch batch, int[] chosen) {
        int width = network.architecture().outputs();
        float[] z = network.outputs(batch);
        for (int row = 0; row < batch.size(); row++) {
            double largest = largestOther(z, row * width, width, chosen[row]);
            double sum = 0;
            for (int o = 0; o < width; o++) {
                sum += o == chosen[row] ? 0 : Math.exp(z[row * width + o] - largest);
            }
            for (int o = 0; o < width; o++) {
                int i = row * width + o;
                z[i] = o == chosen[row] ? 1 : (float) (-Math.exp(z[i] - largest) / sum);
            }
        }
        return z;
    }

    private static double largestOther(float[] z, int offset, int width, int chosen) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int o = 0; o < width; o++) {
            largest = o == chosen ? largest : Math.max(largest, z[offset + o]);
        }
        return largest;
    }
}
