package org.neuralquanta.fit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * 95 % intervals by profiles: for each value of a parameter the others are fitted anew, and the interval is where the
 * objective stays within \(\frac{t^2}{2}\,\frac{E\psi^2}{E\psi'}\) of its least, t the quantile of Student's t for runs less parameters. With
 * Student's t as loss this is the profile likelihood; otherwise it is its counterpart that needs no likelihood
 * ({@code docs/fitting.md}). Immutable, thread-safe.
 */
public final class Profile {

    private static final double FARTHEST_LOGARITHM = 60;
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
        double rise = t * t / calibration.devianceFactor();
        Covariance covariance = Covariance.calibrated(fit);
        var found = new LinkedHashMap<String, Interval>();
        for (Shape.Coordinate coordinate : fit.minimised().shape().coordinates()) {
            int parameter = covariance.names().indexOf(coordinate.name());
            found.put(coordinate.name(), new Line(fit, coordinate, parameter, rise, covariance.standardError(parameter)).interval());
        }
        if (fit.model() instanceof CurveModel.Quanta quanta) {
            Interval alpha = Objects.requireNonNull(found.get("alpha"));
            found.put("beta", new Interval(dataExponent(quanta, alpha.lower()), dataExponent(quanta, alpha.upper())));
        }
        var ordered = new LinkedHashMap<String, Interval>();
        fit.model().parameters().forEach(name -> ordered.put(name, Objects.requireNonNull(found.get(name))));
        return new Profile(ordered, Flatness.warnings(fit, ordered));
    }

    private static double dataExponent(CurveModel.Quanta quanta, double alpha) {
        return Double.isInfinite(alpha) ? (alpha > 0 ? 1 : alpha) : quanta.dataExponent(alpha);
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
     * What the runs do not determine, and which further runs would.
     *
     * @return one sentence each; empty where every parameter is determined
     */
    public List<String> warnings() {
        return warnings;
    }

    /** The objective along one parameter. */
    private static final class Line {

        private final Shape.Coordinate coordinate;
        private final int parameter;
        private final Objective objective;
        private final double[] centre;
        private final double limit;
        private final double firstStep;
        private double[] nearest;

        Line(Fit fit, Shape.Coordinate coordinate, int parameter, double rise, double error) {
            this.coordinate = coordinate;
            this.parameter = parameter;
            double[] centres = fit.minimised().shape().centres();
            if (coordinate.variable() >= 0) {
                centres[coordinate.variable()] = 0;
            }
            this.objective = fit.minimised().around(centres);
            this.centre = fit.minimised().shape().recentred(fit.minimum().theta(), centres);
            this.nearest = centre;
            this.limit = fit.objective() + rise;
            double most = coordinate.logarithm() ? 1 : 0.3;
            this.firstStep = error > 0 && error < most ? 2 * error : 2 * most;
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
            double outside = firstStep;
            while (excess(start + direction * outside) < 0) {
                inside = outside;
                outside *= 2;
                if (outside > farthest) {
                    return direction * Double.POSITIVE_INFINITY;
                }
            }
            nearest = centre;
            double root = new BrentSolver(ACCURACY).solve(60, t -> excess(start + direction * t), inside, outside);
            return value(start + direction * root);
        }

        private double excess(double at) {
            double[] from = nearest.clone();
            from[coordinate.index()] = at;
            Minimum minimum = DampedNewton.minimise(objective, from, coordinate.index());
            if (!Double.isFinite(minimum.value())) {
                return Math.abs(limit) + 1;
            }
            nearest = minimum.theta();
            return minimum.value() - limit;
        }

        private double value(double at) {
            double[] theta = centre.clone();
            theta[coordinate.index()] = at;
            return objective.shape().parameters(theta)[parameter];
        }
    }
}
