package org.neuralquanta.gradient;

import java.util.Arrays;
import java.util.Objects;
import org.neuralquanta.Statement;
import org.neuralquanta.discovery.Similarity;
import org.neuralquanta.discovery.SimilarityMatrix;
import org.neuralquanta.network.Activation;
import org.neuralquanta.network.Architecture;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.Network;
import org.neuralquanta.network.RowProducts;

/**
 * Inner products of the gradients of samples' log-odds in closed form, without the gradients. Immutable, thread-safe.
 *
 * <p>For one hidden layer with activations h, let g be the derivatives of a sample's log-odds by the outputs and
 * \(\delta_j = f'(z_j) \sum_o g_o W_{jo}\) those by the hidden inputs. Then the gradients of two samples have the inner product
 * \[ (\delta \cdot \delta')\,(x \cdot x' + s + 1) + (g \cdot g')\,(h \cdot h' + 1) \]
 * with s the number of one-hot symbols that they share. For two outputs g·g' is 2 for equal labels, which
 * gives T35's formula, and −2 for different ones.
 */
@Statement("T35")
public final class GradientGram {

    private final int size;
    private final float[] products;

    private GradientGram(int size, float[] products) {
        this.size = size;
        this.products = products;
    }

    /**
     * The inner products of all pairs of samples.
     *
     * @param network one hidden layer
     * @param batch the samples
     * @param chosen for each sample the output whose log-odds are meant
     * @param part which parameters
     * @return the Gram matrix
     */
    public static GradientGram of(Network network, Batch batch, int[] chosen, Part part) {
        Architecture architecture = network.architecture();
        if (architecture.layers() != 2) {
            throw new IllegalArgumentException("network must have one hidden layer, had " + (architecture.layers() - 1));
        }
        if (chosen.length != batch.size()) {
            throw new IllegalArgumentException("chosen must name an output for " + batch.size() + " samples, had " + chosen.length);
        }
        int n = batch.size();
        float[] outputs = LogOdds.derivatives(network, batch, chosen);
        float[] hidden = network.activations(batch, 0);
        float[] result = new float[Math.multiplyExact(n, n)];
        if (part != Part.OUTPUT) {
            float[] delta = RowProducts.of(delta(network, outputs, hidden, n), n, architecture.above(0));
            float[] inputs = inputs(batch, architecture);
            for (int i = 0; i < result.length; i++) {
                result[i] = delta[i] * (inputs[i] + 1);
            }
        }
        if (part != Part.HIDDEN) {
            float[] ends = RowProducts.of(outputs, n, architecture.outputs());
            float[] middles = RowProducts.of(hidden, n, architecture.above(0));
            for (int i = 0; i < result.length; i++) {
                result[i] += ends[i] * (middles[i] + 1);
            }
        }
        return new GradientGram(n, result);
    }

    private static float[] delta(Network network, float[] outputs, float[] hidden, int n) {
        Architecture architecture = network.architecture();
        int width = architecture.above(0);
        float[] weights = network.parameters();
        float[] delta = new float[n * width];
        for (int row = 0; row < n; row++) {
            for (int j = 0; j < width; j++) {
                float sum = 0;
                for (int o = 0; o < architecture.outputs(); o++) {
                    sum += outputs[row * architecture.outputs() + o] * weights[architecture.weights(1) + j * architecture.outputs() + o];
                }
                float h = hidden[row * width + j];
                delta[row * width + j] = sum * slope(architecture.activation(), h);
            }
        }
        return delta;
    }

    private static float slope(Activation activation, float h) {
        return switch (activation) {
            case RELU -> h > 0 ? 1 : 0;
            case TANH -> 1 - h * h;
        };
    }

    private static float[] inputs(Batch batch, Architecture architecture) {
        int n = batch.size();
        float[] result = architecture.inputs() == 0 ? new float[n * n] : RowProducts.of(batch.inputs(), n, architecture.inputs());
        int each = batch.symbolsEach();
        int[] counts = new int[architecture.symbols()];
        for (int row = 0; row < n; row++) {
            for (int s = 0; s < each; s++) {
                counts[batch.symbols()[row * each + s]]++;
            }
            for (int other = 0; other < n; other++) {
                int shared = 0;
                for (int s = 0; s < each; s++) {
                    shared += counts[batch.symbols()[other * each + s]];
                }
                result[row * n + other] += shared;
            }
            Arrays.fill(counts, 0);
        }
        return result;
    }

    /**
     * Number of samples.
     *
     * @return N
     */
    public int size() {
        return size;
    }

    /**
     * An inner product.
     *
     * @param i a sample
     * @param j a sample
     * @return the inner product of their gradients
     * @throws IndexOutOfBoundsException if there is no such sample
     */
    public float product(int i, int j) {
        Objects.checkIndex(i, size);
        Objects.checkIndex(j, size);
        return products[i * size + j];
    }

    /**
     * The similarities of all samples. A gradient of length 0 has the similarity of cosine 0 to all others.
     *
     * @param similarity the measure
     * @return the matrix
     */
    public SimilarityMatrix similarities(Similarity similarity) {
        double[] length = new double[size];
        for (int i = 0; i < size; i++) {
            length[i] = Math.sqrt(product(i, i));
        }
        return SimilarityMatrix.of(size, (i, j) -> {
            double scale = length[i] * length[j];
            double cosine = scale > 0 ? Math.clamp(product(i, j) / scale, -1.0, 1.0) : 0;
            return (float) similarity.of(i == j ? 1 : cosine);
        });
    }

    @Override
    public String toString() {
        return "GradientGram[size=" + size + "]";
    }
}
