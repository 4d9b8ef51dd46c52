package org.neuralquanta.text;

import org.neuralquanta.network.TrainingState;

/** A network that predicts the next character, while it is trained by one thread. */
sealed interface CharacterNetwork extends AutoCloseable permits WindowNetwork, TransformerNetwork {

    /** The number of its parameters that count as its size. */
    long parameters();

    /** All its parameters, in the order of the network: not a copy. */
    float[] weights();

    /** One step of training. */
    void step();

    /** The loss in nats of each measured character, in the order of the corpus. */
    float[] losses();

    /** Where it is: a copy. */
    TrainingState state();

    /** Goes on from there. */
    void restore(TrainingState state);

    @Override
    void close();
}
