package org.neuralquanta.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Processor time of an iteration per value, which other load on the machine does not inflate, beside JMH's wall time. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class ProcessorTime {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long start;
    private long nanoseconds;
    private long values;

    /** Starts an iteration. */
    @Setup(Level.Iteration)
    public void start() {
        values = 0;
        start = threads.getCurrentThreadCpuTime();
    }

    /** Ends an iteration. */
    @TearDown(Level.Iteration)
    public void stop() {
        nanoseconds = threads.getCurrentThreadCpuTime() - start;
    }

    /**
     * Counts values.
     *
     * @param count how many were computed
     */
    void add(long count) {
        values += count;
    }

    /**
     * The result.
     *
     * @return nanoseconds of processor time per value
     */
    public double cpu() {
        return (double) nanoseconds / values;
    }
}
