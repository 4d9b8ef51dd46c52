package org.neuralquanta.sum;

import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.neuralquanta.numerics.Bisection;

/**
 * The number of learned quanta. Where rounding does not decide it, it is proven to lie between two numbers; otherwise all three are equal.
 * Immutable, thread-safe.
 *
 * @param fewest so many are learned for certain
 * @param taken as many as the rounded numbers say; at a tie of rounded numbers the quantum is learned
 * @param most more are not learned for certain
 */
public record Learned(long fewest, long taken, long most) {

    /** The number of quanta where all of infinitely many are learned. */
    public static final long ALL = Long.MAX_VALUE;

    /** Whether n quanta are affordable, and whether this is certain. */
    public enum Reach {
        /** Proven to be within reach. */
        CERTAIN,
        /** Within reach of the rounded numbers. */
        LIKELY,
        /** Out of reach of the rounded numbers. */
        UNLIKELY,
        /** Proven to be out of reach. */
        IMPOSSIBLE;

        /**
         * What is needed against what there is, each rounded and between bounds.
         *
         * @param needed between lower and upper
         */
        public static Reach of(double lower, double needed, double upper, double least, double there, double most) {
            return upper <= least ? CERTAIN : lower > most ? IMPOSSIBLE : needed <= there ? LIKELY : UNLIKELY;
        }
    }

    /** The number of the first so many of some quanta, which is empty for infinitely many. */
    static OptionalLong first(long count, OptionalLong quanta) {
        return count < quanta.orElse(ALL) ? OptionalLong.of(count) : quanta;
    }

    static Learned exactly(long learned) {
        return new Learned(learned, learned, learned);
    }

    /**
     * The numbers from 0 to all. It need not be monotone to the last bit how certain n quanta are: at each number that is found, the
     * answer changes, and that is what the proof needs.
     */
    public static Learned search(long all, LongFunction<Reach> reach) {
        LongPredicate likely = n -> reach.apply(n).compareTo(Reach.LIKELY) <= 0;
        LongPredicate certain = n -> reach.apply(n) == Reach.CERTAIN;
        LongPredicate possible = n -> reach.apply(n) != Reach.IMPOSSIBLE;
        long taken = upwards(0, all, likely);
        long most = upwards(taken, all, possible);
        long step = 1;
        long high = taken + 1;
        long low = taken;
        while (low > 0 && !certain.test(low)) {
            high = low;
            low = Math.max(0, taken - step);
            step *= 2;
        }
        return new Learned(Bisection.last(low, high, certain), taken, most);
    }

    /** A number from which on the next one fails, at least the given one, in steps that double. */
    private static long upwards(long from, long all, LongPredicate holds) {
        long low = from;
        long step = 1;
        while (low < all) {
            long next = step < all - low ? low + step : all;
            if (!holds.test(next)) {
                return Bisection.last(low, next, holds);
            }
            low = next;
            step *= 2;
        }
        return all;
    }

    /** The result of an exact comparison where rounding does not decide. */
    public Learned decidedBy(LongPredicate within) {
        return fewest == most ? this : exactly(Bisection.last(fewest, most + 1, within));
    }
}
