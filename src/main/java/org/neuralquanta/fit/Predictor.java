package org.neuralquanta.fit;

import java.util.List;
import org.neuralquanta.runs.Extrapolation;
import org.neuralquanta.runs.Point;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.runs.RunsRange;
import org.neuralquanta.runs.UnfittableException;

/** Predictions of a fit, with what they share. Immutable, thread-safe. */
final class Predictor {

    private static final double UPPER = 0.975;

    /** Below it the curve at a point is known to within rounding, and its profile is not searched. */
    private static final double LEAST_STEP = 1e-12;

    private final Scatter scatter;
    private final RunsRange range;

    private Predictor(Fit fit) {
        this.scatter = Scatter.of(fit);
        this.range = RunsRange.of(fit.runs());
    }

    static List<Prediction> byProfile(Fit fit, List<Point> points) {
        if (points.isEmpty()) {
            return List.of();
        }
        var predictor = new Predictor(fit);
        Calibration calibration = fit.calibration();
        double t = calibration.criticalDeviation();
        double usual = 2 / calibration.devianceFactor();
        Covariance covariance = Covariance.sandwich(fit);
        Covariance curvature = Covariance.inverseCurvature(fit);
        return points.parallelStream()
                .map(at -> {
                    Runs point = at.at(fit.runs().variables());
                    double log = fit.logPrediction(at);
                    double[] gradient = fit.gradient(point);
                    double inverse = square(curvature.standardErrorAlong(gradient));
                    double robust = covariance.standardErrorAlong(gradient);
                    // Not a number where the runs leave so much open that rounding makes the variance negative.
                    double spread = robust > 0 ? Math.max(square(robust) / inverse, usual) : usual;
                    double step = inverse > 0 ? t * Math.sqrt(spread * inverse) : 0;
                    Interval logs = step > LEAST_STEP
                            ? new PointProfile(fit, point, t * t / 2 * spread, inverse, step).interval()
                            : new Interval(log - step, log + step);
                    double scatter = predictor.scatter.quantile(UPPER);
                    return predictor.of(at, log, logs,
                            new Interval(log - Math.hypot(log - logs.lower(), scatter), log + Math.hypot(logs.upper() - log, scatter)));
                })
                .toList();
    }

    static List<Prediction> byBootstrap(Fit fit, Bootstrap bootstrap, List<Point> points) {
        if (points.isEmpty()) {
            return List.of();
        }
        var predictor = new Predictor(fit);
        return points.parallelStream()
                .map(at -> {
                    Runs point = at.at(fit.runs().variables());
                    double log = fit.logPrediction(at);
                    double[] logs = bootstrap.logPredictions(point);
                    if (!(Double.isFinite(logs[0]) && Double.isFinite(logs[logs.length - 1]))) {
                        throw new UnfittableException(
                                "a refit has no finite loss at " + at.values() + ": predict nearer to the runs, or without the bootstrap");
                    }
                    return predictor.of(at, log, Bootstrap.interval(logs),
                            new Interval(predictor.scatter.quantileOfSum(logs, 1 - UPPER), predictor.scatter.quantileOfSum(logs, UPPER)));
                })
                .toList();
    }

    private Prediction of(Point at, double log, Interval curve, Interval run) {
        return new Prediction(at, Math.exp(log), exponentials(curve), exponentials(run), Extrapolation.of(range, at));
    }

    private static Interval exponentials(Interval logs) {
        return new Interval(Math.exp(logs.lower()), Math.exp(logs.upper()));
    }

    private static double square(double x) {
        return x * x;
    }
}
