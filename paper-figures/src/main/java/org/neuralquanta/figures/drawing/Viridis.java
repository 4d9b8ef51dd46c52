package org.neuralquanta.figures.drawing;

import java.awt.Color;

/**
 * The colour map of S. van der Walt and N. Smith (2015), dark for 0 and light for 1 and even in grey, by a polynomial that differs
 * from their table by less than 0.02 in each channel.
 */
public final class Viridis {

    private static final double[] RED = {0.27773, 0.10509, -0.33086, -4.63423, 6.22827, 4.77638, -5.43546};
    private static final double[] GREEN = {0.00541, 1.40461, 0.21485, -5.7991, 14.17993, -13.74515, 4.64585};
    private static final double[] BLUE = {0.3341, 1.38459, 0.0951, -19.33244, 56.69055, -65.35303, 26.31244};

    /** Beyond it, lines and symbols stand out too little from white paper. */
    private static final double LIGHTEST_LINE = 0.58;

    private Viridis() {}

    /** The colour on white of one of so many lines or symbols, from 0 on. */
    public static Color line(int index, int count) {
        return of(LIGHTEST_LINE * ((double) index / Math.max(1, count - 1)));
    }

    /** The colour of a share between 0 and 1. */
    public static Color of(double share) {
        return new Color(channel(RED, share), channel(GREEN, share), channel(BLUE, share));
    }

    private static float channel(double[] coefficients, double share) {
        double value = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            value = value * share + coefficients[i];
        }
        return (float) Math.clamp(value, 0, 1);
    }
}
