package org.neuralquanta.benchmark;

import org.neuralquanta.random.RandomStream;
import org.neuralquanta.transformer.Sequences;
import org.neuralquanta.transformer.TransformerShape;

/** What matrix products and training steps are timed on: made up, and the same each time. */
public final class TrainingInputs {

    private TrainingInputs() {}

    /**
     * A square matrix.
     *
     * @param n its rows
     * @return n² numbers from 0 to 1
     */
    public static float[] square(int n) {
        float[] numbers = new float[n * n];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (i * 7919 % 1000) / 1000f;
        }
        return numbers;
    }

    /**
     * Random symbols with random labels.
     *
     * @param shape of the transformer that learns them
     * @param size how many sequences
     * @return the sequences
     */
    public static Sequences sequences(TransformerShape shape, int size) {
        var sequences = new Sequences(size, shape);
        var random = RandomStream.of(1, 2);
        for (int i = 0; i < sequences.symbols().length; i++) {
            sequences.symbols()[i] = (int) (random.uniform(i, 0) * shape.symbols());
        }
        for (int i = 0; i < sequences.labels().length; i++) {
            sequences.labels()[i] = (int) (random.uniform(i, 1) * shape.outputs());
        }
        return sequences;
    }
}
