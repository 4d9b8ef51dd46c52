package org.neuralquanta.distribution;

import java.util.function.LongToDoubleFunction;

/** Checks that functions are use frequencies and their tail. Stateless, thread-safe. */
final class FunctionCheck {

    /** Larger than the rounding of a value. */
    private static final double ROUNDING = 1e-12;

    /** How far the sum may be from 1, and differences of the tail from frequencies. */
    private static final double SUM = 1e-9;

    /** Up to here every rank is checked; beyond, ranks 5 % apart. */
    private static final long EACH = 4096;

    private static final double APART = 1.05;

    /** Frequencies may be 0 where the tail is below it. */
    private static final double VANISHED = 1e-290;

    private FunctionCheck() {}

    static double number(String name, String what, double value, long rank) {
        if (!(value >= 0 && value <= 1 + SUM)) {
            throw refused(name, what + " must lie in [0, 1], was " + value + " at rank " + rank);
        }
        return value;
    }

    private static IllegalArgumentException refused(String name, String why) {
        return new IllegalArgumentException("the use frequencies '" + name + "': " + why);
    }

    /** The frequencies of K quanta as a table. */
    static TabulatedQuanta table(String name, LongToDoubleFunction probability, long quanta) {
        if (quanta < 1 || quanta > QuantaDistribution.MOST_LISTED) {
            throw refused(name, "quanta must be between 1 and 10^7, since every rank is evaluated, was " + quanta
                    + "; for more, give infinitely many quanta with their tail");
        }
        var values = new double[(int) quanta];
        double before = Double.POSITIVE_INFINITY;
        for (int k = 1; k <= quanta; k++) {
            double value = number(name, "p", probability.applyAsDouble(k), k);
            if (value == 0) {
                throw refused(name, "p must be > 0 at each of " + quanta + " ranks, was 0 at rank " + k);
            }
            falls(name, "p", before, value, k);
            values[k - 1] = value;
            before = value;
        }
        TabulatedQuanta table = TabulatedQuanta.ofFrequencies(values);
        double sum = 1 / table.normalization();
        if (!(Math.abs(sum - 1) <= SUM)) {
            throw refused(name, "their sum must be 1, was " + sum + " after rank " + quanta + "; divide by it");
        }
        return table;
    }

    private static void falls(String name, String what, double before, double value, long rank) {
        if (value > before * (1 + ROUNDING)) {
            throw refused(name, what + " must not rise, but is " + before + " and then " + value + " at rank " + rank);
        }
    }

    /** Between ranks a &lt; b the tail falls by at least (b − a) p_b and at most (b − a) p_{a+1}. */
    static void tail(String name, LongToDoubleFunction probability, LongToDoubleFunction tail) {
        double above = number(name, "the tail T", tail.applyAsDouble(0), 0);
        if (!(Math.abs(above - 1) <= SUM)) {
            throw refused(name, "the tail T must be 1 at rank 0, was " + above + "; divide by it");
        }
        double before = Double.POSITIVE_INFINITY;
        long rank = 0;
        while (rank < QuantaDistribution.MAX_RANK) {
            long next = rank < EACH ? rank + 1 : (long) Math.min(rank * APART, 0x1p62);
            double first = number(name, "p", probability.applyAsDouble(rank + 1), rank + 1);
            double last = number(name, "p", probability.applyAsDouble(next), next);
            double below = number(name, "the tail T", tail.applyAsDouble(next), next);
            falls(name, "p", before, first, rank + 1);
            falls(name, "p", first, last, next);
            falls(name, "the tail T", above, below, next);
            if (last == 0 && below > VANISHED) {
                throw refused(name, "p must be > 0 where the tail is > 0, was 0 at rank " + next);
            }
            double count = (double) (next - rank);
            double rounding = 4e-16 * above + Double.MIN_NORMAL;
            if (above - below < count * last * (1 - SUM) - rounding || above - below > count * first * (1 + SUM) + rounding) {
                throw refused(name, "T(n) must be the sum of p beyond n: from rank " + rank + " to " + next + " it falls by " + (above - below)
                        + ", with p from " + first + " to " + last);
            }
            above = below;
            before = last;
            rank = next;
        }
    }
}
