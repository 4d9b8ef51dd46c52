package org.neuralquanta.benchmark;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.neuralquanta.special.PowerSum;
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

/** Time per sum Σ (k+q)^−(1+α) over a finite range of ranks, and per enclosure. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(PowerSumBenchmark.COUNT)
@Warmup(iterations = 5, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 25, time = 20, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--sun-misc-unsafe-memory-access=allow")
public class PowerSumBenchmark {

    static final int COUNT = 1000;

    /** Where the ranks and exponents lie. */
    public enum Ranges {
        /** α in (−1, 3), from a rank below 10 to any rank: the normalisation of K quanta. */
        FROM_THE_FIRST(-1, 3, 10),
        /** α in (−1, 3), from any rank: tails of K quanta. */
        TAILS(-1, 3, 1e15),
        /** α in (−9, 59), from a rank below 30: the slowest. */
        ALL_EXPONENTS(-9, 59, 30);

        private final double minAlpha;
        private final double maxAlpha;
        private final double maxFirst;

        Ranges(double minAlpha, double maxAlpha, double maxFirst) {
            this.minAlpha = minAlpha;
            this.maxAlpha = maxAlpha;
            this.maxFirst = maxFirst;
        }
    }

    /** The group of ranges. */
    @Param
    public Ranges ranges = Ranges.FROM_THE_FIRST;

    private double[] alphas = {};
    private long[] first = {};
    private long[] last = {};

    /** Draws the ranges; first ranks and numbers of ranks are log-uniform. */
    @Setup
    public void draw() {
        var random = new SplittableRandom(20260101);
        alphas = random.doubles(COUNT, ranges.minAlpha, ranges.maxAlpha).toArray();
        first = random.doubles(COUNT, 0, Math.log(ranges.maxFirst)).mapToLong(x -> (long) Math.exp(x)).toArray();
        last = random.doubles(COUNT, 0, Math.log(1e18)).mapToLong(x -> (long) Math.exp(x)).toArray();
        for (int i = 0; i < COUNT; i++) {
            last[i] += first[i];
        }
    }

    /**
     * The sum.
     *
     * @param results takes the sums
     * @param time takes the processor time
     */
    @Benchmark
    public void value(Blackhole results, ProcessorTime time) {
        for (int i = 0; i < COUNT; i++) {
            results.consume(PowerSum.value(alphas[i], 0, first[i], last[i]));
        }
        time.add(COUNT);
    }

    /**
     * The enclosure.
     *
     * @param results takes the enclosures
     * @param time takes the processor time
     */
    @Benchmark
    public void enclosure(Blackhole results, ProcessorTime time) {
        for (int i = 0; i < COUNT; i++) {
            results.consume(PowerSum.enclosure(alphas[i], 0, first[i], last[i]));
        }
        time.add(COUNT);
    }
}
