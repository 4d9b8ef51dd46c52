package org.neuralquanta.benchmark.growth;

/** What is timed. */
@FunctionalInterface
public interface Work {

    /**
     * Does it once.
     *
     * @return the result, so that no compiler leaves the work out
     * @throws Exception if it cannot be done
     */
    Object run() throws Exception;
}
