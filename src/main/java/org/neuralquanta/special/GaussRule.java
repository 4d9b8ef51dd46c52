package org.neuralquanta.special;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Gauss quadrature for the mean over N equally spaced points of (−1, 1), \(t_j = (2j + 1 - N)/N\), exact for polynomials of
 * degree {@value #DEGREE}; for N → ∞ it is the rule of Gauss and Legendre. The orthogonal polynomials are those of Gram,
 * with \(\beta_k = (1-k^2/N^2)\,k^2/(4k^2-1)\).
 *
 * <p>A sum of N smooth terms thus costs {@value #NODES} evaluations. Weights are positive and nodes lie in the hull of the
 * points, so for f analytic in the Bernstein ellipse with parameter ρ > 1 around [−1, 1] and bounded there by M, the
 * error of the mean is at most \(2\cdot 2M\rho^{-31}/(\rho-1)\) (twice the error of the best polynomial).
 *
 * <p>Nodes are eigenvalues of the Jacobi matrix polished by Newton steps, weights the Christoffel numbers; both are
 * accurate to 4e-16. Immutable, thread-safe.
 */
final class GaussRule {

    /** The number of nodes. */
    static final int NODES = 16;

    /** The degree up to which the rule is exact. */
    static final int DEGREE = 2 * NODES - 1;

    /** From N = 2^30 on (k/N)² is below half an ulp of 1, and the rule is that of Legendre. */
    private static final int LARGEST = 30;

    private static final AtomicReferenceArray<GaussRule> RULES = new AtomicReferenceArray<>(LARGEST + 1);

    private final double[] nodes;
    private final double[] weights;

    /**
     * The rule for the mean over 2^log2 points.
     *
     * @param log2 the binary logarithm of the number of points, ≥ 5
     * @return the rule
     */
    static GaussRule forPoints(int log2) {
        int index = Math.min(log2, LARGEST);
        GaussRule rule = RULES.get(index);
        if (rule == null) {
            rule = new GaussRule(Math.scalb(1.0, -index));
            RULES.set(index, rule);
        }
        return rule;
    }

    /**
     * The rule for the mean value over an interval.
     *
     * @return the rule of Gauss and Legendre
     */
    static GaussRule continuous() {
        return forPoints(LARGEST);
    }

    /** The rule for points that are 2·spacing apart. */
    GaussRule(double spacing) {
        var beta = new double[NODES + 1];
        for (int k = 1; k <= NODES; k++) {
            double share = k * spacing;
            beta[k] = (1 - share * share) * k * k / (4.0 * k * k - 1);
        }
        RealMatrix jacobi = MatrixUtils.createRealMatrix(NODES, NODES);
        for (int k = 1; k < NODES; k++) {
            double entry = Math.sqrt(beta[k]);
            jacobi.setEntry(k - 1, k, entry);
            jacobi.setEntry(k, k - 1, entry);
        }
        nodes = new EigenDecompositionSymmetric(jacobi).getEigenvalues();
        weights = new double[NODES];
        for (int i = 0; i < NODES; i++) {
            for (int step = 0; step < 2; step++) {
                nodes[i] = newton(nodes[i], beta);
            }
            weights[i] = christoffel(nodes[i], beta);
        }
    }

    private static double newton(double t, double[] beta) {
        double p0 = 1;
        double p1 = t;
        double d0 = 0;
        double d1 = 1;
        for (int k = 1; k < NODES; k++) {
            double p2 = t * p1 - beta[k] * p0;
            double d2 = p1 + t * d1 - beta[k] * d0;
            p0 = p1;
            p1 = p2;
            d0 = d1;
            d1 = d2;
        }
        return t - p1 / d1;
    }

    private static double christoffel(double t, double[] beta) {
        double sum = 1;
        double p0 = 0;
        double p1 = 1;
        for (int k = 1; k < NODES; k++) {
            double p2 = (t * p1 - Math.sqrt(beta[k - 1]) * p0) / Math.sqrt(beta[k]);
            sum += p2 * p2;
            p0 = p1;
            p1 = p2;
        }
        return 1 / sum;
    }

    double node(int i) {
        return nodes[i];
    }

    double weight(int i) {
        return weights[i];
    }
}
