package org.neuralquanta.fit;

import org.neuralquanta.newton.DampedNewton;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Minimum;
import org.neuralquanta.runs.Runs;

/**
 * The least objective as a function of log M at a point: the profile from which the confidence interval of a prediction is read, as those
 * of parameters are ({@link Profile}). A stiff spring draws log M towards a value. Where it comes to rest, at m, the parameters are those
 * with the least objective among all with log M = m, so that each rest is a point of the profile itself, however stiff the spring.
 */
final class PointProfile {

    private static final double STIFFNESS = 1e3;
    private static final double FARTHEST = 100;
    private static final double LARGEST_FIRST_STEP = 2;
    private static final double ACCURACY = 1e-8;
    private static final int MOST_SECANTS = 30;

    private final Fit fit;
    private final Runs point;
    private final double centre;
    private final double rise;
    private final double stiffness;
    private final double firstStep;
    private double[] nearest;

    /** Where the spring comes to rest. */
    private record Rest(double log, double excess) {}

    PointProfile(Fit fit, Runs point, double rise, double inverse, double step) {
        this.fit = fit;
        this.point = point;
        this.centre = fit.logPrediction(point, 0);
        this.rise = rise;
        this.stiffness = STIFFNESS / inverse;
        this.firstStep = step > 0 ? Math.min(step, LARGEST_FIRST_STEP) : LARGEST_FIRST_STEP;
        this.nearest = fit.minimum().theta();
    }

    /** Logarithms of the ends; infinite where the profile stays below its limit. */
    Interval interval() {
        // On a flat ridge the refits may lead the other way first.
        return new Interval(Math.min(end(-1), centre), Math.max(end(1), centre));
    }

    private double end(int direction) {
        nearest = fit.minimum().theta();
        double inside = 0;
        double below = -rise;
        double reached = centre;
        double outside = firstStep;
        Rest rest = rest(centre + direction * outside);
        while (rest.excess < 0) {
            if (outside == FARTHEST) {
                // Where the model has a bound, such as a fixed E, log M does not follow the spring.
                return Math.abs(rest.log - centre) > FARTHEST / 2 ? direction * Double.POSITIVE_INFINITY : rest.log;
            }
            inside = outside;
            below = rest.excess;
            reached = rest.log;
            outside = Math.min(2 * outside, FARTHEST);
            rest = rest(centre + direction * outside);
        }
        double above = rest.excess;
        // Regula falsi, Illinois variant; bisection where that is slow, as at a jump to another minimum.
        int side = 0;
        for (int step = 0; outside - inside > ACCURACY * firstStep; step++) {
            double at = step < MOST_SECANTS ? (inside * above - outside * below) / (above - below) : inside + (outside - inside) / 2;
            double margin = 0.25 * ACCURACY * firstStep;
            at = Math.min(Math.max(at, inside + margin), outside - margin);
            if (!(inside < at && at < outside)) {
                break;
            }
            rest = rest(centre + direction * at);
            if (rest.excess < 0) {
                inside = at;
                below = rest.excess;
                reached = rest.log;
                above = side < 0 ? above / 2 : above;
                side = -1;
            } else {
                outside = at;
                above = rest.excess;
                below = side > 0 ? below / 2 : below;
                side = 1;
            }
        }
        return reached;
    }

    private Rest rest(double target) {
        Minimum minimum = DampedNewton.minimise(spring(target), nearest);
        if (!Double.isFinite(minimum.value())) {
            return new Rest(target, rise);
        }
        double log = log(minimum.theta());
        double excess = minimum.value() - stiffness / 2 * (log - target) * (log - target) - fit.objective() - rise;
        if (excess < 0) {
            nearest = minimum.theta();
        }
        return new Rest(log, excess);
    }

    private double log(double[] theta) {
        var jet = new Jet(fit.minimised().shape().dimension());
        fit.minimised().shape().evaluation().at(theta, point, 0, jet);
        return jet.value;
    }

    /** The objective plus the energy of a spring from log M to the target. */
    private DampedNewton.Smooth spring(double target) {
        Objective.Evaluation objective = fit.minimised().evaluation();
        Shape.Evaluation curve = fit.minimised().shape().evaluation();
        var at = new Jet(fit.minimised().shape().dimension());
        return (theta, jet) -> {
            objective.at(theta, jet);
            curve.at(theta, point, 0, at);
            if (!Double.isFinite(at.value)) {
                jet.value = Double.POSITIVE_INFINITY;
                return;
            }
            double stretch = at.value - target;
            jet.value += stiffness / 2 * stretch * stretch;
            for (int j = 0; j < at.dimension; j++) {
                jet.gradient[j] += stiffness * stretch * at.gradient[j];
                for (int k = 0; k <= j; k++) {
                    jet.hessian[j][k] += stiffness * (at.gradient[j] * at.gradient[k] + stretch * at.hessian[j][k]);
                }
            }
        };
    }
}
