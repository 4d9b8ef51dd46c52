package org.neuralquanta.race;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.neuralquanta.lanes.Blocks;
import org.neuralquanta.lanes.CoarseRace;
import org.neuralquanta.random.RandomStream;

/**
 * Exposures with a given probability of being larger than y: the smallest y with \(\varphi(y)&lt;U\), found by bisection in log y to the last
 * bit. A quantum with \(U&gt;\varphi(0)\) is learned from the start; one that is still open at 1e18, never. Immutable, and thread-safe if φ
 * is.
 */
public final class SurvivalDraws implements LearningExposures {

    /** The number of values of φ in a bisection. */
    public static final double VALUES = 64;

    private static final double LEAST = 1e-30;
    private static final double LARGEST = 1e18;

    /** Larger than the rounding of a value. */
    private static final double ROUNDING = 1e-12;

    private static final double APART = 1.5;

    private final DoubleUnaryOperator survival;

    SurvivalDraws(DoubleUnaryOperator survival) {
        this.survival = survival;
    }

    /** Refuses a function that rises or leaves [0, 1]; its values are compared at exposures 1.5 apart. */
    public static void check(DoubleUnaryOperator survival) {
        double before = value(survival, 0);
        double from = 0;
        for (double y = 1e-18; y <= LARGEST; y *= APART) {
            double here = value(survival, y);
            if (here > before + ROUNDING) {
                throw new IllegalArgumentException("the probability of being unlearned must not rise, but is " + before + " at exposure "
                        + from + " and " + here + " at exposure " + y);
            }
            before = here;
            from = y;
        }
    }

    private static double value(DoubleUnaryOperator survival, double exposure) {
        double value = survival.applyAsDouble(exposure);
        if (!(value >= -ROUNDING && value <= 1 + ROUNDING)) {
            throw new IllegalArgumentException(
                    "the probability of being unlearned must lie in [0, 1], was " + value + " at exposure " + exposure);
        }
        return value;
    }

    @Override
    public Optional<CoarseRace> coarse(Blocks blocks) {
        return Optional.empty();
    }

    @Override
    public double draw(RandomStream stream, long quantum) {
        double uniform = stream.uniform(quantum, 0);
        if (value(survival, LEAST) < uniform) {
            return value(survival, 0) < uniform ? 0 : LEAST;
        }
        if (!(value(survival, LARGEST) < uniform)) {
            return Double.POSITIVE_INFINITY;
        }
        long low = Double.doubleToRawLongBits(LEAST);
        long high = Double.doubleToRawLongBits(LARGEST);
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (value(survival, Double.longBitsToDouble(middle)) < uniform) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Double.longBitsToDouble(high);
    }
}
