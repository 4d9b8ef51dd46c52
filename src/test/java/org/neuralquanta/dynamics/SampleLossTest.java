package org.neuralquanta.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.Moment;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.model.QuantaModel;

/** Losses of single samples, and how much a curve looks like a jump. */
@Statement("T24")
class SampleLossTest {

    /** The moments of the distribution are those stated, and the mean is the law of parameters. */
    @Property(tries = 100)
    void theMeanOverSamplesIsTheLaw(
            @ForAll @IntRange(min = 1, max = 60) int uses,
            @ForAll @IntRange(min = 0, max = 1000) int learned,
            @ForAll @DoubleRange(min = 0.05, max = 2) double alpha) {
        var sample = new SampleLoss(Zipf.infinite(alpha), uses);
        double mean = 0;
        double square = 0;
        double before = 0;
        for (int j = 0; j <= uses; j++) {
            double loss = (double) j / uses;
            double upTo = sample.atMost(learned, loss + 1e-9);
            mean += (upTo - before) * loss;
            square += (upTo - before) * loss * loss;
            before = upTo;
        }
        assertThat(before).isEqualTo(1);
        assertThat(mean).isCloseTo(sample.mean(learned), within(1e-12));
        assertThat(square - mean * mean).isCloseTo(sample.variance(learned), within(1e-12));
        assertThat(sample.mean(learned))
                .isCloseTo(ParameterLaw.of(QuantaModel.of(Zipf.infinite(alpha))).exact(learned), within(1e-14));
    }

    @Property(tries = 100)
    void quantilesInvertTheDistribution(
            @ForAll @IntRange(min = 1, max = 200) int uses,
            @ForAll @IntRange(min = 0, max = 300) int learned,
            @ForAll @IntRange(min = 1, max = 999) int permille) {
        double share = permille / 1000.0;
        var sample = new SampleLoss(Zipf.infinite(0.4), uses);
        double quantile = sample.quantile(learned, share);
        assertThat(sample.atMost(learned, quantile + 1e-9)).isGreaterThanOrEqualTo(share);
        assertThat(sample.atMost(learned, quantile - 0.5 / uses)).isLessThan(share);
    }

    /** Two quanta with p = 3/4 and 1/4: after the first, a sample of two uses has lost 0, 1/2 or 1 with 9, 6, 1 in 16. */
    @Test
    void twoQuantaTwoUses() {
        var sample = new SampleLoss(TabulatedQuanta.ofCounts(3, 1), 2);
        assertThat(sample.atMost(1, 0)).isCloseTo(9.0 / 16, within(1e-15));
        assertThat(sample.atMost(1, 0.5)).isCloseTo(15.0 / 16, within(1e-15));
        assertThat(sample.atMost(1, 1)).isEqualTo(1);
        assertThat(sample.atMost(1, -0.1)).isZero();
        assertThat(sample.quantile(1, 0.5)).isZero();
        assertThat(sample.quantile(1, 0.9)).isEqualTo(0.5);
        assertThat(sample.quantile(1, 1)).isEqualTo(1);
        assertThat(sample.quantile(0, 0.1)).isEqualTo(1);
        assertThat(sample.quantile(2, 1)).isZero();
    }

    @Test
    void aThresholdIsAJumpAndOneSampleIsNot() {
        assertThat(Sharpness.of(new Threshold(3))).isEqualTo(1);
        double one = Math.exp(-1 / (Math.E - 1)) * (1 - 1 / Math.E);
        assertThat(Sharpness.of(new Exponential())).isCloseTo(one, within(1e-14));
        assertThat(Sharpness.of(Shots.of(1))).isCloseTo(one, within(1e-13));
    }

    @Test
    void moreShotsAreSharper() {
        double before = 0;
        for (double tau : new double[] {1, 2, 5, 30, 300}) {
            double sharpness = Sharpness.of(Shots.of(tau));
            assertThat(sharpness).isBetween(before, 1.0);
            before = sharpness;
        }
        assertThat(before).isGreaterThan(0.999);
    }

