package org.neuralquanta.zipf;

import java.util.function.DoubleBinaryOperator;
import org.neuralquanta.newton.DampedNewton;
import org.neuralquanta.newton.Jet;

/**
 * Derivatives of an analytic function of two coordinates by differences of fourth order, for Newton's method: with steps of 10^−3 of the
 * scale 1 of logarithms and exponents, gradients are right to 10^−12, Hessians to 10^−9 and their mixed entries to 10^−6, which costs
 * speed of convergence only. The function is +∞ where it is not defined. Immutable.
 */
record Differences(DoubleBinaryOperator function) implements DampedNewton.Smooth {

    private static final double H = 1e-3;

    @Override
    public void at(double[] point, Jet jet) {
        double x = point[0];
        double y = point[1];
        double value = function.applyAsDouble(x, y);
        jet.clear();
        jet.value = value;
        for (int j = 0; j < 2; j++) {
            double dx = j == 0 ? H : 0;
            double dy = j == 1 ? H : 0;
            double a = function.applyAsDouble(x - 2 * dx, y - 2 * dy);
            double b = function.applyAsDouble(x - dx, y - dy);
            double c = function.applyAsDouble(x + dx, y + dy);
            double d = function.applyAsDouble(x + 2 * dx, y + 2 * dy);
            jet.gradient[j] = (a - 8 * b + 8 * c - d) / (12 * H);
            jet.hessian[j][j] = (-a + 16 * b - 30 * value + 16 * c - d) / (12 * H * H);
        }
        jet.hessian[1][0] = (function.applyAsDouble(x + H, y + H) - function.applyAsDouble(x + H, y - H)
                        - function.applyAsDouble(x - H, y + H) + function.applyAsDouble(x - H, y - H))
                / (4 * H * H);
        if (!Double.isFinite(jet.gradient[0] + jet.gradient[1] + jet.hessian[0][0] + jet.hessian[1][1] + jet.hessian[1][0])) {
            jet.value = Double.POSITIVE_INFINITY;
        }
    }
}
