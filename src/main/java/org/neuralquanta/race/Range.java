package org.neuralquanta.race;

/** The allowed range of a number. */
public final class Range {

    private Range() {}

    public static void check(String name, double value, double least, double largest) {
        if (!(value >= least && value <= largest)) {
            throw new IllegalArgumentException(
                    name + " must be between " + text(least) + " and " + text(largest) + ", was " + text(value));
        }
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 0x1p62 ? Long.toString((long) value) : Double.toString(value);
    }
}
