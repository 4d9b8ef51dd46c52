package org.neuralquanta.transformer;

import org.neuralquanta.network.Parameters;
import org.neuralquanta.random.RandomStream;

/**
 * A transformer: a shape and its parameters. Mutable by whoever holds its parameters, such as its {@link TransformerTrainer}; not
 * thread-safe meanwhile.
 */
public final class Transformer {

    /** The stream of initial parameters; samples take others. */
    private static final long INITIAL = -1;

    private final TransformerShape shape;
    private final float[] parameters;

    private Transformer(TransformerShape shape, float[] parameters) {
        this.shape = shape;
        this.parameters = parameters;
    }

    /**
     * Initial parameters: weights normal with variance 1 over the number of inputs, those that end a part of one of B blocks smaller by
     * \(1/\sqrt{2B}\); symbols and positions with variance 1 over the width; biases 0, gains 1.
     *
     * @param shape the shape
     * @param seed the seed; parameter i is a function of (seed, i)
     * @param scale multiplies all that is random, ≥ 0, 1 for the usual start
     * @return the transformer
     */
    public static Transformer random(TransformerShape shape, long seed, double scale) {
        if (!(scale >= 0 && scale <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("scale must be >= 0, was " + scale);
        }
        float[] parameters = new float[shape.parameters()];
        new Pass(shape).initialise(parameters, RandomStream.of(seed, INITIAL), scale);
        return new Transformer(shape, parameters);
    }

    /**
     * Given parameters.
     *
     * @param shape the shape
     * @param parameters in the order that {@link TransformerShape} describes; copied
     * @return the transformer
     */
    public static Transformer of(TransformerShape shape, float[] parameters) {
        if (parameters.length != shape.parameters()) {
            throw new IllegalArgumentException("parameters must be " + shape.parameters() + " numbers, were " + parameters.length);
        }
        return new Transformer(shape, parameters.clone());
    }

    /**
     * The shape.
     *
     * @return what it was made with
     */
    public TransformerShape shape() {
        return shape;
    }

    /**
     * The parameters themselves, not a copy.
     *
     * @return in the order that {@link TransformerShape} describes
     */
    public float[] parameters() {
        return parameters;
    }

    /**
     * The outputs, of which a softmax gives the probabilities.
     *
     * @param sequences the sequences; labels do not matter
     * @return size × predictions × outputs numbers
     */
    public float[] outputs(Sequences sequences) {
        sequences.mustFit(shape);
        var pass = new Pass(shape);
        int each = shape.predictions() * shape.outputs();
        float[] result = new float[Math.multiplyExact(sequences.size(), each)];
        int chunk = Pass.chunk(shape);
        for (int from = 0; from < sequences.size(); from += chunk) {
            int to = Math.min(sequences.size(), from + chunk);
            System.arraycopy(pass.forward(parameters, sequences, from, to), 0, result, from * each, (to - from) * each);
        }
        return result;
    }

    /**
     * The cross-entropy of each prediction.
     *
     * @param sequences the sequences with the symbols to predict
     * @return size × predictions losses in nats
     */
    public double[] losses(Sequences sequences) {
        sequences.mustFit(shape);
        var pass = new Pass(shape);
        double[] result = new double[sequences.labels().length];
        int chunk = Pass.chunk(shape);
        for (int from = 0; from < sequences.size(); from += chunk) {
            pass.losses(parameters, sequences, from, Math.min(sequences.size(), from + chunk), result);
        }
        return result;
    }

    /**
     * SHA-256 of the parameters: equal exactly where all bits are.
     *
     * @return 64 hexadecimal digits
     */
    public String digest() {
        return Parameters.digest(parameters);
    }

    @Override
    public String toString() {
        return "Transformer[shape=" + shape + "]";
    }
}
