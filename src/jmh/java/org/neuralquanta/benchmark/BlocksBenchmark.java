package org.neuralquanta.benchmark;

import java.util.concurrent.TimeUnit;
import org.neuralquanta.Kernel;
import org.neuralquanta.lanes.Blocks;
import org.neuralquanta.random.RandomStream;
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

/** Time and allocation (with {@code -prof gc}: none) per number of the stages that a simulation is made of. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Blocks.SIZE)
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"--sun-misc-unsafe-memory-access=allow", "--add-modules=jdk.incubator.vector"})
public class BlocksBenchmark {

    @Param({"SCALAR", "VECTOR"})
    private Kernel kernel = Kernel.AUTO;

    private Blocks blocks = Blocks.of(Kernel.SCALAR);
    private final RandomStream stream = RandomStream.of(1, 0);
    private final long[] bits = new long[Blocks.SIZE];
    private final double[] numbers = new double[Blocks.SIZE];
    private long quantum;

    /** Chooses the kernel and makes the first bits. */
    @Setup
    public void choose() {
        blocks = Blocks.of(kernel);
        bits();
    }

    /**
     * Random bits.
     *
     * @return a block of them
     */
    @Benchmark
    public long[] bits() {
        quantum += Blocks.SIZE;
        blocks.bits(stream, quantum, 0, bits);
        return bits;
    }

    /**
     * Exponential numbers from bits.
     *
     * @return a block of them
     */
    @Benchmark
    public double[] exponentials() {
        blocks.exponentials(bits, Blocks.SIZE, numbers);
        return numbers;
    }

    /**
     * Normal numbers from bits.
     *
     * @return a block of them
     */
    @Benchmark
    public double[] normals() {
        blocks.normals(bits, Blocks.SIZE, numbers);
        return numbers;
    }
}
