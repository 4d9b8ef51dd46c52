package org.neuralquanta.numerics;

import java.util.function.DoubleUnaryOperator;

/**
 * The mean of a function over a panel, with an estimate of its error from values alone: Gauss's rule on the whole against that on both
 * halves, and, since nodes keep off the ends, the values there against the polynomials through the nodes of the halves. A step or a kink in
 * a panel shows in one of them. Immutable, thread-safe.
 *
 * @param mean the mean over the panel
 * @param error an estimate of its error, ≥ 0
 */
record TriedPanel(double mean, double error) {

    /**
     * @param function f
     * @param centre the middle of the panel
     * @param half half its length
     * @param whole the rule for the panel
     * @param part the rule for each half of it
     * @param inset how far within the panel its first and last point are
     */
    static TriedPanel of(DoubleUnaryOperator function, double centre, double half, PanelRule whole, PanelRule part, double inset) {
        double coarse = 0;
        for (int i = 0; i < GaussRule.NODES; i++) {
            coarse += whole.weight(i) * function.applyAsDouble(centre + half * whole.node(i));
        }
        double quarter = 0.5 * half;
        double[] left = values(function, centre - quarter, quarter, part);
        double[] right = values(function, centre + quarter, quarter, part);
        double fine = 0.5 * (mean(left, part) + mean(right, part));
        double end = 1 - inset / quarter;
        double first = Math.abs(function.applyAsDouble(centre - half + inset) - polynomial(left, part, -end));
        double last = Math.abs(function.applyAsDouble(centre + half - inset) - polynomial(right, part, end));
        // The outermost node is the first; a quarter of the panel's weight is that of half a half.
        double gap = 0.25 * (1 - Math.abs(part.node(0)));
        return new TriedPanel(fine, Math.abs(fine - coarse) + gap * (first + last));
    }

    private static double[] values(DoubleUnaryOperator function, double centre, double half, PanelRule rule) {
        var values = new double[GaussRule.NODES];
        for (int i = 0; i < GaussRule.NODES; i++) {
            values[i] = function.applyAsDouble(centre + half * rule.node(i));
        }
        return values;
    }

    private static double mean(double[] values, PanelRule rule) {
        double mean = 0;
        for (int i = 0; i < GaussRule.NODES; i++) {
            mean += rule.weight(i) * values[i];
        }
        return mean;
    }

    /** The polynomial through the values at the nodes, by Lagrange's formula; t is no node. */
    private static double polynomial(double[] values, PanelRule rule, double t) {
        double sum = 0;
        for (int i = 0; i < GaussRule.NODES; i++) {
            double factor = values[i];
            for (int j = 0; j < GaussRule.NODES; j++) {
                if (j != i) {
                    factor *= (t - rule.node(j)) / (rule.node(i) - rule.node(j));
                }
            }
            sum += factor;
        }
        return sum;
    }
}
