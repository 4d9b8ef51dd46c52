package org.neuralquanta.benchmark;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.model.Capacity;
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

/** Time per point of the joint law, beside that of the law of data at the same D. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(JointLawBenchmark.COUNT)
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--sun-misc-unsafe-memory-access=allow")
public class JointLawBenchmark {

    static final int COUNT = 50;

    private static final double ALPHA = 0.4;

    /** How quanta emerge. */
    public enum Curve {
        THRESHOLD(Threshold.of(1)),
        EXPONENTIAL(new Exponential()),
        SHOTS_5(Shots.of(5)),
        SHOTS_100(Shots.of(100)),
        LOGISTIC_5(Logistic.of(5));

        private final EmergenceCurve curve;

        Curve(EmergenceCurve curve) {
            this.curve = curve;
        }
    }

    @Param
    private Curve curve = Curve.EXPONENTIAL;

    @Param({"1e3", "1e9", "1e17"})
    private double samples;

    /** The exposure of the last quantum that has room. */
    @Param({"0.01", "1", "30"})
    private double exposure;

    private DataLaw data = DataLaw.of(QuantaModel.of(Zipf.infinite(1)));
    private JointLaw sharp = JointLaw.of(QuantaModel.of(Zipf.infinite(1)));
    private JointLaw soft = JointLaw.of(QuantaModel.of(Zipf.infinite(1)), Capacity.soft());
    private final double[] atParameters = new double[COUNT];
    private final double[] atData = new double[COUNT];

    /** Samples within a factor of 10 from the parameter on, and room for about the quanta that have the exposure. */
    @Setup
    public void draw() {
        Zipf quanta = Zipf.infinite(ALPHA);
        QuantaModel model = QuantaModel.of(quanta).learnedAfter(curve.curve);
        data = DataLaw.of(model);
        sharp = JointLaw.of(model);
        soft = JointLaw.of(model, Capacity.soft());
        var random = new SplittableRandom(1);
        for (int i = 0; i < COUNT; i++) {
            atData[i] = samples * Math.pow(10, random.nextDouble());
            double n = Math.pow(atData[i] * quanta.normalization() / exposure, 1 / (1 + ALPHA));
            atParameters[i] = Math.max(1, n * (0.5 + random.nextDouble()));
        }
    }

    /**
     * {@code DataLaw.exact}.
     *
     * @param results takes the values
     * @param time takes the processor time
     */
    @Benchmark
    public void dataAlone(Blackhole results, ProcessorTime time) {
        for (double d : atData) {
            results.consume(data.exact(d));
        }
        time.add(COUNT);
    }

    /**
     * {@code JointLaw.exact} with sharp capacity.
     *
     * @param results takes the values
     * @param time takes the processor time
     */
    @Benchmark
    public void sharp(Blackhole results, ProcessorTime time) {
        for (int i = 0; i < COUNT; i++) {
            results.consume(sharp.exact(atParameters[i], atData[i]));
        }
        time.add(COUNT);
    }

    /**
     * {@code JointLaw.bound} with sharp capacity.
     *
     * @param results takes the bounds
     * @param time takes the processor time
     */
    @Benchmark
    public void sharpBound(Blackhole results, ProcessorTime time) {
        for (int i = 0; i < COUNT; i++) {
            results.consume(sharp.bound(atParameters[i], atData[i]));
        }
        time.add(COUNT);
    }

    /**
     * {@code JointLaw.exact} with soft capacity along a row of a grid, where N stays.
     *
     * @param results takes the values
     * @param time takes the processor time
     */
    @Benchmark
    public void softRow(Blackhole results, ProcessorTime time) {
        for (double d : atData) {
            results.consume(soft.exact(atParameters[0], d));
        }
        time.add(COUNT);
    }

    /**
     * {@code JointLaw.exact} with soft capacity, where N changes.
     *
     * @param results takes the values
     * @param time takes the processor time
     */
    @Benchmark
    public void soft(Blackhole results, ProcessorTime time) {
        for (int i = 0; i < COUNT; i++) {
            results.consume(soft.exact(atParameters[i], atData[i]));
        }
        time.add(COUNT);
    }
}
