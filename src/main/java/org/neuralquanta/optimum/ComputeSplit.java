package org.neuralquanta.optimum;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.model.QuantaModel;

/** How compute is split between parameters and data. Losses here are without L∞. Immutable, thread-safe. */
public sealed interface ComputeSplit permits ThresholdSplit, SmoothSplit {

    /**
     * The number of quanta that have room.
     *
     * @throws ArithmeticException if it is more than 2^62 or no number is best
     */
    long best(double compute);

    /** The least loss. */
    double least(double compute);

    /** An enclosure of the least loss. */
    Enclosure enclosure(double compute);

    /** −d log L / d log F of the least loss. */
    double localExponent(double compute);

    /** The split for a model. */
    static ComputeSplit of(QuantaModel model) {
        return model.emergence().step().isPresent()
                ? new ThresholdSplit(model, model.emergence().step().getAsDouble())
                : new SmoothSplit(model);
    }
}
