package org.neuralquanta.fit;

import java.util.Arrays;
import org.neuralquanta.newton.DampedNewton;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.runs.Runs;

/**
 * Σ w_i ρ(log L_i − log M_i) over the runs as a function of the coordinates of a shape, followed by log σ where the loss has a scale, with
 * exact gradient and Hessian.
 */
final class Objective {

    private final Shape shape;
    private final RobustLoss loss;
    private final Runs runs;
    private final double[] weights;

    private Objective(Shape shape, RobustLoss loss, Runs runs, double[] weights) {
        this.shape = shape;
        this.loss = loss;
        this.runs = runs;
        this.weights = weights;
    }

    static Objective of(Shape shape, RobustLoss loss, Runs runs) {
        double[] weights = new double[runs.size()];
        Arrays.setAll(weights, runs::weight);
        return new Objective(shape, loss, runs, weights);
    }

    Shape shape() {
        return shape;
    }

    RobustLoss loss() {
        return loss;
    }

    Runs runs() {
        return runs;
    }

    double weight(int run) {
        return weights[run];
    }

    /** The same runs with other weights. */
    Objective weighted(double[] others) {
        return new Objective(shape, loss, runs, others);
    }

    int dimension() {
        return shape.dimension() + loss.scales();
    }

    Objective around(double... centres) {
        return new Objective(shape.around(centres), loss, runs, weights);
    }

    /** A function that evaluates it; for one thread. */
    Evaluation evaluation() {
        return new Evaluation();
    }

    final class Evaluation implements DampedNewton.Smooth {

        private final int curve = shape.dimension();
        private final boolean scaled = loss.scales() == 1;
        private final Shape.Evaluation rows = shape.evaluation();
        private final Jet row = new Jet(curve);
        private final Penalty penalty = new Penalty(loss);

        @Override
        public void at(double[] theta, Jet jet) {
            jet.clear();
            double logScale = scaled ? theta[curve] : 0;
            for (int i = 0; i < weights.length; i++) {
                double weight = weights[i];
                if (weight == 0) {
                    continue;
                }
                rows.at(theta, runs, i, row);
                if (!Double.isFinite(row.value)) {
                    jet.value = Double.POSITIVE_INFINITY;
                    return;
                }
                penalty.evaluate(runs.logLoss(i) - row.value, logScale);
                add(weight, jet);
            }
        }

        private void add(double weight, Jet jet) {
            double slope = weight * penalty.slope;
            double curvature = weight * penalty.curvature;
            double[] g = row.gradient;
            jet.value += weight * penalty.value;
            for (int j = 0; j < curve; j++) {
                jet.gradient[j] -= slope * g[j];
                double[] out = jet.hessian[j];
                double[] bend = row.hessian[j];
                double scaledGradient = curvature * g[j];
                for (int k = 0; k <= j; k++) {
                    out[k] += scaledGradient * g[k] - slope * bend[k];
                }
            }
            if (scaled) {
                jet.gradient[curve] += weight * penalty.scaleSlope;
                for (int k = 0; k < curve; k++) {
                    jet.hessian[curve][k] -= weight * penalty.mixed * g[k];
                }
                jet.hessian[curve][curve] += weight * penalty.scaleCurvature;
            }
        }
    }
}
