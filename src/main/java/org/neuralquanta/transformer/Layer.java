package org.neuralquanta.transformer;

import org.neuralquanta.random.RandomStream;

/**
 * A map of the rows that carry the positions of some sequences, with its derivative. Holds the memory of one thread: what it returns is
 * overwritten by its next call. Its parameters lie in the array of all parameters from the end of those of the layer before it.
 */
sealed interface Layer permits Linear, LayerNorm, Rectifier, CausalAttention, Residual, LastPosition {

    /** Where its parameters end. */
    int end();

    /** Writes its initial parameters; parameter i is a function of the stream and i. */
    void initialise(float[] parameters, RandomStream stream, double scale);

    /** The rows above, for the rows of so many sequences. */
    float[] forward(float[] parameters, float[] input, int sequences);

    /**
     * Adds to the gradient by its own parameters at the input of the last {@link #forward}, and returns that by its input.
     *
     * @param delta the derivative of the loss by the rows above
     */
    float[] backward(float[] parameters, float[] gradient, float[] delta, int sequences);
}
