package org.neuralquanta.distribution;

import java.util.function.LongToDoubleFunction;
import org.neuralquanta.numerics.Bisection;

/** The rank at which a tail falls below a level, by bracketing and bisection. */
final class TailSearch {

    /** So far above 2^-1022 that every tail too small for a normal double is below it. */
    private static final double LEAST_LEVEL = 1e-280;

    private TailSearch() {}

    /** The probes depend on ε only by their outcomes, so the result is monotone in ε even where rounded tails are not. */
    static long firstBelow(double epsilon, LongToDoubleFunction tail, long last) {
        if (!(epsilon >= LEAST_LEVEL && epsilon <= 1)) {
            throw new IllegalArgumentException("epsilon must be between 1e-280 and 1, was " + epsilon);
        }
        long above = 0;
        long below = 1;
        while (!(tail.applyAsDouble(below) < epsilon)) {
            if (below == last) {
                throw new ArithmeticException("the tail falls below " + epsilon + " only beyond rank 2^62");
            }
            above = below;
            below = below > last / 2 ? last : 2 * below;
        }
        return Bisection.last(above, below, rank -> !(tail.applyAsDouble(rank) < epsilon)) + 1;
    }
}
