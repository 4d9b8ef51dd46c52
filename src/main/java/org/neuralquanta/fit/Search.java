package org.neuralquanta.fit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.neuralquanta.newton.DampedNewton;
import org.neuralquanta.newton.Minimum;
import org.neuralquanta.runs.Runs;

/**
 * Minimises an objective from a grid of starting points. Every start is followed until the objective hardly falls any more; the ten lowest
 * points are then refined. With very many runs the grid is searched on an evenly spread part of them, and only the refinement uses all.
 */
final class Search {

    private static final int POLISHED = 10;

    /** The starting value of log σ of Student's t. */
    private static final double LOG_SCALE = -4;

    private Search() {}

    static Minimum best(Objective objective) {
        return best(objective, starts(objective));
    }

    static List<double[]> starts(Objective objective) {
        List<double[]> starts = objective.shape().starts(objective.runs());
        return objective.loss().scales() == 0
                ? starts
                : starts.stream().map(Search::withScale).toList();
    }

    private static double[] withScale(double[] curve) {
        double[] all = Arrays.copyOf(curve, curve.length + 1);
        all[curve.length] = LOG_SCALE;
        return all;
    }

    static Minimum best(Objective objective, List<double[]> starts) {
        Objective coarse = thinned(objective);
        List<Minimum> approached = starts.parallelStream()
                .map(start -> DampedNewton.approach(coarse.evaluation(), start))
                .sorted(Comparator.comparingDouble(Minimum::value))
                .limit(POLISHED)
                .toList();
        return approached.stream()
                .map(rough -> coarse == objective ? rough : DampedNewton.minimise(coarse.evaluation(), rough.theta()))
                .map(rough -> DampedNewton.minimise(objective.evaluation(), rough.theta()))
                .filter(minimum -> Double.isFinite(minimum.value()))
                .min(Comparator.comparingDouble(Minimum::value))
                .orElseThrow(() -> new ArithmeticException("no start leads to a finite objective"));
    }

    private static Objective thinned(Objective objective) {
        Runs runs = objective.runs();
        int most = objective.shape().runsOnGrid();
        int every = (runs.size() + most - 1) / most;
        return every == 1 ? objective : Objective.of(objective.shape(), objective.loss(), runs.where(i -> i % every == every / 2));
    }
}
