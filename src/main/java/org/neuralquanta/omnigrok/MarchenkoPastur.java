package org.neuralquanta.omnigrok;

import java.util.function.DoubleUnaryOperator;
import org.neuralquanta.Statement;

/**
 * The Marchenko–Pastur law, the distribution of the eigenvalues s of \(X^{\mathsf T}X/n\) for a Gaussian X (n × d) with aspect
 * \(\lambda=d/n\), as n grows (T32): its continuous part \(\rho(s)=\frac{\sqrt{(s_+-s)(s-s_-)}}{2\pi\lambda s}\) between
 * \(s_\pm=(1\pm\sqrt\lambda)^2\), of weight min(1, 1/λ), and for λ &gt; 1 an atom of weight 1 − 1/λ at 0.
 *
 * <p>Integrals are by Gauss–Chebyshev quadrature of the second kind: with \(s=1+\lambda+2\sqrt\lambda\cos\theta\),
 * \[ \int\rho f\,ds=\frac2\pi\int_0^\pi\frac{\sin^2\theta}{s}f(s)\,d\theta \]
 * by the trapezoidal rule, with twice the nodes until the sum no longer changes. Its rate is set by the pole of 1/s and the scale of f,
 * which may both lie close to the lower edge, for λ near 1 or at late times. Then the rule is applied in the logarithm of the distance from
 * this edge, \(\pi-\theta=\pi/(1+e^{-u})\), where every such scale is of the order of 1. Immutable, thread-safe.
 *
 * <p>Source: Marchenko and Pastur, Math. USSR Sbornik 1 (1967) 457.
 *
 * @param aspect λ, 1e-3 to 1e3
 */
@Statement("T32")
public record MarchenkoPastur(double aspect) {

    private static final int FEWEST_NODES = 32;
    private static final int MOST_NODES = 1 << 14;

    /** Where \(\pi-\theta\approx\pi e^u\) is below every scale of f, whose squares are at least 1e-30, and where \(\theta^3\) is below rounding. */
    private static final double FIRST = -72;

    private static final double LAST = 14;
    private static final double FINEST = 0x1p-9;

    /** Relative change under doubling at which the sum stands still: rounding of exp(−x) for x up to 700. */
    private static final double STILL = 2e-13;

    /** Sums below this are too close to the smallest double to have a relative change. */
    private static final double NOTHING = 1e-290;

    /**
     * Checks the aspect.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public MarchenkoPastur {
        if (!(aspect >= 1e-3 && aspect <= 1e3)) {
            throw new IllegalArgumentException("the aspect lambda = d/n must be between 1e-3 and 1e3, was " + aspect);
        }
    }

    /**
     * The lower edge of the continuous part.
     *
     * @return s₋
     */
    public double lowerEdge() {
        double root = (1 - aspect) / (1 + Math.sqrt(aspect));
        return root * root;
    }

    /**
     * The upper edge.
     *
     * @return s₊
     */
    public double upperEdge() {
        double root = 1 + Math.sqrt(aspect);
        return root * root;
    }

    /**
     * The weight of the eigenvalue 0.
     *
     * @return 1 − 1/λ for λ &gt; 1, else 0
     */
    public double atom() {
        return Math.max(0, (aspect - 1) / aspect);
    }

    /**
     * The integral of a function over the continuous part, without the atom.
     *
     * @param function f, analytic on [0, s₊]
     * @return ∫ρf, to about 1e-13 of ∫ρ|f|
     * @throws ArithmeticException if the function varies too fast
     */
    public double integral(DoubleUnaryOperator function) {
        double before = Double.NaN;
        for (int nodes = FEWEST_NODES; nodes <= MOST_NODES; nodes *= 2) {
            double sum = rule(function, nodes);
            // A sum of nothing may have its nodes on one side of everything.
            if (Math.abs(sum) > NOTHING && standsStill(sum, before)) {
                return sum;
            }
            before = sum;
        }
        before = Double.NaN;
        for (double step = 0.5; step >= FINEST; step /= 2) {
            double sum = ruleAtTheEdge(function, step);
            if (standsStill(sum, before)) {
                return sum;
            }
            before = sum;
        }
        throw new ArithmeticException("the integral over the law of Marchenko and Pastur with aspect " + aspect + " does not converge");
    }

    private static boolean standsStill(double sum, double before) {
        return Math.abs(sum - before) <= Math.max(NOTHING, STILL * Math.abs(sum));
    }

    /** With \(\psi=\pi-\theta\), \(d\psi=\psi\theta\,du/\pi\). */
    private double ruleAtTheEdge(DoubleUnaryOperator function, double step) {
        double root = Math.sqrt(aspect);
        double least = lowerEdge();
        double sum = 0;
        for (double u = FIRST; u <= LAST; u += step) {
            double psi = Math.PI / (1 + Math.exp(-u));
            double theta = Math.PI / (1 + Math.exp(u));
            double sine = Math.sin(Math.min(psi, theta));
            double half = Math.sin(psi / 2);
            double s = least + 4 * root * half * half;
            sum += sine * sine / s * psi * theta / Math.PI * function.applyAsDouble(s);
        }
        return sum * step * 2 / Math.PI;
    }

    private double rule(DoubleUnaryOperator function, int nodes) {
        double root = Math.sqrt(aspect);
        double least = lowerEdge();
        double sum = 0;
        for (int k = 1; k < nodes; k++) {
            double angle = Math.PI * k / nodes;
            double sine = Math.sin(angle);
            double half = Math.cos(angle / 2);
            double s = least + 4 * root * half * half;
            sum += sine * sine / s * function.applyAsDouble(s);
        }
        return sum * 2 / nodes;
    }
}
