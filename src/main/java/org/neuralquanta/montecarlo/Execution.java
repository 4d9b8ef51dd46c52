package org.neuralquanta.montecarlo;

import org.neuralquanta.Kernel;
import org.neuralquanta.race.Range;

/**
 * How a simulation is executed: threads and kernel. The result does not depend on it. Immutable, thread-safe.
 *
 * @param threads the number of threads, 1 to 1024
 * @param kernel how the numbers are computed; AUTO uses the vector kernel for about 5 · 10^8 numbers or more, since that kernel takes
 *     seconds to start
 */
public record Execution(int threads, Kernel kernel) {

    /** One thread, kernel AUTO. */
    public static final Execution SERIAL = new Execution(1, Kernel.AUTO);

    /**
     * Checks the number of threads.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Execution {
        Range.check("threads", threads, 1, 1024);
    }

    /**
     * Several threads, kernel AUTO.
     *
     * @param threads the number of threads, 1 to 1024
     * @return the execution
     * @throws IllegalArgumentException if the number is out of range
     */
    public static Execution of(int threads) {
        return new Execution(threads, Kernel.AUTO);
    }

    /**
     * One thread with a chosen kernel.
     *
     * @param kernel how the numbers are computed
     * @return the execution
     */
    public static Execution of(Kernel kernel) {
        return new Execution(1, kernel);
    }
}
