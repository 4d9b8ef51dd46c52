package org.neuralquanta.emergence;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.neuralquanta.numerics.Bisection;

/**
 * Checks that a function is an emergence curve, on a grid of log exposures: four points per factor of e, refined eightfold wherever the
 * function falls by more than 1 % of φ(0) between neighbours. For one thread.
 */
final class CurveCheck {

    /** The largest exposure that any law evaluates. */
    static final double LARGEST = 1e18;

    /** Smaller exposures count as 0. */
    private static final double LEAST = 1e-300;

    /** Half of φ(0) is closed from this exposure to its inverse, so that what laws sum lies where they look. */
    private static final double EARLIEST = 1e-18;

    /** Larger than the rounding of a value. */
    static final double ROUNDING = 1e-12;

    private static final double STEP = 0.25;
    private static final double STEEP = 0.01;
    private static final int PARTS = 8;
    private static final double OPEN_AT_LAST = 1e-6;

    private final String name;
    private final DoubleUnaryOperator curve;
    private final double start;
    private double steepest;

    private CurveCheck(String name, DoubleUnaryOperator curve) {
        this.name = name;
        this.curve = curve;
        this.start = value(name, curve, 0);
    }

    /**
     * The properties found on the grid.
     *
     * @param start φ(0)
     * @param steepness four times the largest slope in log y over φ(0), at least 1
     */
    record Found(double start, double steepness) {}

    /** Checks a function; refuses one that is not an emergence curve. */
    static Found of(String name, DoubleUnaryOperator curve) {
        var check = new CurveCheck(name, curve);
        check.ends();
        check.between(Math.log(LEAST), Math.log(LARGEST), STEP, true);
        check.half();
        return new Found(check.start, Math.max(1, 4 * check.steepest / check.start));
    }

    /** φ(y), rounded into [0, 1]; the exposure is finite and ≥ 0. */
    static double value(String name, DoubleUnaryOperator curve, double exposure) {
        double open = curve.applyAsDouble(exposure);
        if (!(open >= -ROUNDING && open <= 1 + ROUNDING)) {
            throw refused(name, "must lie in [0, 1], was " + open + " at exposure " + exposure);
        }
        return Math.clamp(open, 0, 1);
    }

    private static IllegalArgumentException refused(String name, String why) {
        return new IllegalArgumentException("the emergence curve '" + name + "' " + why);
    }

    private double at(double exposure) {
        return value(name, curve, exposure);
    }

    private void ends() {
        if (!(start > 0)) {
            throw refused(name, "must be > 0 at exposure 0, was " + start);
        }
        double first = at(LEAST);
        if (!(Math.abs(start - first) <= OPEN_AT_LAST * start)) {
            throw refused(name, "must be continuous at exposure 0, was " + start + " there and " + first + " at exposure " + LEAST);
        }
        double last = at(LARGEST);
        if (!(last <= OPEN_AT_LAST * start)) {
            throw refused(name, "must tend to 0: it is still " + last + " at exposure " + LARGEST);
        }
    }

    /** It ends where half is closed by {@link #LARGEST}, since almost all is; that it does not begin too early is to be seen. */
    private void half() {
        if (at(EARLIEST) > 0.5 * start) {
            return;
        }
        double half = Math.exp(Bisection.between(Math.log(LEAST), Math.log(EARLIEST), 1e-3, 0, log -> at(Math.exp(log)) > 0.5 * start)
                .high());
        throw refused(name, "must close half of its gap at an exposure between " + EARLIEST + " and " + LARGEST + ", but does so near "
                + String.format(Locale.ROOT, "%.1e", half) + "; choose a unit of exposure, and so of samples, of that size");
    }

    /** Checks that the function does not rise from one log exposure to the next. */
    private void between(double from, double to, double step, boolean isCoarse) {
        int count = Math.max(1, (int) Math.ceil((to - from) / step));
        double before = from;
        double openBefore = at(Math.exp(from));
        for (int i = 1; i <= count; i++) {
            double log = i == count ? to : from + i * step;
            double open = at(Math.exp(log));
            if (open > openBefore + ROUNDING * (start + openBefore)) {
                throw refused(name, "must not rise, but is " + openBefore + " at exposure " + Math.exp(before) + " and " + open
                        + " at exposure " + Math.exp(log));
            }
            steepest = Math.max(steepest, (openBefore - open) / step);
            if (isCoarse && openBefore - open > STEEP * start) {
                between(before, log, step / PARTS, false);
            }
            before = log;
            openBefore = open;
        }
    }
}
