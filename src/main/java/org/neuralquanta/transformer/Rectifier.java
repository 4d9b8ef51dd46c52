package org.neuralquanta.transformer;

import org.neuralquanta.network.Arithmetic;
import org.neuralquanta.random.RandomStream;

/** max(0, x), in place on the rows of the linear layers on either side of it. */
final class Rectifier implements Layer {

    private final int at;
    private final int rowsWidth;
    private final Arithmetic arithmetic = Arithmetic.fastest();
    private float[] activations = {};

    Rectifier(int at, int width, int positions) {
        this.at = at;
        this.rowsWidth = width * positions;
    }

    @Override
    public int end() {
        return at;
    }

    @Override
    public void initialise(float[] parameters, RandomStream stream, double scale) {}

    @Override
    public float[] forward(float[] parameters, float[] input, int sequences) {
        activations = input;
        for (int i = 0; i < sequences * rowsWidth; i++) {
            input[i] = Math.max(input[i], 0);
        }
        return input;
    }

    @Override
    public float[] backward(float[] parameters, float[] gradient, float[] delta, int sequences) {
        arithmetic.keepWherePositive(delta, activations, sequences * rowsWidth);
        return delta;
    }
}
