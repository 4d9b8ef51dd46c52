package org.neuralquanta.omnigrok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.random.RandomStream;

/** Finite draws: against gradient descent step by step, and against the limit. */
@Statement("T32")
class LinearDrawTest {

    /** The numbers that a draw is made of, as its description says, and descent step by step on them. */
    private static LinearDraw.Losses byHand(LinearModel model, int d, long seed, double rate, int steps) {
        int n = (int) Math.round(d / model.aspect());
        var stream = RandomStream.of(seed, 0);
        var w = new double[d];
        var teacher = new double[d];
        double startSquares = 0;
        double teacherSquares = 0;
        for (int i = 0; i < d; i++) {
            w[i] = stream.normal(-2, i);
            teacher[i] = stream.normal(-3, i);
            startSquares += w[i] * w[i];
            teacherSquares += teacher[i] * teacher[i];
        }
        for (int i = 0; i < d; i++) {
            w[i] *= model.start() / Math.sqrt(startSquares);
            teacher[i] *= model.teacher() / Math.sqrt(teacherSquares);
        }
        var residual = new double[n];
        for (int step = 0; step <= steps; step++) {
            for (int r = 0; r < n; r++) {
                residual[r] = -model.noise() * stream.normal(-1, r);
                for (int i = 0; i < d; i++) {
                    residual[r] += stream.normal(r, i) * (w[i] - teacher[i]);
                }
            }
            for (int i = 0; i < d && step < steps; i++) {
                double slope = model.decay() * w[i];
                for (int r = 0; r < n; r++) {
                    slope += stream.normal(r, i) * residual[r] / n;
                }
                w[i] -= rate * slope;
            }
        }
        double train = 0;
        double test = 0;
        for (double value : residual) {
            train += value * value / (2 * n);
        }
        for (int i = 0; i < d; i++) {
            test += (w[i] - teacher[i]) * (w[i] - teacher[i]) / 2;
        }
        return new LinearDraw.Losses(train, test);
    }

    @Property(tries = 40)
    void descentStepByStep(
            @ForAll @IntRange(min = 2, max = 12) int d,
            @ForAll @DoubleRange(min = 0.4, max = 3) double aspect,
            @ForAll @DoubleRange(min = 0, max = 0.5) double decay,
            @ForAll @DoubleRange(min = 0, max = 1) double noise,
            @ForAll @IntRange(min = 0, max = 40) int steps,
            @ForAll @LongRange(min = 0, max = 1 << 20) long seed) {
        var model = new LinearModel(aspect, decay, 3, 1, noise);
        LinearDraw.Losses exact = LinearDraw.of(model, d, seed, 0).descent(0.05, steps);
        LinearDraw.Losses simulated = byHand(model, d, seed, 0.05, steps);
        assertThat(exact.train()).isCloseTo(simulated.train(), within(1e-11));
        assertThat(exact.test()).isCloseTo(simulated.test(), within(1e-11));
    }

    /** Half the rate, half the distance to the flow. */
    @Property(tries = 20)
    void descentTendsToTheFlow(@ForAll @LongRange(min = 0, max = 1 << 20) long seed) {
        LinearDraw draw = LinearDraw.of(LinearModel.of(2, 3).withDecay(0.1).withNoise(0.2), 20, seed, 0);
        double flow = draw.flow(1).test();
        double coarse = draw.descent(0.01, 100).test() - flow;
        double fine = draw.descent(0.005, 200).test() - flow;
        assertThat(coarse / fine).isCloseTo(2, within(0.1));
    }

