package org.neuralquanta.benchmark;

import java.util.concurrent.TimeUnit;
import org.neuralquanta.special.HurwitzZeta;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Time per value of ζ(1+α, q) and of its enclosure. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ZetaPoints.COUNT)
@Warmup(iterations = 5, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 25, time = 20, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--sun-misc-unsafe-memory-access=allow")
public class ZetaBenchmark {

    /** The group of points. */
    @Param
    public ZetaPoints points = ZetaPoints.TYPICAL;

    private double[] alphas = {};
    private double[] qs = {};

    /** Draws the points. */
    @Setup
    public void draw() {
        alphas = points.alphas();
        qs = points.qs();
    }

    /**
     * The value.
     *
     * @param results takes the values
     * @param time takes the processor time
     */
    @Benchmark
    public void value(Blackhole results, ProcessorTime time) {
        for (int i = 0; i < ZetaPoints.COUNT; i++) {
            results.consume(HurwitzZeta.value(alphas[i], qs[i]));
        }
        time.add(ZetaPoints.COUNT);
    }

    /**
     * The enclosure.
     *
     * @param results takes the enclosures
     * @param time takes the processor time
     */
    @Benchmark
    public void enclosure(Blackhole results, ProcessorTime time) {
        for (int i = 0; i < ZetaPoints.COUNT; i++) {
            results.consume(HurwitzZeta.enclosure(alphas[i], qs[i]));
        }
        time.add(ZetaPoints.COUNT);
    }
}
