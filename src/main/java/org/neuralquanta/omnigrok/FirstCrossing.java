package org.neuralquanta.omnigrok;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

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
                return OptionalDouble.of(between(curve, level, before, time));
            }
            before = time;
        }
        return OptionalDouble.empty();
    }

    private static double between(DoubleUnaryOperator curve, double level, double from, double to) {
        double low = from;
        double high = to;
        while (high - low > 1e-13 * high) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (curve.applyAsDouble(middle) <= level) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
