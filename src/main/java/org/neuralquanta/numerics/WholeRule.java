package org.neuralquanta.numerics;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * A rule for the mean over N equally spaced points that takes values at these points only: the nodes are the points nearest to those of
 * {@link GaussRule}, and the weights make it exact for polynomials of degree 15. They solve \(\sum_i w_iq_k(t_i)=\delta_{k0}\), \(q_k\) the
 * orthonormal polynomials of Gram. Weights are within 1e-14. Immutable, thread-safe.
 */
final class WholeRule implements PanelRule {

    /** The binary logarithm of the fewest points: fewer are not far enough apart. */
    static final int FEWEST = 8;

    private static final AtomicReferenceArray<WholeRule> RULES = new AtomicReferenceArray<>(Long.SIZE);

    private final double[] nodes = new double[GaussRule.NODES];
    private final double[] weights;

    private WholeRule(int log2) {
        GaussRule gauss = GaussRule.forPoints(log2);
        double points = Math.scalb(1.0, log2);
        for (int i = 0; i < GaussRule.NODES; i++) {
            double index = Math.rint(0.5 * (gauss.node(i) * points + points - 1));
            nodes[i] = (2 * index + 1 - points) / points;
        }
        RealMatrix polynomials = MatrixUtils.createRealMatrix(GaussRule.NODES, GaussRule.NODES);
        for (int i = 0; i < GaussRule.NODES; i++) {
            polynomials.setColumn(i, polynomials(nodes[i], points));
        }
        var mean = new ArrayRealVector(GaussRule.NODES);
        mean.setEntry(0, 1);
        weights = new LUDecomposition(polynomials).getSolver().solve(mean).toArray();
    }

    /** The orthonormal polynomials of Gram: \(\sqrt{\beta_{k+1}}\,q_{k+1}=t\,q_k-\sqrt{\beta_k}\,q_{k-1}\). */
    private static double[] polynomials(double t, double points) {
        var values = new double[GaussRule.NODES];
        values[0] = 1;
        double last = 0;
        for (int k = 1; k < GaussRule.NODES; k++) {
            double square = (double) k * k;
            double root = Math.sqrt((1 - square / points / points) * square / (4 * square - 1));
            values[k] = (t * values[k - 1] - (k == 1 ? 0 : last * values[k - 2])) / root;
            last = root;
        }
        return values;
    }

    /**
     * The rule for 2^log2 points.
     *
     * @param log2 the binary logarithm of the number of points, {@value #FEWEST} to 62
     */
    static WholeRule forPoints(int log2) {
        WholeRule rule = RULES.get(log2);
        if (rule == null) {
            rule = new WholeRule(log2);
            RULES.set(log2, rule);
        }
        return rule;
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
