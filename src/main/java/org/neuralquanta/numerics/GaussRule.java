package org.neuralquanta.numerics;

import java.math.BigDecimal;
import java.math.BigInteger;
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
 * <p><b>Accuracy.</b> Nodes are correctly rounded, so within \(2^{-54}\), and so are weights, within the relative \(2^{-53}\). The
 * weights are Christoffel numbers, \(1/\sum_k p_k(t)^2\) for the orthonormal polynomials at a node, and near the ends of the
 * interval their relative error is some 10² times that of the node: doubles alone gave 1e-14. So both are computed with
 * {@value #BITS} binary digits and rounded once. The rules are so few that the test compares every node and weight of each with
 * a reference. Immutable, thread-safe.
 */
final class GaussRule implements PanelRule {

    /** The number of nodes. */
    static final int NODES = 16;

    /** The degree up to which the rule is exact. */
    static final int DEGREE = 2 * NODES - 1;

    /** A long has no more ranks than 2^62: the index of the limit. */
    private static final int CONTINUOUS = 63;

    private static final AtomicReferenceArray<GaussRule> RULES = new AtomicReferenceArray<>(CONTINUOUS + 1);

    /** Binary digits after the point. Monic orthogonal polynomials are as small as 2^−NODES, which leaves 140 digits of them. */
    private static final int BITS = 160;

    private static final BigInteger ONE = BigInteger.ONE.shiftLeft(BITS);

    /** Eigenvalues are accurate to 45 digits; a step doubles the number of digits, minus 8. */
    private static final int NEWTON_STEPS = 2;

    private final double[] nodes = new double[NODES];
    private final double[] weights = new double[NODES];

    /**
     * The rule for the mean over 2^log2 points.
     *
     * @param log2 the binary logarithm of the number of points, 5 to 62
     * @return the rule
     */
    static GaussRule forPoints(int log2) {
        GaussRule rule = RULES.get(log2);
        if (rule == null) {
            rule = new GaussRule(log2);
            RULES.set(log2, rule);
        }
        return rule;
    }

    /**
     * The rule for the mean value over an interval.
     *
     * @return the rule of Gauss and Legendre
     */
    static GaussRule continuous() {
        return forPoints(CONTINUOUS);
    }

    /** Computes the rule for 2^log2 points. */
    GaussRule(int log2) {
        BigInteger[] beta = beta(log2);
        double[] estimates = eigenvalues(beta);
        for (int i = 0; i < NODES / 2; i++) {
            BigInteger t = fixed(estimates[i]);
            for (int step = 0; step < NEWTON_STEPS; step++) {
                t = newton(t, beta);
            }
            int mirrored = NODES - 1 - i;
            nodes[i] = toDouble(t);
            nodes[mirrored] = -nodes[i];
            weights[i] = toDouble(christoffel(t, beta));
            weights[mirrored] = weights[i];
        }
    }

    private static BigInteger[] beta(int log2) {
        var beta = new BigInteger[NODES];
        for (int k = 1; k < NODES; k++) {
            BigInteger square = BigInteger.valueOf((long) k * k);
            BigInteger share = log2 == CONTINUOUS ? BigInteger.ZERO : square.shiftLeft(BITS - 2 * log2);
            beta[k] = ONE.subtract(share).multiply(square).divide(BigInteger.valueOf(4L * k * k - 1));
        }
        return beta;
    }

    /** The nodes in falling order, to the accuracy of doubles: the eigenvalues of the Jacobi matrix. */
    private static double[] eigenvalues(BigInteger[] beta) {
        RealMatrix jacobi = MatrixUtils.createRealMatrix(NODES, NODES);
        for (int k = 1; k < NODES; k++) {
            double entry = Math.sqrt(toDouble(beta[k]));
            jacobi.setEntry(k - 1, k, entry);
            jacobi.setEntry(k, k - 1, entry);
        }
        return new EigenDecompositionSymmetric(jacobi).getEigenvalues();
    }

    private static BigInteger newton(BigInteger t, BigInteger[] beta) {
        BigInteger p0 = ONE;
        BigInteger p1 = t;
        BigInteger d0 = BigInteger.ZERO;
        BigInteger d1 = ONE;
        for (int k = 1; k < NODES; k++) {
            BigInteger p2 = times(t, p1).subtract(times(beta[k], p0));
            BigInteger d2 = p1.add(times(t, d1)).subtract(times(beta[k], d0));
            p0 = p1;
            p1 = p2;
            d0 = d1;
            d1 = d2;
        }
        return t.subtract(over(p1, d1));
    }

    /** With monic polynomials, whose squared norms are products of β. */
    private static BigInteger christoffel(BigInteger t, BigInteger[] beta) {
        BigInteger p0 = ONE;
        BigInteger p1 = t;
        BigInteger norm = beta[1];
        BigInteger sum = ONE.add(over(times(t, t), norm));
        for (int k = 2; k < NODES; k++) {
            BigInteger p2 = times(t, p1).subtract(times(beta[k - 1], p0));
            norm = times(norm, beta[k]);
            sum = sum.add(over(times(p2, p2), norm));
            p0 = p1;
            p1 = p2;
        }
        return over(ONE, sum);
    }

    private static BigInteger times(BigInteger a, BigInteger b) {
        return a.multiply(b).shiftRight(BITS);
    }

    private static BigInteger over(BigInteger a, BigInteger b) {
        return a.shiftLeft(BITS).divide(b);
    }

    private static BigInteger fixed(double x) {
        return new BigDecimal(x).multiply(new BigDecimal(ONE)).toBigInteger();
    }

    /** Correctly rounded, since the power of two divides out exactly. */
    private static double toDouble(BigInteger x) {
        return Math.scalb(x.doubleValue(), -BITS);
    }

    @Override
    public double node(int i) {
        return nodes[i];
    }

    @Override
    public double weight(int i) {
        return weights[i];
    }
}
