package org.neuralquanta.zipf;

import java.util.function.DoubleUnaryOperator;
import org.neuralquanta.numerics.Bisection;

/** Where a profile of the log-likelihood has fallen by half the 95 % quantile of χ² with one degree of freedom. */
final class ProfileEnd {

    /** Half of 3.8415. */
    static final double FALL = 1.9207294103470547;

    private static final double ACCURACY = 1e-7;

    private ProfileEnd() {}

    /**
     * The end of the interval.
     *
     * @param fall by how much the profile lies below its maximum
     * @param best where the maximum is
     * @param step the first step, negative to go down
     * @param limit how far to go
     * @return the end, to 10^−7 of the last step; infinite if the profile has not fallen so far at the limit
     */
    static double of(DoubleUnaryOperator fall, double best, double step, double limit) {
        double inside = best;
        double width = step;
        while (true) {
            double next = inside + width;
            boolean beyond = step > 0 ? next >= limit : next <= limit;
            double at = beyond ? limit : next;
            if (!(fall.applyAsDouble(at) < FALL)) {
                double start = inside;
                double length = at - inside;
                return inside + length * Bisection.between(0, 1, ACCURACY, 0, t -> fall.applyAsDouble(start + t * length) < FALL).middle();
            }
            if (beyond) {
                return Math.copySign(Double.POSITIVE_INFINITY, step);
            }
            inside = at;
            width *= 2;
        }
    }
}
