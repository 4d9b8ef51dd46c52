package org.neuralquanta.network;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.neuralquanta.random.RandomStream;

/**
 * A network: a shape and its parameters. Mutable by whoever holds its parameters, such as its {@link Trainer}; not thread-safe
 * meanwhile.
 */
public final class Network {

    /** The stream of initial parameters; samples take others. */
    private static final long INITIAL = -1;

    private final Shape shape;
    private final float[] parameters;

    private Network(Shape shape, float[] parameters) {
        this.shape = shape;
        this.parameters = parameters;
    }

    /**
     * Initial parameters as PyTorch's: weights and biases of a layer uniform within \(\pm a/\sqrt{\mathrm{fan\,in}}\).
     *
     * @param shape the layers
     * @param seed the seed; parameter i is a function of (seed, i)
     * @param scale a ≥ 0, 1 for the usual start
     * @return the network
     */
    public static Network random(Shape shape, long seed, double scale) {
        if (!(scale >= 0 && scale <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("scale must be >= 0, was " + scale);
        }
        RandomStream stream = RandomStream.of(seed, INITIAL);
        float[] parameters = new float[shape.parameters()];
        for (int layer = 0; layer < shape.layers(); layer++) {
            double bound = scale / Math.sqrt(shape.below(layer));
            for (int i = shape.weights(layer); i < shape.weights(layer + 1); i++) {
                parameters[i] = (float) ((2 * stream.uniform(i, 0) - 1) * bound);
            }
        }
        return new Network(shape, parameters);
    }

    /**
     * Given parameters.
     *
     * @param shape the layers
     * @param parameters in the order that {@link Shape} describes; copied
     * @return the network
     */
    public static Network of(Shape shape, float[] parameters) {
        if (parameters.length != shape.parameters()) {
            throw new IllegalArgumentException(
                    "parameters must be " + shape.parameters() + " numbers, were " + parameters.length);
        }
        return new Network(shape, parameters.clone());
    }

    /**
     * A copy of this network.
     *
     * @return a copy that training of this one does not touch
     */
    public Network copy() {
        return of(shape, parameters);
    }

    /**
     * The layers.
     *
     * @return the shape
     */
    public Shape shape() {
        return shape;
    }

    /**
     * The parameters themselves, not a copy.
     *
     * @return in the order that {@link Shape} describes
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
        return activations(batch, shape.layers() - 1);
    }

    /**
     * What the units above a layer of weights give for each sample.
     *
     * @param batch the samples; labels and targets do not matter
     * @param layer 0 for the first hidden layer, one less than {@link Shape#layers()} for the outputs
     * @return size × width numbers: activations, or outputs
     */
    public float[] activations(Batch batch, int layer) {
        if (layer < 0 || layer >= shape.layers()) {
            throw new IllegalArgumentException("layer must be between 0 and " + (shape.layers() - 1) + ", was " + layer);
        }
        batch.mustFit(shape);
        var pass = new Propagation(shape);
        int width = shape.above(layer);
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
        batch.mustFit(shape, loss);
        float[] outputs = outputs(batch);
        return loss.toGradient(outputs, batch, 0, batch.size(), shape.outputs()) / batch.size();
    }

    /**
     * SHA-256 of the parameters, as big-endian IEEE 754 bits in their order: equal exactly where all bits are.
     *
     * @return 64 hexadecimal digits
     */
    public String digest() {
        ByteBuffer bytes = ByteBuffer.allocate(4 * parameters.length);
        for (float parameter : parameters) {
            bytes.putFloat(parameter);
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
