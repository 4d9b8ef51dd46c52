package org.neuralquanta.numerics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.DoubleUnaryOperator;
import org.neuralquanta.elementary.CompensatedSum;

/**
 * An integral by Gauss quadrature on panels that are halved until both halves agree with the whole, also at their ends, with
 * what is left of their disagreement: an estimate of the error, not a bound. Immutable, thread-safe.
 *
 * @param value the integral
 * @param error the sum of the disagreements, ≥ 0
 */
public record PanelIntegral(double value, double error) {

    /** A step takes some hundred halvings; after these the rest is taken as it is, with its error. */
    private static final int MOST_HALVED = 4000;

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
        Deque<Panel> open = new ArrayDeque<>();
        for (int i = panels - 1; i >= 0; i--) {
            open.push(new Panel(from + (to - from) * i / panels, from + (to - from) * (i + 1) / panels));
        }
        GaussRule rule = GaussRule.continuous();
        var sum = new CompensatedSum();
        double error = 0;
        for (int done = 0; !open.isEmpty(); done++) {
            Panel panel = open.pop();
            double half = 0.5 * (panel.to - panel.from);
            double middle = panel.from + half;
            var tried = TriedPanel.of(function, middle, half, rule, rule, 0);
            double value = 2 * half * tried.mean();
            double doubt = 2 * half * tried.error();
            boolean isEnough = doubt <= Math.max(tolerance, ROUNDING * Math.abs(value));
            if (isEnough || done >= panels + MOST_HALVED || !(middle > panel.from && middle < panel.to)) {
                sum.add(value);
                error += doubt;
            } else {
                open.push(new Panel(middle, panel.to));
                open.push(new Panel(panel.from, middle));
            }
        }
        return new PanelIntegral(sum.value(), error);
    }

    private record Panel(double from, double to) {}
}
