package org.neuralquanta.benchmark;

import java.util.concurrent.TimeUnit;
import org.neuralquanta.derivation.Derivation;
import org.neuralquanta.derivation.Problem;
import org.neuralquanta.derivation.Target;
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

/** Time of a derivation with general exponents. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--sun-misc-unsafe-memory-access=allow")
public class DerivationBenchmark {

    @Param({"PARAMETERS", "DATA", "COMPUTE"})
    private Target target = Target.DATA;

    private final Problem problem = Problem.quanta()
            .gap("Delta*k^eta")
            .cost("C*k^kappa")
            .threshold("tau*k^delta")
            .assuming("alpha > eta", "kappa > -1", "delta > 0");

    /** All steps, each with its conditions checked. */
    @Benchmark
    public int steps() {
        return Derivation.of(problem, target).steps().size();
    }
}
