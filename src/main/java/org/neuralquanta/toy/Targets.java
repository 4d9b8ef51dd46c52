package org.neuralquanta.toy;

import org.neuralquanta.network.Architecture;
import org.neuralquanta.network.Batch;
import org.neuralquanta.random.RandomStream;

/** A vector of normal numbers for each answer; the nearest one counts. */
final class Targets implements Readout {

    /** The replicate of the seed for targets. */
    private static final long TARGETS = -30;

    private final float[][] vectors;

    private Targets(float[]... vectors) {
        this.vectors = vectors;
    }

    static Targets random(int answers, long seed) {
        RandomStream normal = RandomStream.of(seed, TARGETS);
        var vectors = new float[answers][ToyModel.OUTPUTS];
        for (int s = 0; s < answers; s++) {
            for (int o = 0; o < ToyModel.OUTPUTS; o++) {
                vectors[s][o] = (float) normal.normal(s, o);
            }
        }
        return new Targets(vectors);
    }

    @Override
    public Batch batch(int[] pairs, Operation operation, Architecture architecture) {
        Batch batch = Batch.targeted(pairs.length, architecture);
        for (int k = 0; k < pairs.length; k++) {
            System.arraycopy(vectors[operation.answer(pairs[k])], 0, batch.targets(), k * ToyModel.OUTPUTS, ToyModel.OUTPUTS);
        }
        return batch;
    }

    @Override
    public int answer(float[] outputs, int at, int width) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int s = 0; s < vectors.length; s++) {
            double squares = 0;
            for (int o = 0; o < width; o++) {
                double difference = (double) outputs[at + o] - vectors[s][o];
                squares += difference * difference;
            }
            if (squares < least) {
                least = squares;
                best = s;
            }
        }
        return best;
    }
}
