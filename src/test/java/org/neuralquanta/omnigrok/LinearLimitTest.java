package org.neuralquanta.omnigrok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;
import org.neuralquanta.special.OracleFile;

/** Losses in the limit, against mpmath: src/test/resources/oracle/omnigrok/linear.py, edge.py and bessel.py. */
@Statement("T32")
class LinearLimitTest {

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    @ParameterizedTest
    @ValueSource(strings = {"omnigrok/linear.csv", "omnigrok/edge.csv"})
    void oracle(String file) {
        int rows = 0;
        for (CSVRecord row : OracleFile.read(file)) {
            LinearLimit limit = new LinearModel(
                            number(row, "aspect"), number(row, "decay"), number(row, "start"), number(row, "teacher"), number(row, "noise"))
                    .limit();
            double time = number(row, "time");
            assertThat(limit.test(time)).as("%s", row).isCloseTo(number(row, "test"), within(1e-12 * number(row, "test")));
            assertThat(limit.train(time)).as("%s", row).isCloseTo(number(row, "train"), within(1e-12 * number(row, "train")));
            rows++;
        }
        assertThat(rows).isEqualTo(file.equals("omnigrok/linear.csv") ? 60 : 24);
    }

    @Test
    void besselFunction() {
        for (CSVRecord row : OracleFile.read("omnigrok/bessel.csv")) {
            double value = number(row, "value");
            assertThat(ScaledBessel.one(number(row, "x"))).as("x = %s", row.get("x")).isCloseTo(value, within(2e-14 * value));
        }
        assertThat(ScaledBessel.one(0)).isEqualTo(1);
    }

    /** The weight of the continuous part is min(1, 1/λ), its mean 1 whatever λ, its second moment 1 + λ. */
    @Property(tries = 100)
    void momentsOfTheLaw(@ForAll @DoubleRange(min = -2, max = 2) double logAspect) {
        double lambda = Math.pow(10, logAspect);
        var law = new MarchenkoPastur(lambda);
        assertThat(law.integral(_ -> 1)).isCloseTo(Math.min(1, 1 / lambda), within(1e-13));
        assertThat(law.integral(s -> s)).isCloseTo(1, within(1e-13));
        assertThat(law.integral(s -> s * s)).isCloseTo(1 + lambda, within(1e-13 * (1 + lambda)));
        assertThat(law.atom() + law.integral(_ -> 1)).isCloseTo(1, within(1e-13));
    }

    @ParameterizedTest
    @CsvSource({"0.9995", "0.999999", "1", "1.0000001", "1.0005"})
    void nextToOneTheWeightIsKnown(double lambda) {
        var law = new MarchenkoPastur(lambda);
        assertThat(law.integral(_ -> 1)).isCloseTo(Math.min(1, 1 / lambda), within(1e-13));
        assertThat(law.integral(s -> Math.exp(-s))).isCloseTo(new MarchenkoPastur(1).integral(s -> Math.exp(-s)), within(1e-3));
    }

    @Property(tries = 100)
    void closedTrainingLoss(
            @ForAll @DoubleRange(min = -1, max = 1) double logAspect,
            @ForAll @DoubleRange(min = 0, max = 20) double start,
            @ForAll @DoubleRange(min = -2, max = 1.3) double logTime) {
        LinearLimit limit = LinearModel.of(Math.pow(10, logAspect), start).limit();
        double time = Math.pow(10, logTime);
        assertThat(limit.trainClosed(time)).isCloseTo(limit.train(time), within(1e-12 * limit.train(0)));
        double closed = limit.trainClosed(time);
        assertThat(limit.train(time)).isCloseTo(closed, within(1e-10 * closed + 1e-13 * limit.train(0)));
    }

    /** dL_test/dt = −2 L_train without decay and noise, by central differences of fourth order. */
    @Property(tries = 60)
    void testLossFallsAtTwiceTheTrainingLoss(
            @ForAll @DoubleRange(min = -1, max = 1) double logAspect,
            @ForAll @DoubleRange(min = 0, max = 5) double start,
            @ForAll @DoubleRange(min = 0.2, max = 3) double time) {
        LinearLimit limit = LinearModel.of(Math.pow(10, logAspect), start).limit();
        double h = 1e-3;
        double slope = (8 * (limit.test(time + h) - limit.test(time - h)) - limit.test(time + 2 * h) + limit.test(time - 2 * h))
                / (12 * h);
        assertThat(slope).isCloseTo(-2 * limit.train(time), within(1e-9 * limit.test(0)));
    }

