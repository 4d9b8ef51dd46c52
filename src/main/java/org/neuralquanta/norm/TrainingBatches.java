package org.neuralquanta.norm;

import org.neuralquanta.network.Architecture;
import org.neuralquanta.network.Batch;
import org.neuralquanta.random.RandomStream;

/**
 * The training samples of each step: all, or a batch drawn with replacement as a function of seed and step. Not thread-safe: a batch holds
 * until the next is asked for.
 */
final class TrainingBatches {

    /** A replicate of the seed that nothing else draws from. */
    private static final long BATCHES = -41;

    private final Batch all;
    private final Batch batch;
    private final RandomStream stream;
    private final int inputs;
    private final int outputs;

    /** With 0 for the size, or one not below that of the training set, each batch is all of it. */
    TrainingBatches(NormTask task, int size, long seed) {
        Architecture architecture = task.architecture();
        this.all = task.train();
        this.batch = size == 0 || size >= all.size() ? all : Batch.targeted(size, architecture);
        this.stream = RandomStream.of(seed, BATCHES);
        this.inputs = architecture.inputs();
        this.outputs = architecture.outputs();
    }

    Batch of(int step) {
        for (int k = 0; batch != all && k < batch.size(); k++) {
            int sample = (int) Math.unsignedMultiplyHigh(stream.bits(step, k), all.size());
            System.arraycopy(all.inputs(), sample * inputs, batch.inputs(), k * inputs, inputs);
            System.arraycopy(all.targets(), sample * outputs, batch.targets(), k * outputs, outputs);
        }
        return batch;
    }
}
