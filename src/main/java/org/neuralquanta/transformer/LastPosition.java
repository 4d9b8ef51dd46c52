package org.neuralquanta.transformer;

import java.util.Arrays;
import org.neuralquanta.random.RandomStream;

/** The last position of each sequence. */
final class LastPosition implements Layer {

    private final int at;
    private final int width;
    private final int positions;
    private final float[] result;
    private final float[] inputGradient;

    LastPosition(int at, int width, int positions, int sequences) {
        this.at = at;
        this.width = width;
        this.positions = positions;
        this.result = new float[sequences * width];
        this.inputGradient = new float[sequences * positions * width];
    }

    @Override
    public int end() {
        return at;
    }

    @Override
    public void initialise(float[] parameters, RandomStream stream, double scale) {}

    @Override
    public float[] forward(float[] parameters, float[] input, int sequences) {
        for (int s = 0; s < sequences; s++) {
            System.arraycopy(input, (s * positions + positions - 1) * width, result, s * width, width);
        }
        return result;
    }

    @Override
    public float[] backward(float[] parameters, float[] gradient, float[] delta, int sequences) {
        Arrays.fill(inputGradient, 0, sequences * positions * width, 0);
        for (int s = 0; s < sequences; s++) {
            System.arraycopy(delta, s * width, inputGradient, (s * positions + positions - 1) * width, width);
        }
        return inputGradient;
    }
}
