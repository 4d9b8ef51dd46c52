package org.neuralquanta.montecarlo;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * What a run reports besides the estimates. The receivers are called on the thread that runs the simulation. Immutable.
 *
 * @param curves receives each replicate's curve
 * @param progress receives the progress of the run
 * @param quantiles levels q, 0 ≤ q ≤ 1, of the quantiles over replicates that each estimate should hold
 * @param times receives each replicate's learning times
 * @param ranks the ranks of the quanta whose learning times are reported, each at least 1
 */
public record Observer(
        LossCurve curves, Progress progress, List<Double> quantiles, LearningTimes times, List<Long> ranks) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a level or a rank is out of range
     */
    public Observer {
        quantiles = List.copyOf(quantiles);
        ranks = List.copyOf(ranks);
        for (double level : quantiles) {
            if (!(level >= 0 && level <= 1)) {
                throw new IllegalArgumentException("quantile must be between 0 and 1, was " + level);
            }
        }
        for (long rank : ranks) {
            if (rank < 1) {
                throw new IllegalArgumentException("rank must be at least 1, was " + rank);
            }
        }
    }

    /**
     * Reports nothing but the estimates.
     *
     * @return an observer that ignores everything
     */
    public static Observer none() {
        return new Observer((replicate, losses) -> {}, share -> {}, List.of(), (replicate, times) -> {}, List.of());
    }

    /**
     * The same with a receiver of curves.
     *
     * @param curves receives each replicate's curve
     * @return the observer
     */
    public Observer withCurves(LossCurve curves) {
        return new Observer(curves, progress, quantiles, times, ranks);
    }

    /**
     * The same with a receiver of progress.
     *
     * @param progress receives the progress of the run
     * @return the observer
     */
    public Observer withProgress(Progress progress) {
        return new Observer(curves, progress, quantiles, times, ranks);
    }

    /**
     * The same with quantiles over replicates in each estimate.
     *
     * @param levels q, each between 0 and 1
     * @return the observer
     * @throws IllegalArgumentException if a level is out of range
     */
    public Observer withQuantiles(double... levels) {
        return new Observer(curves, progress, DoubleStream.of(levels).boxed().toList(), times, ranks);
    }

    /**
     * The same with the times at which chosen quanta are learned.
     *
     * @param times receives each replicate's times
     * @param ranks the ranks of these quanta
     * @return the observer
     * @throws IllegalArgumentException if a rank is below 1
     */
    public Observer withTimes(LearningTimes times, long... ranks) {
        return new Observer(curves, progress, quantiles, times, LongStream.of(ranks).boxed().toList());
    }

    @Override
    public String toString() {
        return "Observer[quantiles=" + quantiles + ", ranks=" + ranks.size() + "]";
    }

    /** The quantiles of sorted losses, interpolated between the two order statistics next to (R − 1) q. */
    List<Double> quantilesOf(double[] losses) {
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        return quantiles.stream().map(level -> quantile(sorted, level)).toList();
    }

    private static double quantile(double[] sorted, double level) {
        double place = level * (sorted.length - 1);
        int below = (int) place;
        double next = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (place - below) * (next - sorted[below]);
    }

    /**
     * Receives the learning times of chosen quanta in each replicate, in the order of the replicates. Called by the thread that runs the
     * simulation; need not be thread-safe.
     */
    @FunctionalInterface
    public interface LearningTimes {

        /**
         * One replicate's times.
         *
         * @param replicate the replicate, from 0
         * @param times for each rank the amount of data D at which it was learned; infinite if beyond the grid; a copy
         */
        void accept(long replicate, double[] times);
    }

    /**
     * Receives the loss curve of each replicate, in the order of the replicates. It is called by the thread that runs the simulation
     * and need not be thread-safe.
     */
    @FunctionalInterface
    public interface LossCurve {

        /**
         * One replicate's curve.
         *
         * @param replicate the replicate, from 0
         * @param losses its loss at each point of the grid; a copy
         */
        void accept(long replicate, double[] losses);
    }

    /** Receives the progress of a simulation, about ten times a second, on the calling thread. */
    @FunctionalInterface
    public interface Progress {

        /**
         * Reports progress.
         *
         * @param share the share of the work that is done, 0 to 1; never decreases
         */
        void report(double share);
    }
}
