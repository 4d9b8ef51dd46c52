package org.neuralquanta.optimum;

import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.model.QuantaModel;

/** How compute, in FLOPs, is split between parameters and data. Losses here are without L∞. Immutable, thread-safe. */
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

    /** −d log L / d log compute of the least loss. */
    double localExponent(double compute);

    /**
     * The split for a model.
     *
     * @param flops for each parameter and sample
     */
    static ComputeSplit of(QuantaModel model, double flops) {
        return model.emergence().step().isPresent()
                ? new ThresholdSplit(model, model.emergence().step().getAsDouble(), flops)
                : new SmoothSplit(model, flops);
    }
}
