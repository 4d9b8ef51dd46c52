package org.neuralquanta.montecarlo;

/** Is told how far a simulation has come, about ten times a second, on the calling thread. */
@FunctionalInterface
public interface Progress {

    /**
     * How far the simulation is.
     *
     * @param share the share of the work that is done, 0 to 1; never decreases
     */
    void report(double share);
}
