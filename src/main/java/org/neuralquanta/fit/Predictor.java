package org.neuralquanta.fit;

import java.util.List;
import org.neuralquanta.runs.Extrapolation;
import org.neuralquanta.runs.Point;
import org.neuralquanta.runs.Runs;

/** Predictions of a fit, with what they share. Immutable, thread-safe. */
final class Predictor {

    private static final double UPPER = 0.975;

    private final Fit fit;
    private final Scatter scatter;
    private final Extrapolation.Range range;

    private Predictor(Fit fit) {
        this.fit = fit;
        this.scatter = Scatter.of(fit);
        this.range = Extrapolation.Range.of(fit.runs());
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
                    double[] gradient = fit.gradient(point);
                    double inverse = square(curvature.standardErrorAlong(gradient));
                    double spread = Math.max(square(covariance.standardErrorAlong(gradient)) / inverse, usual);
                    double step = t * Math.sqrt(spread * inverse);
                    Interval logs = new PointProfile(fit, point, t * t / 2 * spread, inverse, step).interval();
                    double log = fit.logPrediction(point, 0);
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
                    double[] logs = bootstrap.logPredictions(point);
                    return predictor.of(at, fit.logPrediction(point, 0), Bootstrap.interval(logs),
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
