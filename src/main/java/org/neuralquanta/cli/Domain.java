package org.neuralquanta.cli;

import java.util.function.DoublePredicate;

/** The numbers that an option takes, and how to say so. */
record Domain(String text, DoublePredicate holds) {

    static final Domain ALPHA_OF_INFINITELY_MANY =
            new Domain("1e-12 to 200; with --quanta K also down to above -1", x -> x >= 1e-12 && x <= 200);
    static final Domain ALPHA_OF_K = new Domain("above -1, up to 200", x -> x > -1 && x <= 200);
    static final Domain OFFSET = new Domain("above -1, up to 1e15", x -> x > -1 && x <= 1e15);
    static final Domain POSITIVE = new Domain("above 0, up to 1e100", x -> x > 0 && x <= 1e100);
    static final Domain NOT_NEGATIVE = new Domain("0 to 1e100", x -> x >= 0 && x <= 1e100);
    static final Domain POWER = new Domain("-100 to 100", x -> x >= -100 && x <= 100);
    static final Domain TAU = new Domain("1e-3 to 1e6", x -> x >= 1e-3 && x <= 1e6);
    static final Domain MIDPOINT = new Domain("-50 to 200", x -> x >= -50 && x <= 200);

    /** Numbers of samples, steps, or quanta's worth of parameters. */
    static final Domain RESOURCE = new Domain("1 to 1e18", x -> x >= 1 && x <= 1e18);

    static final Domain WHOLE_RESOURCE = whole("from 1 to 1e18", 1, 1e18);

    /** Compute is a product of two resources. */
    static final Domain COMPUTE = new Domain("1 to 1e36", x -> x >= 1 && x <= 1e36);

    /** Seeds that a double holds. */
    static final Domain SEED = whole("from -2^53 to 2^53", -0x1p53, 0x1p53);

    static final String RANK = "whole numbers from 1 to 2^62";

    /** Whole numbers between two, and how to say between which. */
    static Domain whole(String range, double least, double largest) {
        return new Domain("whole numbers " + range, x -> x >= least && x <= largest && x == Math.rint(x));
    }

    /** The same numbers in units of a cost. */
    Domain times(double unit) {
        return unit == 1 ? this : new Domain(text + ", times the cost " + unit, x -> holds(x / unit));
    }

    boolean holds(double x) {
        return holds.test(x);
    }
}
