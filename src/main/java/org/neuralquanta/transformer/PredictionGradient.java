package org.neuralquanta.transformer;

import java.util.Arrays;

/**
 * The gradient of the loss of a single prediction, as the clusters of predictions need it (T35). Holds the memory of one thread, which the next
 * prediction overwrites.
 */
public final class PredictionGradient {

    private final Transformer transformer;
    private final Pass pass;
    private final float[] gradient;
    private final float[] state;

    /**
     * Memory for gradients.
     *
     * @param transformer the transformer, which is not changed
     */
    public PredictionGradient(Transformer transformer) {
        this.transformer = transformer;
        this.pass = new Pass(transformer.shape());
        this.gradient = new float[transformer.shape().parameters()];
        this.state = new float[transformer.shape().width()];
    }

    /**
     * Computes the gradient of one prediction's loss.
     *
     * @param sequences the sequences
     * @param sequence the sequence of the prediction
     * @param prediction which of its predictions, from 0
     * @return the loss in nats
     */
    public double of(Sequences sequences, int sequence, int prediction) {
        sequences.mustFit(transformer.shape());
        if (prediction < 0 || prediction >= transformer.shape().predictions()) {
            throw new IllegalArgumentException("prediction must be between 0 and " + (transformer.shape().predictions() - 1) + ", was " + prediction);
        }
        Arrays.fill(gradient, 0);
        return pass.backward(transformer.parameters(), sequences, sequence, prediction, gradient, state);
    }

    /**
     * The derivative of the last prediction's loss by each parameter.
     *
     * @return in the order of the parameters
     */
    public float[] gradient() {
        return gradient;
    }

    /**
     * The activations of the last layer at the last prediction: its outputs are a linear map of them.
     *
     * @return as many numbers as the width
     */
    public float[] state() {
        return state;
    }

    @Override
    public String toString() {
        return "PredictionGradient[transformer=" + transformer + "]";
    }
}
