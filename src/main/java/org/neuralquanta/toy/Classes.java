package org.neuralquanta.toy;

import org.neuralquanta.network.Architecture;
import org.neuralquanta.network.Batch;

/** An output for each answer; the largest output counts. */
enum Classes implements Readout {

    ONE_EACH;

    @Override
    public Batch batch(int[] pairs, Operation operation, Architecture architecture) {
        Batch batch = Batch.labelled(pairs.length, architecture, 0);
        for (int k = 0; k < pairs.length; k++) {
            batch.labels()[k] = operation.answer(pairs[k]);
        }
        return batch;
    }

    @Override
    public int answer(float[] outputs, int at, int width) {
        int best = 0;
        for (int o = 1; o < width; o++) {
            if (outputs[at + o] > outputs[at + best]) {
                best = o;
            }
        }
        return best;
    }
}
