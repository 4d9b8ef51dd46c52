package org.neuralquanta.fit;

import java.util.Arrays;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

/**
 * The way down from a start: Levenberg and Marquardt's method on \(f_i=\operatorname{sign}(r_i)\sqrt{2\rho(r_i)}\), whose squares sum to
 * twice the objective. The scale of Student's t stays where it starts.
 */
final class LibraryDescent {

    private static final int MOST_STEPS = 60;

    private final Objective objective;
    private final double logScale;
    private final Jet row;
    private final Penalty penalty;
    private double bestValue = Double.POSITIVE_INFINITY;
    private double[] best;

    private LibraryDescent(Objective objective, double[] start) {
        this.objective = objective;
        int curve = objective.shape().dimension();
        this.logScale = start.length > curve ? start[curve] : 0;
        this.row = new Jet(curve);
        this.penalty = new Penalty(objective.loss());
        this.best = start.clone();
    }

    /** The lowest point that was visited, with its objective. */
    static Minimum from(Objective objective, double[] start) {
        return new LibraryDescent(objective, start).run(start);
    }

    private Minimum run(double[] start) {
        int runs = objective.runs().size();
        var problem = new LeastSquaresBuilder()
                .model(this::evaluate)
                .target(new double[runs])
                .start(Arrays.copyOf(start, row.dimension))
                .maxEvaluations(MOST_STEPS)
                .maxIterations(MOST_STEPS)
                .build();
        try {
            new LevenbergMarquardtOptimizer().optimize(problem);
        } catch (MathIllegalStateException | MathIllegalArgumentException stopped) {
            // Out of steps, or no lower point to be found: the best one so far is the answer.
        }
        return new Minimum(best, bestValue, Double.NaN);
    }

    private Pair<RealVector, RealMatrix> evaluate(RealVector point) {
        double[] theta = point.toArray();
        int runs = objective.runs().size();
        double[] values = new double[runs];
        double[][] jacobian = new double[runs][];
        double sum = 0;
        for (int i = 0; i < runs; i++) {
            objective.shape().evaluate(theta, objective.runs(), i, row);
            double r = objective.runs().logLoss(i) - row.value;
            penalty.evaluate(r, logScale);
            double weight = objective.weight(i);
            double height = penalty.value - (objective.loss().scales() == 1 ? logScale : 0);
            sum += weight * penalty.value;
            double root = Math.sqrt(2 * height);
            values[i] = Math.copySign(root, r) * Math.sqrt(weight);
            double slope = -Math.sqrt(weight) * (root < 1e-150 ? Math.sqrt(penalty.curvature) : Math.abs(penalty.slope) / root);
            double[] line = new double[row.dimension];
            for (int j = 0; j < line.length; j++) {
                line[j] = slope * row.gradient[j];
            }
            jacobian[i] = line;
        }
        if (sum < bestValue) {
            bestValue = sum;
            System.arraycopy(theta, 0, best, 0, theta.length);
        }
        return Pair.create(new ArrayRealVector(values, false), new Array2DRowRealMatrix(jacobian, false));
    }
}
