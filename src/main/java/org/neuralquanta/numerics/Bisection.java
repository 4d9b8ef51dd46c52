package org.neuralquanta.numerics;

import java.util.function.DoublePredicate;
import java.util.function.LongPredicate;

/**
 * Bisection of an interval at whose ends a condition differs. It finds a place where the condition changes; if there is only one, that
 * place. Stateless, thread-safe.
 */
public final class Bisection {

    private Bisection() {}

    /**
     * The remaining interval. Immutable, thread-safe.
     *
     * @param low the last number at which the condition was found to hold, or the lower end as it was given
     * @param high the first at which it was found to fail, or the upper end as it was given
     */
    public record Bracket(double low, double high) {

        /**
         * The middle.
         *
         * @return (low + high)/2
         */
        public double middle() {
            return 0.5 * (low + high);
        }
    }

    /**
     * Halves an interval until \(\mathrm{high}-\mathrm{low}\le\max(a,r\,|\mathrm{low}|)\), or no double lies between its ends.
     *
     * @param low where the condition is assumed to hold, |low| ≤ 2^1022
     * @param high where it is assumed to fail, at least low, |high| ≤ 2^1022
     * @param absolute a ≥ 0
     * @param relative r ≥ 0; 0 and 0 halve to the last bit
     * @param condition asked for the middle of each interval
     * @return the last interval
     */
    public static Bracket between(double low, double high, double absolute, double relative, DoublePredicate condition) {
        double holds = low;
        double fails = high;
        while (fails - holds > Math.max(absolute, relative * Math.abs(holds))) {
            double middle = 0.5 * (holds + fails);
            if (middle <= holds || middle >= fails) {
                break;
            }
            if (condition.test(middle)) {
                holds = middle;
            } else {
                fails = middle;
            }
        }
        return new Bracket(holds, fails);
    }

    /**
     * A whole number that satisfies a condition while its successor does not.
     *
     * @param low where the condition is assumed to hold
     * @param high where it is assumed to fail, above low, high − low &lt; 2^63
     * @param condition asked for numbers between them
     * @return the number, low ≤ n &lt; high
     */
    public static long last(long low, long high, LongPredicate condition) {
        long holds = low;
        long fails = high;
        while (fails - holds > 1) {
            long middle = holds + (fails - holds) / 2;
            if (condition.test(middle)) {
                holds = middle;
            } else {
                fails = middle;
            }
        }
        return holds;
    }
}
