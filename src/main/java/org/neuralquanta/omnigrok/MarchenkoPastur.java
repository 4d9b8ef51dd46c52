package org.neuralquanta.omnigrok;

import java.util.function.DoubleUnaryOperator;
import org.neuralquanta.Statement;

/**
 * The law of the eigenvalues s of \(X^{\mathsf T}X/n\) for a Gaussian X (n × d) with aspect \(\lambda=d/n\), as n grows (T32): its
 * continuous part \(\rho(s)=\frac{\sqrt{(s_+-s)(s-s_-)}}{2\pi\lambda s}\) between \(s_\pm=(1\pm\sqrt\lambda)^2\), of weight
 * min(1, 1/λ), and for λ &gt; 1 an atom of weight 1 − 1/λ at 0.
 *
 * <p>Integrals are by Gauss–Chebyshev quadrature of the second kind: with \(s=1+\lambda+2\sqrt\lambda\cos\theta\),
 * \[ \int\rho f\,ds=\frac2\pi\int_0^\pi\frac{\sin^2\theta}{s}f(s)\,d\theta \]
 * by the trapezoidal rule, with twice the nodes until the sum stands still. Its rate is set by the pole of 1/s and those of f, so
 * for λ next to 1 the pole is taken out with the known weight. Immutable, thread-safe.
 *
 * <p>Source: Marchenko and Pastur, Math. USSR Sbornik 1 (1967) 457.
 *
 * @param aspect λ, 1e-3 to 1e3
 */
@Statement("T32")
public record MarchenkoPastur(double aspect) {

    private static final int FEWEST_NODES = 32;
    private static final int MOST_NODES = 1 << 20;

    /** Relative change under doubling at which the sum stands still: rounding of exp(−x) for x up to 700. */
    private static final double STILL = 2e-13;

    /** Sums below this are too near to the smallest double to have a relative change. */
    private static final double NOTHING = 1e-290;

    /** For |log λ| below this, the pole at 0 needs more than 2^16 nodes. */
    private static final double NEAR_ONE = 6e-4;

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
     * @return ∫ρf, to about 1e-13 of ∫ρ|f|; next to λ = 1 (|ln λ| &lt; 6e-4) of max |f|
     * @throws ArithmeticException if a million nodes do not suffice
     */
    public double integral(DoubleUnaryOperator function) {
        double before = Double.NaN;
        for (int nodes = FEWEST_NODES; nodes <= MOST_NODES; nodes *= 2) {
            double sum = rule(function, nodes);
            if (Math.abs(Math.log(aspect)) < NEAR_ONE) {
                double weight = Math.min(1, 1 / aspect);
                sum += function.applyAsDouble(0) * (weight - rule(_ -> 1, nodes));
            }
            if (Math.abs(sum - before) <= Math.max(NOTHING, STILL * Math.abs(sum))) {
                return sum;
            }
            before = sum;
        }
        throw new ArithmeticException("the integral over the law of Marchenko and Pastur with aspect " + aspect + " needs more than "
                + MOST_NODES + " nodes");
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
