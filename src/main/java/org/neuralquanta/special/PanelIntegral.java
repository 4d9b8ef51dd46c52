package org.neuralquanta.special;

import java.util.function.DoubleUnaryOperator;

/**
 * An integral by Gauss quadrature on panels that are halved until both halves agree with the whole, also at their ends, with
 * what is left of their disagreement: an estimate of the error, not a bound. Immutable, thread-safe.
 *
 * @param value the integral
 * @param error the sum of the disagreements, ≥ 0
 */
public record PanelIntegral(double value, double error) {

    private static final int DEEPEST = 40;

    /** A share of a panel below which a disagreement may be rounding. */
    private static final double ROUNDING = 1e-13;

    /**
     * Integrates over an interval.
     *
     * @param function f, smooth but for a few points
     * @param from the lower end
     * @param to the upper end, ≥ from
     * @param width the width of the panels to begin with, &gt; 0
     * @param tolerance the error that a panel may have, &gt; 0
     * @return the integral
     */
    public static PanelIntegral of(DoubleUnaryOperator function, double from, double to, double width, double tolerance) {
        int panels = Math.max(1, (int) Math.ceil((to - from) / width));
        var sum = new PanelIntegral(0, 0);
        for (int i = 0; i < panels; i++) {
            double a = from + (to - from) * i / panels;
            double b = from + (to - from) * (i + 1) / panels;
            sum = sum.plus(refined(function, a, b, tolerance, DEEPEST));
        }
        return sum;
    }

    /**
     * The sum of two integrals.
     *
     * @param other another integral
     * @return the sum, with the sum of the errors
     */
    public PanelIntegral plus(PanelIntegral other) {
        return new PanelIntegral(value + other.value, error + other.error);
    }

    private static PanelIntegral refined(DoubleUnaryOperator function, double a, double b, double tolerance, int depth) {
        double middle = 0.5 * (a + b);
        GaussRule rule = GaussRule.continuous();
        var panel = TriedPanel.of(function, middle, middle - a, rule, rule, 0);
        double whole = (b - a) * panel.mean();
        double doubt = (b - a) * panel.error();
        if (doubt <= Math.max(tolerance, ROUNDING * Math.abs(whole)) || depth == 0) {
            return new PanelIntegral(whole, doubt);
        }
        return refined(function, a, middle, tolerance, depth - 1).plus(refined(function, middle, b, tolerance, depth - 1));
    }
}
