package org.neuralquanta.toy;

import org.neuralquanta.network.Architecture;
import org.neuralquanta.network.Batch;

/** How the outputs of a decoder say an answer. */
sealed interface Readout permits Targets, Classes {

    /** A batch of the pairs that says what is right; its inputs are empty. */
    Batch batch(int[] pairs, Operation operation, Architecture architecture);

    /** The answer that the outputs from {@code at} on give. */
    int answer(float[] outputs, int at, int width);
}
