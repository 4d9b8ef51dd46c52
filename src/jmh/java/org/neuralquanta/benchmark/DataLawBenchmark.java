package org.neuralquanta.benchmark;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Multilinear;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.model.QuantaModel;
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

/** Time per point of an exact data law, which must not grow with D, and per enclosure. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(DataLawBenchmark.COUNT)
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--sun-misc-unsafe-memory-access=allow")
public class DataLawBenchmark {

    static final int COUNT = 50;

    /** How quanta emerge. */
    public enum Curve {
        THRESHOLD(Threshold.of(1)),
        EXPONENTIAL(new Exponential()),
        SHOTS_5(Shots.of(5)),
        SHOTS_100(Shots.of(100)),
        SHOTS_10000(Shots.of(10_000)),
        LOGISTIC_5(Logistic.of(5)),
        MULTILINEAR_3(Multilinear.of(3));

        private final EmergenceCurve curve;

        Curve(EmergenceCurve curve) {
            this.curve = curve;
        }
    }

    /** How often quanta are used. */
    public enum Frequencies {
        ZIPF(Zipf.infinite(0.4)),
        FEW(Zipf.finite(0.4, 10_000)),
        LOG_MODIFIED(LogModifiedZipf.infinite(0.4, 1));

        private final QuantaDistribution distribution;

        Frequencies(QuantaDistribution distribution) {
            this.distribution = distribution;
        }
    }

    @Param
    private Curve curve = Curve.EXPONENTIAL;

    @Param
    private Frequencies frequencies = Frequencies.ZIPF;

    @Param({"1e3", "1e9", "1e17"})
    private double samples;

    private DataLaw law = DataLaw.of(QuantaModel.of(Zipf.infinite(1)));
    private final double[] at = new double[COUNT];

    /** Samples within a factor of 10 from the parameter on. */
    @Setup
    public void draw() {
        law = DataLaw.of(QuantaModel.of(frequencies.distribution).learnedAfter(curve.curve));
        var random = new SplittableRandom(1);
        for (int i = 0; i < COUNT; i++) {
            at[i] = samples * Math.pow(10, random.nextDouble());
        }
    }

    /**
     * {@code DataLaw.exact}.
     *
     * @param results takes the values
     * @param time takes the processor time
     */
    @Benchmark
    public void exact(Blackhole results, ProcessorTime time) {
        for (double x : at) {
            results.consume(law.exact(x));
        }
        time.add(COUNT);
    }

    /**
     * {@code DataLaw.enclosure}.
     *
     * @param results takes the enclosures
     * @param time takes the processor time
     */
    @Benchmark
    public void enclosure(Blackhole results, ProcessorTime time) {
        for (double x : at) {
            results.consume(law.bound(x));
        }
        time.add(COUNT);
    }
}
