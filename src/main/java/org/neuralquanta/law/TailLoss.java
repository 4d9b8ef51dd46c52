package org.neuralquanta.law;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.ParametricQuanta;
import org.neuralquanta.distribution.TabulatedQuanta;

/** The loss \(\sum_{k>n}\Delta k^\eta p_k\) that is left when the first n quanta are learned. Immutable, thread-safe. */
sealed interface TailLoss permits RankedTail, TabulatedTail {

    /** The loss after n quanta. */
    double loss(long learned);

    /** An enclosure of the loss after n quanta. */
    Enclosure enclosure(long learned);

    /**
     * −d log T/d log n of the tail T continued to real n.
     *
     * @throws ArithmeticException if there is no continuation or nothing is left to learn
     */
    double logSlope(double learned);

    /** The tail of a model. */
    static TailLoss of(QuantaModel model) {
        return switch (model.distribution()) {
            case ParametricQuanta quanta -> new RankedTail(model, quanta);
            case TabulatedQuanta quanta -> new TabulatedTail(model, quanta);
        };
    }
}
