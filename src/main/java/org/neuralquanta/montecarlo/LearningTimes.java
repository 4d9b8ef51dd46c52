package org.neuralquanta.montecarlo;

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
     * @param times for each rank the amount of data D at which it was learned; infinite if that is beyond the grid; a copy
     */
    void accept(long replicate, double[] times);
}
