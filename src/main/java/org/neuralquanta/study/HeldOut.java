package org.neuralquanta.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.neuralquanta.fit.Bootstrap;
import org.neuralquanta.fit.CurveModel;
import org.neuralquanta.fit.Fit;
import org.neuralquanta.fit.Interval;
import org.neuralquanta.fit.RobustLoss;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.runs.UnfittableException;

/**
 * How well a law fitted to the runs with little compute, or to small models, predicts the others. Immutable, thread-safe.
 *
 * @param by whether runs are separated by compute or by size
 * @param most the largest compute among the runs that were fitted, in FLOPs; or their largest N
 * @param fitted the number of those runs
 * @param predicted the number of runs above
 * @param meanError the mean of log L − log M over the runs above: positive where they came out worse than predicted
 * @param interval the 95 % interval of that mean, by a bootstrap over the fitted and the predicted runs
 * @param rootMeanSquare the root mean square of log L − log M over the runs above
 */
public record HeldOut(By by, double most, int fitted, int predicted, double meanError, Interval interval, double rootMeanSquare) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is NaN
     */
    public HeldOut {
        if (DoubleStream.of(most, meanError, rootMeanSquare).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException(
                    "most, meanError and rootMeanSquare must be numbers, were "
                            + most + ", " + meanError + " and " + rootMeanSquare);
        }
    }

    /** What separates the runs that are fitted from those that are predicted. */
    public enum By {
        /** Compute, in FLOPs at the {@linkplain Runs#cost() cost} of the runs. */
        COMPUTE,
        /** Parameters N. */
        SIZE;

        double of(Runs runs, int run) {
            return switch (this) {
                case COMPUTE -> runs.compute(run);
                case SIZE -> runs.value(0, run);
            };
        }
    }

    /**
     * Predicts the runs above one budget, or the models above one size.
     *
     * @param model a model with N and D
     * @param runs the runs
     * @param loss the penalty of a residual
     * @param by whether by compute or by size
     * @param most runs with at most this compute in FLOPs, or this N, are fitted
     * @param replicates the number of bootstrap replicates, at least 1
     * @param seed the seed
     * @return the prediction
     * @throws IllegalArgumentException if compute is requested for runs along one variable, there are too few runs below for the model, or
     *     there are none above
     */
    public static HeldOut of(CurveModel model, Runs runs, RobustLoss loss, By by, double most, int replicates, long seed) {
        if (by == By.COMPUTE && runs.variables().size() < 2) {
            throw new UnfittableException("compute needs runs in N and D, were runs in " + runs.variables());
        }
        Runs below = runs.where(i -> by.of(runs, i) <= most);
        Runs above = runs.where(i -> by.of(runs, i) > most);
        if (above.size() == 0) {
            throw new UnfittableException("no run lies above " + (by == By.COMPUTE ? "the budget of " + most + " FLOPs" : "N = " + most));
        }
        Fit fit = Fit.of(model, below, loss);
        double[] errors = errors(fit, above);
        SplittableRandom[] streams = Bootstrap.streams(seed, replicates);
        double[] means = IntStream.range(0, replicates)
                .parallel()
                .mapToDouble(i -> {
                    Fit refit = fit.reweighted(Bootstrap.weights(below, streams[i]));
                    double[] weights = Bootstrap.weights(above, streams[i]);
                    double[] drawnErrors = errors(refit, above);
                    double sum = 0;
                    for (int j = 0; j < weights.length; j++) {
                        sum += weights[j] * drawnErrors[j];
                    }
                    return sum / Arrays.stream(weights).sum();
                })
                .toArray();
        return new HeldOut(by, largest(by, below), below.size(), above.size(), Arrays.stream(errors).average().orElseThrow(),
                Bootstrap.interval(means),
                Math.sqrt(Arrays.stream(errors).map(e -> e * e).average().orElseThrow()));
    }

    /** The limit, or where it is the largest value of all the next smaller one, if there is any. */
    private static double below(double largest, double limit, double[] values) {
        return limit < largest ? limit : Arrays.stream(values).filter(value -> value < largest).max().orElse(largest);
    }

    private static double largest(By by, Runs runs) {
        return IntStream.range(0, runs.size()).mapToDouble(i -> by.of(runs, i)).max().orElseThrow();
    }

    private static double[] errors(Fit fit, Runs runs) {
        double[] errors = fit.logPredictions(runs);
        Arrays.setAll(errors, i -> runs.logLoss(i) - errors[i]);
        return errors;
    }

    /**
     * Predicts the runs above increasing budgets, at quantiles of the runs' compute.
     *
     * @param model a model with N and D
     * @param runs the runs
     * @param loss the penalty of a residual
     * @param by whether by compute or by size
     * @param shares the shares of the runs to fit, each above 0 and below 1; those with too few runs, or with the same runs as an earlier
     *     one, are left out
     * @param replicates the number of bootstrap replicates for each interval, at least 1
     * @param seed the seed
     * @return a prediction for each share that is left, in the order given
     * @throws IllegalArgumentException if a share is out of range, or there are fewer than two runs
     * @throws IllegalStateException if compute is requested and the runs have one variable
     */
    public static List<HeldOut> rolling(
            CurveModel model, Runs runs, RobustLoss loss, By by, double[] shares, int replicates, long seed) {
        if (runs.size() < 2) {
            throw new IllegalArgumentException("at least two runs are needed to predict one from another, there are " + runs.size());
        }
        double[] sorted = IntStream.range(0, runs.size()).mapToDouble(i -> by.of(runs, i)).sorted().toArray();
        var tried = new HashSet<Double>();
        var predictions = new ArrayList<HeldOut>();
        for (double share : shares) {
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException("shares must be above 0 and below 1, was " + share);
            }
            double most = below(sorted[sorted.length - 1], sorted[Math.min((int) (share * sorted.length), sorted.length - 2)], sorted);
            Runs below = runs.where(i -> by.of(runs, i) <= most);
            if (tried.add(most) && below.size() >= model.dimension() + 2 && below.size() < runs.size()
                    && IntStream.range(0, below.variables().size()).allMatch(below::varies)) {
                predictions.add(of(model, runs, loss, by, most, replicates, seed));
            }
        }
        return predictions;
    }
}
