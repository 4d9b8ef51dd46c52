package org.neuralquanta.study;

import java.util.stream.DoubleStream;
import org.neuralquanta.Statement;
import org.neuralquanta.fit.Interval;

/**
 * The runs of one budget of compute: the loss as a function of N at fixed C = 6ND, and its minimum from a parabola of log L in log N.
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
     * @param interval the 95 % interval of that N, by the delta method
     * @param tokens D at the minimum
     * @param loss the lowest loss on the parabola
     * @param curvature the coefficient of (log N)² in log L, positive
     */
    record Valley(double compute, int runs, double parameters, Interval interval, double tokens, double loss, double curvature)
            implements IsoFlopProfile {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is NaN
         */
        public Valley {
            if (DoubleStream.of(compute, parameters, tokens, loss, curvature).anyMatch(Double::isNaN)) {
                throw new IllegalArgumentException(
                        "compute, parameters, tokens, loss and curvature must be numbers, were "
                                + compute + ", " + parameters + ", " + tokens + ", " + loss + " and " + curvature);
            }
        }
    }

    /**
     * A profile that is not used.
     *
     * @param compute the budget, FLOPs
     * @param runs how many runs it has
     * @param reason the reason, in words
     */
    record Unused(double compute, int runs, String reason) implements IsoFlopProfile {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is NaN
         */
        public Unused {
            if (Double.isNaN(compute)) {
                throw new IllegalArgumentException("compute must be a number, was NaN");
            }
        }
    }
}
