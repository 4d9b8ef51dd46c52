package org.neuralquanta.network;

import org.neuralquanta.random.RandomStream;

/**
 * A network: an architecture and its parameters. Mutable by whoever holds its parameters, such as its {@link Trainer}; not thread-safe
 * meanwhile.
 */
public final class Network {

    /** The stream of initial parameters; samples take others. */
    private static final long INITIAL = -1;

    private final Architecture architecture;
    private final float[] parameters;

    private Network(Architecture architecture, float[] parameters) {
        this.architecture = architecture;
        this.parameters = parameters;
    }

    /**
     * Initial parameters as PyTorch's: weights and biases of a layer uniform within \(\pm a/\sqrt{\mathrm{fan\,in}}\).
     *
     * @param architecture the layers
     * @param seed the seed; parameter i is a function of (seed, i)
     * @param scale a ≥ 0, 1 for the usual start
     * @return the network
     */
    public static Network random(Architecture architecture, long seed, double scale) {
        if (!(scale >= 0 && scale <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("scale must be >= 0, was " + scale);
        }
        RandomStream stream = RandomStream.of(seed, INITIAL);
        float[] parameters = new float[architecture.parameters()];
        for (int layer = 0; layer < architecture.layers(); layer++) {
            double bound = scale / Math.sqrt(architecture.below(layer));
            for (int i = architecture.weights(layer); i < architecture.weights(layer + 1); i++) {
                parameters[i] = (float) ((2 * stream.uniform(i, 0) - 1) * bound);
            }
        }
        return new Network(architecture, parameters);
    }

    /**
     * Given parameters.
     *
     * @param architecture the layers
     * @param parameters in the order that {@link Architecture} describes; copied
     * @return the network
     */
    public static Network of(Architecture architecture, float[] parameters) {
        if (parameters.length != architecture.parameters()) {
            throw new IllegalArgumentException(
                    "parameters must be " + architecture.parameters() + " numbers, were " + parameters.length);
        }
        return new Network(architecture, parameters.clone());
    }

    /**
     * A copy of this network.
     *
     * @return a copy that training of this one does not touch
     */
    public Network copy() {
        return of(architecture, parameters);
    }

    /**
     * The layers.
     *
     * @return the architecture
     */
    public Architecture architecture() {
        return architecture;
    }

    /**
     * The parameters themselves, not a copy.
     *
     * @return in the order that {@link Architecture} describes
     */
    public float[] parameters() {
        return parameters;
    }

    /**
     * The outputs for each sample.
     *
     * @param batch the samples; labels and targets do not matter
     * @return size × outputs numbers
     */
    public float[] outputs(Batch batch) {
        return activations(batch, architecture.layers() - 1);
    }

    /**
     * The outputs of the units above a layer of weights, for each sample.
     *
     * @param batch the samples; labels and targets do not matter
     * @param layer 0 for the first hidden layer, one less than {@link Architecture#layers()} for the outputs
     * @return size × width numbers: activations, or outputs
     */
    public float[] activations(Batch batch, int layer) {
        if (layer < 0 || layer >= architecture.layers()) {
            throw new IllegalArgumentException("layer must be between 0 and " + (architecture.layers() - 1) + ", was " + layer);
        }
        batch.mustFit(architecture);
        var pass = new Propagation(architecture);
        int width = architecture.above(layer);
        float[] result = new float[Math.multiplyExact(batch.size(), width)];
        for (int from = 0; from < batch.size(); from += Propagation.CHUNK) {
            int to = Math.min(batch.size(), from + Propagation.CHUNK);
            System.arraycopy(pass.forward(parameters, batch, from, to, layer), 0, result, from * width, (to - from) * width);
        }
        return result;
    }

    /**
     * The mean loss of the samples.
     *
     * @param batch the samples
     * @param loss what is averaged
     * @return the mean
     */
    public double loss(Batch batch, Loss loss) {
        batch.mustFit(architecture, loss);
        float[] outputs = outputs(batch);
        return loss.toGradient(outputs, batch, 0, batch.size(), architecture.outputs()) / batch.size();
    }

    /**
     * SHA-256 of the parameters, as big-endian IEEE 754 bits in their order: equal exactly where all bits are.
     *
     * @return 64 hexadecimal digits
     */
    public String digest() {
        return Parameters.digest(parameters);
    }

    @Override
    public String toString() {
        return "Network[architecture=" + architecture + "]";
    }
}
