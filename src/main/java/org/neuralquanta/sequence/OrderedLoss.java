package org.neuralquanta.sequence;

import org.neuralquanta.bound.Enclosure;

/** The loss, without L∞, after n quanta have been learned in some order. Implementations are immutable and thread-safe. */
public interface OrderedLoss {

    /** The expected loss after n quanta. */
    double loss(long learned);

    /** An enclosure of the expected loss after n quanta. */
    Enclosure enclosure(long learned);

    /** The variance of the loss after n quanta, 0 if the order leaves nothing to chance. */
    double variance(long learned);
}
