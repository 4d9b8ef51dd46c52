package org.neuralquanta.law;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * \(\int_a^\infty y^{w-1}f(y)\,dy\) in log y, for a function that falls to 0: the rule of Gauss and Legendre with 20 nodes on intervals of
 * at most one unit, halved until both halves agree with the whole to 1e-14 of a given scale. Immutable, thread-safe.
 *
 * @param power w
 * @param function f, of y
 * @param scale the size to which the error is relative
 */
record LogIntegral(double power, DoubleUnaryOperator function, double scale) {

    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(20);
    private static final double TOLERANCE = 1e-14;
    private static final double VANISHED = 1e-40;
    private static final int DEEPEST = 30;

    double from(double start) {
        double end = Math.max(start, 1);
        while (function.applyAsDouble(end) > VANISHED) {
            end *= 1.5;
        }
        double low = Math.log(start);
        double high = Math.log(end);
        int panels = (int) Math.ceil(high - low);
        double sum = 0;
        for (int i = 0; i < panels; i++) {
            double a = low + (high - low) * i / panels;
            double b = low + (high - low) * (i + 1) / panels;
            sum += refined(a, b, panel(a, b), DEEPEST);
        }
        return sum;
    }

    private double refined(double a, double b, double whole, int depth) {
        double middle = 0.5 * (a + b);
        double left = panel(a, middle);
        double right = panel(middle, b);
        if (Math.abs(left + right - whole) <= TOLERANCE * scale || depth == 0) {
            return left + right;
        }
        return refined(a, middle, left, depth - 1) + refined(middle, b, right, depth - 1);
    }

    private double panel(double a, double b) {
        double centre = 0.5 * (a + b);
        double half = 0.5 * (b - a);
        return half * RULE.integrate(t -> {
            double log = centre + half * t;
            return Math.exp(power * log) * function.applyAsDouble(Math.exp(log));
        });
    }
}