    /** No other window of one e-fold holds more of the drop. */
    @ParameterizedTest
    @ValueSource(doubles = {-5, 0, 3, 20})
    void theWindowIsTheBest(double midpoint) {
        var curve = Logistic.of(midpoint);
        double best = Sharpness.of(curve);
        double found = 0;
        for (double u = -5; u < 8; u += 0.001) {
            double y = Math.exp(u);
            found = Math.max(found, (curve.open(y) - curve.open(Math.E * y)) / curve.atZero());
        }
        assertThat(found).isBetween(best - 1e-5, best + 1e-13);
    }

    /** Thresholds: the largest share of them within one e-fold. */
    @Test
    void severalUsesFallInSteps() {
        var far = SampleCurve.of(Threshold.of(2), 1, 0.1, 0.01);
        assertThat(far.sharpness()).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(far.loss(1.9)).isEqualTo(1);
        assertThat(far.loss(2)).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(far.loss(199)).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(far.loss(200.1)).isZero();
        assertThat(SampleCurve.of(Threshold.of(2), 0.1, 0.2, 0.01).sharpness()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(SampleCurve.of(Threshold.of(2), 0.1, 0.1).sharpness()).isEqualTo(1);
    }

    /** A sample of several uses is never sharper than of one, and as sharp if they are of the same quantum. */
    @Property(tries = 100)
    void oneUseIsSharpest(@ForAll @DoubleRange(min = 0.01, max = 1) double p, @ForAll @IntRange(min = 1, max = 50) int tau) {
        for (EmergenceCurve curve : new EmergenceCurve[] {Shots.of(tau), Logistic.of(tau), new Exponential(), Threshold.of(tau)}) {
            double one = Sharpness.of(curve);
            double several = SampleCurve.of(curve, 1, p, 0.3 * p).sharpness();
            assertThat(several).isBetween(one / 3 - 1e-12, one + 1e-12);
            assertThat(SampleCurve.of(curve, p, p).sharpness()).isCloseTo(one, within(1e-12));
        }
    }

    /** After data, the mean is the law of data for every number of uses; with a threshold the variance is the one after n quanta. */
    @Property(tries = 60)
    void theMeanAfterDataIsTheLaw(
            @ForAll @IntRange(min = 1, max = 60) int uses,
            @ForAll @DoubleRange(min = 0.05, max = 2) double alpha,
            @ForAll @DoubleRange(min = 1, max = 1e6) double samples) {
        var shots = QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(Shots.of(3));
        assertThat(DataSampleLoss.of(shots, uses).mean(samples)).isEqualTo(DataLaw.of(shots).exact(samples));
        var threshold = QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(Threshold.of(3));
        var sample = new SampleLoss(Zipf.infinite(alpha), uses);
        long learned = (long) ((Moment.Value) DataLaw.of(threshold).count(samples)).value();
        assertThat(DataSampleLoss.of(threshold, uses).mean(samples)).isCloseTo(sample.mean(learned), within(1e-13));
        assertThat(DataSampleLoss.of(threshold, uses).variance(samples)).isCloseTo(sample.variance(learned), within(1e-13));
    }

    @Test
    void aBadCurveIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SampleCurve.of(new Exponential())).withMessageContaining("at least one");
        assertThatIllegalArgumentException().isThrownBy(() -> SampleCurve.of(new Exponential(), 0.5, 0)).withMessageContaining("was 0.0");
        var logistic = QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Logistic.of(3));
        assertThatIllegalArgumentException().isThrownBy(() -> DataSampleLoss.of(logistic, 2)).withMessageContaining("probability");
    }

    @Test
    void aBadQuestionIsRefused() {
        var quanta = Zipf.infinite(0.4);
        assertThatIllegalArgumentException().isThrownBy(() -> new SampleLoss(quanta, 0)).withMessageContaining("was 0");
        var sample = new SampleLoss(quanta, 2);
        assertThatIllegalArgumentException().isThrownBy(() -> sample.atMost(1, Double.NaN)).withMessageContaining("NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> sample.quantile(1, 0)).withMessageContaining("was 0.0");
    }
}
