package org.neuralquanta.numerics;

import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.LongToDoubleFunction;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;

/**
 * The least argument at which a function that never rises has fallen to a target, from bounds of the function: where its lower end exceeds
 * the target it has not fallen yet, and where its upper end does not, it has. Immutable, thread-safe.
 *
 * @param least the smallest argument, ≥ 0
 * @param most the largest argument, at least {@code least}
 * @param isWhole whether arguments are whole numbers
 * @param function bounds of the function; an {@link ArithmeticException} where it cannot be computed
 */
public record Descent(double least, double most, boolean isWhole, DoubleFunction<Bound> function) {

    /** From here on not every whole number is a double. */
    private static final long LARGEST_EXACT = 1L << 53;

    /**
     * The least argument, a root where the function is continuous.
     *
     * @param target the value to be reached
     * @return an interval that contains it, proven where the bounds at its ends are; as narrow as they allow
     * @throws IllegalArgumentException if the function is above the target at the largest argument, or the target is NaN
     * @throws ArithmeticException if it cannot be computed where it may have fallen to the target
     */
    public Bound to(double target) {
        if (!(target >= 0 && target < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("loss must be finite and >= 0, was " + target);
        }
        LongToDoubleFunction argument = isWhole ? index -> (double) index : Double::longBitsToDouble;
        long first = index(least);
        long last = index(most);
        if (isAbove(most, target)) {
            throw new IllegalArgumentException("loss must be at least " + function.apply(most).lower() + ", that at " + most
                    + ", the largest amount allowed, was " + target);
        }
        // The function may be out of reach at very small arguments too, so the search begins between powers at which it is not.
        long start = first;
        for (double power = 0x1p-40; power < most; power *= 16) {
            start = power > least && isAbove(power, target) ? Math.max(start, index(power)) : start;
        }
        if (start == first && !isAbove(least, target)) {
            return reached(least, first, target, argument, Optional.empty());
        }
        long above = Bisection.last(start, last, index -> isAbove(argument.applyAsDouble(index), target));
        // The function is above the target at this argument, so a whole number is larger by at least 1.
        double lower = argument.applyAsDouble(isWhole && above < LARGEST_EXACT ? above + 1 : above);
        return reached(lower, above + 1, target, argument, Optional.of(function.apply(argument.applyAsDouble(above))));
    }

    private long index(double value) {
        return isWhole ? (long) value : Double.doubleToRawLongBits(value);
    }

    private boolean isAbove(double argument, double target) {
        try {
            return function.apply(argument).lower() > target;
        } catch (ArithmeticException _) {
            return false;
        }
    }

    /** Goes up in growing steps until the function has fallen for certain, and back as far as that is certain. */
    private Bound reached(double lower, long from, double target, LongToDoubleFunction argument, Optional<Bound> before) {
        long last = index(most);
        long step = 1;
        long open = from - 1;
        long candidate = from;
        while (function.apply(argument.applyAsDouble(candidate)).upper() > target) {
            if (candidate == last) {
                throw new ArithmeticException("whether the loss falls to " + target + " is not decided by its bound at " + most);
            }
            open = candidate;
            candidate = last - candidate > step ? candidate + step : last;
            step *= 2;
        }
        long fallen = candidate - open > 1
                ? Bisection.last(open, candidate, index -> function.apply(argument.applyAsDouble(index)).upper() > target) + 1
                : candidate;
        double end = argument.applyAsDouble(fallen);
        Bound at = function.apply(end);
        Enclosure interval = new Enclosure(Math.min(lower, end), end);
        return at instanceof Bound.Proven ? before.orElse(at).with(interval) : at.with(interval);
    }
}
