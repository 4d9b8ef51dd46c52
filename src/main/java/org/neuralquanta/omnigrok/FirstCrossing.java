package org.neuralquanta.omnigrok;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.neuralquanta.numerics.Bisection;

/** When a curve first falls to a level. */
final class FirstCrossing {

    private FirstCrossing() {}

    /** The first of the rising times at which the curve is down to the level, then halving between it and the one before. */
    static OptionalDouble below(DoubleUnaryOperator curve, double level, double[] times) {
        if (curve.applyAsDouble(0) <= level) {
            return OptionalDouble.of(0);
        }
        double before = 0;
        for (double time : times) {
            if (curve.applyAsDouble(time) <= level) {
                return OptionalDouble.of(
                        Bisection.between(before, time, 0, 1e-13, t -> !(curve.applyAsDouble(t) <= level)).high());
            }
            before = time;
        }
        return OptionalDouble.empty();
    }
}
