package org.neuralquanta.montecarlo;

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
