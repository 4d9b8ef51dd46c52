package org.neuralquanta.newton;

import java.util.Arrays;

/**
 * Newton's method with the exact Hessian, damped by a multiple of a diagonal until the Hessian is positive definite and the
 * objective falls. The damping goes to zero as steps succeed, so that the last steps are plain Newton steps: the gradient norm
 * ends below 1e-10 and mostly below 1e-15. Coordinates can be held fixed.
 */
public final class DampedNewton {

    /** The gradient norm at which a minimum is called polished. */
    public static final double POLISHED = 1e-10;

    private static final int MOST_STEPS = 400;
    private static final double LARGEST_STEP = 2;

    private final Smooth objective;
    private final int fixed;
    private final int n;
    private final double[][] factor;
    private final double[] step;
    private Jet here;
    private Jet there;
    private double[] theta;
    private double[] candidate;

    /** A function with two derivatives. */
    public interface Smooth {

        /** Fills the jet; the value is +∞ where the function is not defined. */
        void at(double[] point, Jet jet);
    }

    private DampedNewton(Smooth objective, double[] start, int fixed) {
        this.objective = objective;
        this.fixed = fixed;
        this.n = start.length;
        this.factor = new double[n][n];
        this.step = new double[n];
        this.here = new Jet(n);
        this.there = new Jet(n);
        this.theta = start.clone();
        this.candidate = new double[n];
    }

    public static Minimum minimise(Smooth function, double[] start) {
        return new DampedNewton(function, start, -1).run(0);
    }

    /** Stops where a step lowers the objective by less than a hundredth. */
    public static Minimum approach(Smooth function, double[] start) {
        return new DampedNewton(function, start, -1).run(1e-2);
    }

    /** Holds one coordinate at its start. */
    public static Minimum minimise(Smooth function, double[] start, int fixed) {
        return new DampedNewton(function, start, fixed).run(0);
    }

    private Minimum run(double enough) {
        evaluate(theta, here);
        double damping = 1e-3;
        for (int i = 0; i < MOST_STEPS && Double.isFinite(here.value); i++) {
            double norm = here.gradientNorm();
            double scale = meanCurvature();
            boolean moved = false;
            while (!moved && damping < 1e12) {
                if (solve(damping < 1e-9 ? 0 : damping * scale) && improves(norm)) {
                    moved = true;
                    damping /= 8;
                } else {
                    damping = Math.max(4 * damping, 1e-8);
                }
            }
            if (!moved) {
                break;
            }
            double largest = Arrays.stream(step).map(Math::abs).max().orElseThrow();
            double[] old = theta;
            theta = candidate;
            candidate = old;
            Jet oldJet = here;
            here = there;
            there = oldJet;
            boolean polished = here.gradientNorm() < POLISHED && largest < 1e-9;
            if (polished || (enough > 0 && there.value - here.value < enough * Math.abs(here.value))) {
                break;
            }
        }
        return new Minimum(theta.clone(), here.value, here.gradientNorm());
    }

    private void evaluate(double[] at, Jet jet) {
        objective.at(at, jet);
        if (fixed >= 0) {
            jet.gradient[fixed] = 0;
        }
    }

    /** Where the function is linear, the gradient sets the scale: steps of unit length. */
    private double meanCurvature() {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += Math.abs(here.hessian[j][j]);
        }
        return Math.max(sum > 0 ? sum / n : here.gradientNorm(), Double.MIN_NORMAL);
    }

    /** Whether the step leads lower, or, where rounding hides that, to a smaller gradient. */
    private boolean improves(double norm) {
        double predicted = 0;
        for (int j = 0; j < n; j++) {
            candidate[j] = theta[j] + step[j];
            predicted -= 0.5 * here.gradient[j] * step[j];
        }
        evaluate(candidate, there);
        if (!(there.value < Double.POSITIVE_INFINITY)) {
            return false;
        }
        double noise = 1e-13 * Math.abs(here.value);
        if (predicted <= noise) {
            return there.value <= here.value + noise && there.gradientNorm() < norm;
        }
        return there.value <= here.value - 1e-4 * predicted;
    }

    /** Solves (H + damping) step = −g by Cholesky's factorisation; false where that is not positive definite. */
    private boolean solve(double damping) {
        for (int j = 0; j < n; j++) {
            for (int k = 0; k <= j; k++) {
                double sum = j == fixed || k == fixed ? (j == k ? 1 : 0) : here.hessian[j][k] + (j == k ? damping : 0);
                for (int m = 0; m < k; m++) {
                    sum -= factor[j][m] * factor[k][m];
                }
                if (j == k) {
                    if (!(sum > 1e-14 * Math.abs(here.hessian[j][j]))) {
                        return false;
                    }
                    factor[j][j] = Math.sqrt(sum);
                } else {
                    factor[j][k] = sum / factor[k][k];
                }
            }
        }
        for (int j = 0; j < n; j++) {
            double sum = -here.gradient[j];
            for (int k = 0; k < j; k++) {
                sum -= factor[j][k] * step[k];
            }
            step[j] = sum / factor[j][j];
        }
        double largest = 0;
        for (int j = n - 1; j >= 0; j--) {
            double sum = step[j];
            for (int k = j + 1; k < n; k++) {
                sum -= factor[k][j] * step[k];
            }
            step[j] = sum / factor[j][j];
            largest = Math.max(largest, Math.abs(step[j]));
        }
        if (largest > LARGEST_STEP) {
            for (int j = 0; j < n; j++) {
                step[j] *= LARGEST_STEP / largest;
            }
        }
        return true;
    }
}
