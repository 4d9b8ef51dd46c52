package org.neuralquanta.fit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.neuralquanta.newton.DampedNewton;
import org.neuralquanta.newton.Minimum;

/**
 * 95 % profile intervals: for each value of a parameter the others are refitted, and the interval is where the objective exceeds its
 * minimum by at most a threshold. For a likelihood the threshold is \(\tfrac12 t^2\), where t is the quantile of Student's t with runs
 * minus parameters degrees of freedom. Here it is multiplied by the parameter's variance (from the sandwich, or for identically distributed
 * residuals where that is larger) over its inverse curvature, so that the intervals hold without a likelihood ({@code
 * docs/fitting-explained.md}). Immutable, thread-safe.
 *
 * <p>Source: Chandler and Bate, Biometrika 94 (2007) 167, for the adjustment of the height.
 */
public final class Profile {

    private static final double FARTHEST_LOGARITHM = 100;
    private static final double FARTHEST_EXPONENT = 20;
    private static final double ACCURACY = 1e-7;

    private final Map<String, Interval> intervals;
    private final List<String> warnings;

    private Profile(Map<String, Interval> intervals, List<String> warnings) {
        this.intervals = Collections.unmodifiableMap(intervals);
        this.warnings = List.copyOf(warnings);
    }

    /**
     * The intervals of all parameters of a fit.
     *
     * @param fit the fit
     * @return its profile
     */
    public static Profile of(Fit fit) {
        Calibration calibration = fit.calibration();
        double t = calibration.criticalDeviation();
        Covariance covariance = Covariance.sandwich(fit);
        Covariance curvature = Covariance.inverseCurvature(fit);
        var found = new LinkedHashMap<String, Interval>();
        for (Shape.Coordinate coordinate : fit.minimised().shape().coordinates()) {
            int parameter = covariance.names().indexOf(coordinate.name());
            double inverse = curvature.at(parameter, parameter);
            double usual = 2 / calibration.devianceFactor();
            // At the edge of its range, such as X at infinity, a parameter has no curvature of its own.
            boolean curved = inverse > 0 && inverse < Double.POSITIVE_INFINITY;
            double spread = curved ? Math.max(covariance.at(parameter, parameter) / inverse, usual) : usual;
            double step = curved ? t * Math.sqrt(spread * inverse) : 0;
            found.put(coordinate.name(), new Line(fit, coordinate, parameter, t * t / 2 * spread, step).interval());
        }
        Interval alpha = found.get("alpha");
        if (alpha != null && tie(fit.model()) instanceof CurveModel.Quanta quanta) {
            found.put("beta", new Interval(dataExponent(quanta, alpha.lower()), dataExponent(quanta, alpha.upper())));
        }
        var ordered = new LinkedHashMap<String, Interval>();
        fit.model().parameters().forEach(name -> ordered.put(name, Objects.requireNonNull(found.get(name))));
        return new Profile(ordered, Flatness.warnings(fit, ordered));
    }

    private static CurveModel tie(CurveModel model) {
        return model instanceof CurveModel.Fixed fixed ? fixed.base() : model;
    }

    private static double dataExponent(CurveModel.Quanta quanta, double alpha) {
        return Double.isInfinite(alpha) ? (alpha > 0 ? 1 : alpha) : quanta.tied(alpha);
    }

    /**
     * The intervals.
     *
     * @return by name, in the order of the model
     */
    public Map<String, Interval> intervals() {
        return intervals;
    }

    /**
     * The parameters that the runs do not determine, and the further runs that would determine them.
     *
     * @return one sentence each; empty where every parameter is determined
     */
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public String toString() {
        return "Profile[parameters=" + intervals.keySet() + ", warnings=" + warnings.size() + "]";
    }

    /** The objective along one parameter. */
    private static final class Line {

        private final Shape.Coordinate coordinate;
        private final int parameter;
        private final Objective objective;
        private final double[] centre;
        private final double rise;
        private final double limit;
        private final double firstStep;
        private double[] nearest;

        Line(Fit fit, Shape.Coordinate coordinate, int parameter, double rise, double step) {
            this.coordinate = coordinate;
            this.parameter = parameter;
            double[] centres = fit.minimised().shape().centres();
            if (coordinate.variable() >= 0) {
                centres[coordinate.variable()] = 0;
            }
            this.objective = fit.minimised().around(centres);
            this.centre = fit.minimised().shape().recentred(fit.minimum().theta(), centres);
            this.nearest = centre;
            this.rise = rise;
            this.limit = fit.objective() + rise;
            double most = coordinate.logarithm() ? 2 : 0.5;
            this.firstStep = step > 0 ? Math.min(step, most) : most;
        }

        Interval interval() {
            double lower = end(-1);
            double upper = end(1);
            return coordinate.logarithm()
                    ? new Interval(lower == Double.NEGATIVE_INFINITY ? 0 : lower, upper)
                    : new Interval(lower, upper);
        }

        private double end(int direction) {
            double start = centre[coordinate.index()];
            double farthest = coordinate.logarithm() ? FARTHEST_LOGARITHM : FARTHEST_EXPONENT;
            nearest = centre;
            double inside = 0;
            double below = -rise;
            double outside = firstStep;
            double above = excess(start + direction * outside);
            while (above < 0) {
                if (outside == farthest) {
                    return direction * Double.POSITIVE_INFINITY;
                }
                inside = outside;
                below = above;
                outside = Math.min(2 * outside, farthest);
                above = excess(start + direction * outside);
            }
            // Regula falsi, Illinois variant.
            int side = 0;
            while (outside - inside > ACCURACY) {
                double at = (inside * above - outside * below) / (above - below);
                double margin = 0.25 * ACCURACY;
                at = Math.min(Math.max(at, inside + margin), outside - margin);
                double excess = excess(start + direction * at);
                if (excess < 0) {
                    inside = at;
                    below = excess;
                    above = side < 0 ? above / 2 : above;
                    side = -1;
                } else {
                    outside = at;
                    above = excess;
                    below = side > 0 ? below / 2 : below;
                    side = 1;
                }
            }
            return value(start + direction * inside);
        }

        /** The objective at a value of the parameter minus the limit; remembers the point if the result is negative. */
        private double excess(double at) {
            double[] from = nearest.clone();
            from[coordinate.index()] = at;
            Minimum minimum = DampedNewton.minimise(objective.evaluation(), from, coordinate.index());
            if (!Double.isFinite(minimum.value())) {
                return rise;
            }
            double excess = minimum.value() - limit;
            if (excess < 0) {
                nearest = minimum.theta();
            }
            return excess;
        }

        private double value(double at) {
            double[] theta = centre.clone();
            theta[coordinate.index()] = at;
            return objective.shape().parameters(theta)[parameter];
        }
    }
}