    @Property(tries = 30)
    void testLossFallsAtTwiceTheTrainingLossForEveryDesign(
            @ForAll @IntRange(min = 3, max = 25) int d,
            @ForAll @DoubleRange(min = 0.3, max = 3) double aspect,
            @ForAll @DoubleRange(min = 0.1, max = 3) double time,
            @ForAll @LongRange(min = 0, max = 1 << 20) long seed) {
        LinearDraw draw = LinearDraw.of(LinearModel.of(aspect, 2), d, seed, 0);
        DoubleUnaryOperator test = t -> draw.flow(t).test();
        double h = 1e-4;
        double slope = (test.applyAsDouble(time + h) - test.applyAsDouble(time - h)) / (2 * h);
        assertThat(slope).isCloseTo(-2 * draw.flow(time).train(), within(1e-5));
    }

    private static SummaryStatistics excess(LinearModel model, int d, int replicates, double time) {
        var statistics = new SummaryStatistics();
        double limit = model.limit().test(time);
        for (int r = 0; r < replicates; r++) {
            statistics.addValue(LinearDraw.of(model, d, 32, r).flow(time).test() - limit);
        }
        return statistics;
    }

    /**
     * The mean of 150 draws lies within five standard errors of the limit, for training and for test loss; the limits of a wrong aspect
     * or without the atom do not. Four comparisons: false alarm 4 · 6e-7.
     */
    @Test
    void drawsScatterAroundTheLimit() {
        LinearModel model = LinearModel.of(2, 2).withDecay(0.2).withNoise(0.5);
        for (double time : new double[] {0.5, 3}) {
            var train = new SummaryStatistics();
            var test = new SummaryStatistics();
            for (int r = 0; r < 150; r++) {
                LinearDraw.Losses losses = LinearDraw.of(model, 100, 33, r).flow(time);
                train.addValue(losses.train());
                test.addValue(losses.test());
            }
            double error = test.getStandardDeviation() / Math.sqrt(150);
            assertThat(Math.abs(test.getMean() - model.limit().test(time))).isLessThan(5 * error);
            assertThat(Math.abs(train.getMean() - model.limit().train(time)))
                    .isLessThan(5 * train.getStandardDeviation() / Math.sqrt(150));
            LinearLimit aspect = new LinearModel(3, 0.2, 2, 1, 0.5).limit();
            assertThat(Math.abs(test.getMean() - aspect.test(time))).as("mutant: aspect").isGreaterThan(5 * error);
            double atom = (4 * Math.exp(-0.4 * time) + 1) / 4;
            assertThat(Math.abs(test.getMean() - model.limit().test(time) + atom)).as("mutant: no atom").isGreaterThan(5 * error);
        }
    }

    /**
     * Four times the dimension, a quarter of the variance: log(variance ratio) has standard error √(4/199) with 200 replicates each
     * (draws are close to normal). Rates 1/d (a sixteenth) and none are mutants.
     */
    @Test
    void theScatterFallsLikeOneOverTheRootOfTheDimension() {
        LinearModel model = LinearModel.of(2, 2).withDecay(0.1);
        double ratio = Math.log(excess(model, 30, 200, 1).getVariance() / excess(model, 120, 200, 1).getVariance());
        double error = Math.sqrt(4.0 / 199);
        assertThat(Math.abs(ratio - Math.log(4))).isLessThan(5 * error);
        assertThat(Math.abs(ratio - Math.log(16))).as("mutant: rate 1/d").isGreaterThan(5 * error);
        assertThat(Math.abs(ratio)).as("mutant: no rate").isGreaterThan(5 * error);
    }

    @Test
    void normsAndZerosAreExact() {
        LinearDraw draw = LinearDraw.of(LinearModel.of(3, 2), 30, 1, 0);
        assertThat(draw.samples()).isEqualTo(10);
        assertThat(draw.eigenvalues()).endsWith(new double[20]).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThatIllegalArgumentException().isThrownBy(() -> LinearDraw.of(LinearModel.of(100, 1), 10, 1, 0)).withMessageContaining("was 10");
        assertThatIllegalArgumentException().isThrownBy(() -> draw.descent(0, 1)).withMessageContaining("were 0.0 and 1");
        assertThatIllegalArgumentException().isThrownBy(() -> draw.flow(-1)).withMessageContaining("was -1.0");
    }
}
