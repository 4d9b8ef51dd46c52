package org.neuralquanta.study;

import org.neuralquanta.Statement;
import org.neuralquanta.fit.Interval;

/**
 * The runs of one budget of compute: the loss as a function of N with C = 6ND held, and its least value by a parabola of log L in log N.
 * Immutable, thread-safe.
 */
@Statement("T18")
public sealed interface IsoFlopProfile {

    /**
     * The budget.
     *
     * @return the geometric mean of the compute of its runs, FLOPs
     */
    double compute();

    /**
     * The runs of the budget.
     *
     * @return how many
     */
    int runs();

    /**
     * A profile with a minimum among its runs.
     *
     * @param compute the budget, FLOPs
     * @param runs how many runs it has
     * @param parameters N at the minimum
     * @param interval the 95 % interval of that, by the delta method
     * @param tokens D at the minimum
     * @param loss the least loss by the parabola
     * @param curvature the coefficient of (log N)² in log L, positive
     */
    record Valley(double compute, int runs, double parameters, Interval interval, double tokens, double loss, double curvature)
            implements IsoFlopProfile {}

    /**
     * A profile that is not used.
     *
     * @param compute the budget, FLOPs
     * @param runs how many runs it has
     * @param reason why, for people
     */
    record Unused(double compute, int runs, String reason) implements IsoFlopProfile {}
}
