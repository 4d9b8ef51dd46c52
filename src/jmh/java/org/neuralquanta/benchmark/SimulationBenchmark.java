package org.neuralquanta.benchmark;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.neuralquanta.Kernel;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.montecarlo.Execution;
import org.neuralquanta.montecarlo.Result;
import org.neuralquanta.montecarlo.Simulation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time and allocation of whole simulations per quantum and replicate: 10^6 quanta, 64 replicates, 30 amounts of data. With
 * {@code -prof gc}: what is allocated is for the run (tables, histograms, the result), not for a quantum.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SimulationBenchmark.ITEMS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"--sun-misc-unsafe-memory-access=allow", "--add-modules=jdk.incubator.vector"})
public class SimulationBenchmark {

    static final int ITEMS = 64_000_000;

    private static final double[] GRID = IntStream.range(0, 30).mapToDouble(j -> Math.pow(10, 3 + 6.0 * j / 29)).toArray();

    @Param({"1", "100"})
    private int tau;

    @Param({"SCALAR", "VECTOR"})
    private Kernel kernel = Kernel.AUTO;

    /**
     * {@code Simulation.run} on one thread.
     *
     * @return its result
     * @throws InterruptedException never
     */
    @Benchmark
    public Result curve() throws InterruptedException {
        return Simulation.of(Zipf.finite(0.4, 1_000_000)).learnedAfter(tau).on(Execution.of(kernel)).run(GRID);
    }
}