    @Property(tries = 60)
    void withoutNoiseTheTestLossNeverRises(
            @ForAll @DoubleRange(min = -1, max = 1) double logAspect,
            @ForAll @DoubleRange(min = 0, max = 1) double decay,
            @ForAll @DoubleRange(min = 0, max = 5) double start,
            @ForAll @DoubleRange(min = 0, max = 50) double time) {
        LinearLimit limit = LinearModel.of(Math.pow(10, logAspect), start).withDecay(decay).limit();
        assertThat(limit.test(time * 1.1)).isLessThanOrEqualTo(limit.test(time) * (1 + 1e-12));
        assertThat(limit.end()).isLessThanOrEqualTo(limit.test(time) * (1 + 1e-12));
        assertThat(limit.test(0)).isCloseTo((start * start + 1) / 2, within(1e-12 * (1 + start * start)));
    }

    /** Omnigrok's law: t γ = ln(W₀/W_c) to 1e-3 once γ is far below the lower edge, and not before. */
    @ParameterizedTest
    @CsvSource({"2, 5, 0.4", "2, 50, 0.3", "4, 8, 0.5", "1.5, 20, 0.25", "9, 100, 1"})
    void grokkingTimeIsTheLogarithmOfTheNorm(double lambda, double start, double target) {
        double edge = new MarchenkoPastur(lambda).lowerEdge();
        LinearLimit slow = LinearModel.of(lambda, start).withDecay(1e-4 * edge).limit();
        double time = slow.grokkingTime(target).orElseThrow();
        assertThat(time).isCloseTo(slow.predictedGrokkingTime(target), within(1e-3 * time));
        assertThat(slow.test(time)).isCloseTo(target, within(1e-9));
        LinearLimit fast = LinearModel.of(lambda, start).withDecay(edge).limit();
        double other = fast.grokkingTime(Math.max(target, fast.end() * 1.01)).orElseThrow();
        assertThat(Math.abs(other / fast.predictedGrokkingTime(Math.max(target, fast.end() * 1.01)) - 1)).isGreaterThan(1e-3);
    }

    /** The norm at which the target is met does not depend on where training started: slope 1 in ln W₀. */
    @Property(tries = 20)
    void slopeOneInTheLogarithmOfTheStart(@ForAll @DoubleRange(min = 3, max = 30) double start) {
        LinearModel model = LinearModel.of(2, start).withDecay(1e-5);
        double once = model.limit().grokkingTime(0.4).orElseThrow();
        double twice = LinearModel.of(2, 2 * start).withDecay(1e-5).limit().grokkingTime(0.4).orElseThrow();
        assertThat((twice - once) * 1e-5).isCloseTo(Math.log(2), within(1e-3));
    }

    @Test
    void belowTheFloorThereIsNoGrokking() {
        LinearLimit limit = LinearModel.of(2, 5).withDecay(0.01).limit();
        assertThat(limit.floor()).isEqualTo(0.25);
        assertThat(limit.end()).isGreaterThan(0.25);
        assertThat(limit.grokkingTime(0.25)).isEmpty();
        assertThat(limit.grokkingTime(100)).hasValue(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limit.criticalNorm(0.2))
                .withMessageContaining("above the floor 0.25 (below it there is no grokking), was 0.2");
        LinearLimit frozen = LinearModel.of(2, 5).limit();
        assertThat(frozen.end()).isEqualTo((25 + 1) / 4.0);
        assertThat(frozen.grokkingTime(1)).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> frozen.predictedGrokkingTime(1)).withMessageContaining("gamma > 0");
    }

    @Test
    void badInput() {
        assertThatIllegalArgumentException().isThrownBy(() -> LinearModel.of(0, 1)).withMessageContaining("between 1e-3 and 1e3, was 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearModel.of(2, 1).withDecay(-0.1))
                .withMessageContaining("the decay gamma must be between 0 and 1e100, was -0.1");
        assertThatIllegalArgumentException().isThrownBy(() -> LinearModel.of(2, Double.NaN)).withMessageContaining("was NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> LinearModel.of(2, 1).withTeacher(0)).withMessageContaining("between 1e-100 and 1e100, was 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> LinearModel.of(2, 1).withNoise(-1)).withMessageContaining("sigma");
        LinearLimit one = LinearModel.of(1, 1).limit();
        assertThatIllegalStateException().isThrownBy(() -> one.criticalNorm(1)).withMessageContaining("lambda > 1 only, was 1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> one.test(-1)).withMessageContaining(">= 0, was -1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> one.grokkingTime(0)).withMessageContaining("> 0, was 0.0");
        LinearLimit noisy = LinearModel.of(1, 1).withNoise(1).limit();
        assertThatIllegalStateException().isThrownBy(() -> noisy.trainClosed(1)).withMessageContaining("gamma = sigma = 0");
    }
}
