package org.neuralquanta.benchmark;

import java.util.concurrent.TimeUnit;
import org.hipparchus.special.Gamma;
import org.neuralquanta.numerics.BinomialTail;
import org.neuralquanta.special.IncompleteGamma;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time per value of Q(τ, y) and of the binomial tail for y = D p near τ, where they are dearest. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 150, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--sun-misc-unsafe-memory-access=allow")
public class IncompleteGammaBenchmark {

    private static final int POINTS = 64;
    private static final long TRIALS = 1_000_000_000_000L;

    /** τ. */
    @Param({"0.5", "1", "2.5", "10", "100", "1000", "1000000"})
    public double tau = 1;

    private int turn;

    /** Runs from two standard deviations below τ + 1 to two above. */
    private double exposure() {
        turn = (turn + 1) % POINTS;
        return Math.max(0.01, tau + 1 + (4.0 * turn / POINTS - 2) * Math.sqrt(tau));
    }

    /**
     * The library's Q.
     *
     * @return Q(τ, y)
     */
    @Benchmark
    public double value() {
        return IncompleteGamma.upper(tau, exposure());
    }

    /**
     * The library's enclosure of Q.
     *
     * @return its lower end
     */
    @Benchmark
    public double enclosure() {
        return IncompleteGamma.upperEnclosure(tau, exposure()).lower();
    }

    /**
     * Hipparchus' Q.
     *
     * @return Q(τ, y)
     */
    @Benchmark
    public double hipparchus() {
        return Gamma.regularizedGammaQ(tau, exposure());
    }

    /**
     * The library's binomial tail.
     *
     * @return P(Bin(D, y/D) &lt; τ)
     */
    @Benchmark
    public double binomial() {
        return BinomialTail.below(TRIALS, Math.max(1, (long) tau), exposure() / TRIALS);
    }
}
