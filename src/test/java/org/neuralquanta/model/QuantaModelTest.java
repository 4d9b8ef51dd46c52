package org.neuralquanta.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.law.Allocation;
import org.neuralquanta.law.ComputeLaw;
import org.neuralquanta.law.DataLaw;
import org.neuralquanta.law.JointLaw;
import org.neuralquanta.law.NoPowerLawException;
import org.neuralquanta.law.ParameterLaw;
import org.neuralquanta.law.PowerLaw;
import org.neuralquanta.law.StepLaw;
import org.neuralquanta.law.TrainingCost;

/** What models and laws refuse, and how they say it. */
@Statement({"T8", "T17"})
class QuantaModelTest {

    /** With one FLOP for each parameter and sample, compute is the product N D. */
    private static final TrainingCost PRODUCT = new TrainingCost(1);

    private static final QuantaModel MODEL = QuantaModel.of(Zipf.infinite(0.4));
    private static final double[] NOT_POSITIVE = {0, -1, Double.NaN, Double.POSITIVE_INFINITY};
    private static final double[] NOT_FINITE = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    private static final double[] NOT_SAMPLES = {0, 0.999, -1, 1.0001e18, Double.NaN, Double.POSITIVE_INFINITY};

    private static void assertRefused(ThrowingCallable call, String name, double value) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("was " + value);
    }

    @Test
    void constants() {
        for (double bad : NOT_POSITIVE) {
            assertRefused(() -> MODEL.with(new Gap(bad, 0)), "gap", bad);
            assertRefused(() -> MODEL.with(new Cost(bad, 0)), "cost", bad);
        }
        for (double bad : NOT_FINITE) {
            assertRefused(() -> MODEL.with(new Gap(1, bad)), "eta", bad);
            assertRefused(() -> MODEL.with(new Cost(1, bad)), "kappa", bad);
            assertRefused(() -> MODEL.with(Exposure.ofDelta(bad)), "delta", bad);
            assertRefused(() -> MODEL.with(Exposure.ofNu(bad)), "nu", bad);
            assertRefused(() -> MODEL.withResidual(bad), "irreducible loss", bad);
        }
        assertRefused(() -> MODEL.with(Exposure.ofNu(-0.1)), "nu", -0.1);
        assertRefused(() -> MODEL.withResidual(-0.1), "irreducible loss", -0.1);
        assertRefused(() -> MODEL.with(Exposure.ofDelta(-1.4)), "delta", -1.4);
    }

    @Test
    void withoutParametersNothingIsLearnedSoThereIsNoExponent() {
        assertThatThrownBy(() -> ParameterLaw.of(MODEL).localExponent(0))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("0 parameters learn nothing, so there is no local exponent");
        assertThat(ParameterLaw.of(MODEL).localExponent(1)).isPositive();
    }

    /** What can be bought is counted in costs of a quantum. */
    @Test
    void rangesGrowWithTheCost() {
        for (double cost : new double[] {0.01, 1, 100}) {
            QuantaModel model = MODEL.with(new Cost(cost, 0));
            assertThat(ComputeLaw.of(model, PRODUCT).learned(1e36 * cost)).isPositive();
            assertRefused(() -> ComputeLaw.of(model, PRODUCT).learned(1.001e36 * cost), "compute", 1.001e36 * cost);
            assertThat(ParameterLaw.of(model).learned(1e18 * cost)).isPositive();
            assertRefused(() -> ParameterLaw.of(model).learned(1.001e18 * cost), "parameters", 1.001e18 * cost);
        }
    }

    @Test
    void resources() {
        for (double bad : NOT_SAMPLES) {
            assertRefused(() -> DataLaw.of(MODEL).exact(bad), "samples", bad);
            assertRefused(() -> DataLaw.of(MODEL).bound(bad), "samples", bad);
            assertRefused(() -> DataLaw.of(MODEL).localExponent(bad), "samples", bad);
            assertRefused(() -> DataLaw.of(MODEL).count(bad), "samples", bad);
            assertRefused(() -> DataLaw.of(MODEL).variance(bad), "samples", bad);
            assertRefused(() -> DataLaw.of(MODEL).countVariance(bad), "samples", bad);
            assertRefused(() -> StepLaw.of(MODEL).exact(bad), "steps", bad);
            assertRefused(() -> StepLaw.of(MODEL).bound(bad), "steps", bad);
            assertRefused(() -> StepLaw.of(MODEL).localExponent(bad), "steps", bad);
        }
        for (double bad : new double[] {-1, 1.0001e18, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertRefused(() -> ParameterLaw.of(MODEL).exact(bad), "parameters", bad);
            assertRefused(() -> ParameterLaw.of(MODEL).learned(bad), "parameters", bad);
            assertRefused(() -> ComputeLaw.of(MODEL, PRODUCT).exact(bad == 1.0001e18 ? 1.1e36 : bad), "compute", bad == 1.0001e18 ? 1.1e36 : bad);
            assertRefused(() -> ComputeLaw.of(MODEL, PRODUCT).bound(bad == 1.0001e18 ? 1.1e36 : bad), "compute", bad == 1.0001e18 ? 1.1e36 : bad);
        }
    }

    @Test
    void exposuresMustFallWithTheRank() {
        assertThatThrownBy(() -> QuantaModel.of(Zipf.infinite(0.4).withOffset(20)).with(Exposure.ofDelta(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("delta = -1.0")
                .hasMessageContaining("order of their rank");
        QuantaModel table = QuantaModel.of(TabulatedQuanta.ofCounts(8, 4, 4));
        assertThatThrownBy(() -> table.with(Exposure.ofDelta(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("delta = -1.0")
                .hasMessageContaining("rank 3 exceed that of rank 2");
        // Exposures that are equal are no exposures that rise.
        assertThat(QuantaModel.of(TabulatedQuanta.ofCounts(8, 4, 2)).with(Exposure.ofDelta(-1)).exposure().delta()).isEqualTo(-1);
        assertThat(table.with(Exposure.ofDelta(1)).exposure().delta()).isEqualTo(1);
    }

    /** Δ = 1e30 would make the last of these losses, 1e-300, a normal double, and it must not be taken as 0 before. */
    @Test
    void lossesOfATableMustNotUnderflow() {
        var counts = new long[2000];
        Arrays.fill(counts, 1);
        QuantaModel model = QuantaModel.of(TabulatedQuanta.ofCounts(counts));
        assertThatThrownBy(() -> model.with(new Gap(1e30, -100)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("eta = -100.0")
                .hasMessageContaining("last rank, 2000");
        ParameterLaw law = ParameterLaw.of(model.with(new Gap(1e30, -92)));
        double last = 1e30 * Math.pow(2000, -93);
        assertThat(law.exact(1999)).isCloseTo(last, within(1e-13 * last));
    }

    /** Of so steep gaps none but the first is a double, and nothing is added for the others, of which there may be 10^99 to add. */
    @ParameterizedTest
    @ValueSource(doubles = {-1500, -1e7, -1e99})
    void steepGapsLeaveNothingToLearn(double eta) {
        QuantaModel threshold = MODEL.with(new Gap(1, eta));
        QuantaModel finite = QuantaModel.of(Zipf.finite(0.4, 1000)).with(new Gap(1, eta)).learnedAfter(new Exponential());
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertNothingLeft(() -> ParameterLaw.of(threshold).localExponent(100));
            assertNothingLeft(() -> DataLaw.of(threshold).localExponent(100));
            assertNothingLeft(() -> ComputeLaw.of(threshold).localExponent(1e6));
            for (QuantaModel model : List.of(threshold, finite)) {
                for (Capacity capacity : List.of(Capacity.sharp(), Capacity.soft(0.5))) {
                    assertThat(JointLaw.of(model, capacity).localExponents(100, 1e6)).isNotNull();
                }
            }
        });
    }

    private static void assertNothingLeft(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ArithmeticException.class).hasMessageContaining("nothing is left to learn");
    }

    @Test
    void samplingMustFitTheModel() {
        assertThatThrownBy(() -> DataLaw.of(MODEL, Sampling.MULTINOMIAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Threshold");
        assertThatThrownBy(() -> DataLaw.of(MODEL.learnedAfter(Shots.of(1.5)), Sampling.MULTINOMIAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.5");
        assertThatThrownBy(() -> DataLaw.of(MODEL.learnedAfter(new Exponential()), Sampling.WITHOUT_REPLACEMENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tabulated");
        assertThatThrownBy(() -> DataLaw.of(QuantaModel.of(TabulatedQuanta.ofFrequencies(0.5, 0.25))
                        .learnedAfter(new Exponential()), Sampling.WITHOUT_REPLACEMENT)
                        .exact(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole counts");
        DataLaw multinomial = DataLaw.of(MODEL.learnedAfter(new Exponential()), Sampling.MULTINOMIAL);
        assertRefused(() -> multinomial.exact(2.5), "whole number", 2.5);
        DataLaw corpus = DataLaw.of(QuantaModel.of(TabulatedQuanta.ofCounts(5, 2)).learnedAfter(new Exponential()), Sampling.WITHOUT_REPLACEMENT);
        assertRefused(() -> corpus.exact(8), "samples must be between 1 and 7.0", 8.0);
    }

    @Test
    void closedFormsNeedAResourceInRange() {
        assertRefused(() -> DataLaw.of(MODEL).asymptotic().at(0), "x must be finite", 0.0);
        assertRefused(() -> DataLaw.of(MODEL).asymptotic().at(Double.NaN), "x must be finite", Double.NaN);
        assertRefused(() -> ComputeLaw.of(MODEL.with(new Cost(1, -1))).asymptotic().at(1), "> 1.0", 1.0);
    }

    @Test
    void isAValue() {
        QuantaModel one = MODEL.with(new Gap(2, 0.1)).with(new Cost(3, 1)).with(new Exposure(0.5, 2)).withResidual(0.7);
        QuantaModel same = QuantaModel.of(Zipf.infinite(0.4)).withResidual(0.7).with(new Exposure(0.5, 2))
                .with(new Cost(3, 1)).with(new Gap(2, 0.1));
        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(MODEL);
        assertThat(one.toString()).isEqualTo(same.toString()).startsWith("QuantaModel[").contains("residual=0.7");
        assertThat(MODEL.emergence()).isEqualTo(Threshold.of(1));
        assertThat(one.gap()).isEqualTo(new Gap(2, 0.1));
        assertThat(one.cost()).isEqualTo(new Cost(3, 1));
        assertThat(one.exposure()).isEqualTo(new Exposure(0.5, 2));
        assertThat(one.residual()).isEqualTo(0.7);
    }

    @Test
    void closedFormsRefuseWhereTheyAreInfinite() {
        var pure = new PowerLaw(0.5, 0, 3, 1);
        var logarithmic = new PowerLaw(0.5, 2, 3, 1);
        assertThat(pure.at(0.25)).isEqualTo(7);
        assertThat(logarithmic.at(Math.exp(2))).isCloseTo(1 + 3 / Math.E / 4, within(1e-15));
        assertThat(new Allocation.Growth(0.5, 2, 3).at(Math.exp(2))).isCloseTo(3 * Math.E * 4, within(1e-13));
        assertRefused(() -> pure.at(0), "x", 0);
        assertRefused(() -> logarithmic.at(1), "x", 1);
        assertRefused(() -> pure.at(Double.POSITIVE_INFINITY), "x", Double.POSITIVE_INFINITY);
    }

    /** T22: \((\alpha-\eta)/(\nu(1+\alpha))\) with ν = 1 and ½, whatever ν the model has. */
    @Test
    void updateRulesSetTheExponentInSteps() {
        QuantaModel model = MODEL.with(new Gap(1, 0.1)).with(Exposure.ofNu(3));
        assertThat(StepLaw.UpdateRule.GRADIENT.steps(model).asymptotic().exponent()).isCloseTo(0.3 / 1.4, within(1e-15));
        assertThat(StepLaw.UpdateRule.NORMALISED_BY_NOISE.steps(model).asymptotic().exponent()).isCloseTo(0.3 / 0.7, within(1e-15));
        assertThat(StepLaw.UpdateRule.GRADIENT.nu()).isEqualTo(1);
        assertThat(StepLaw.UpdateRule.NORMALISED_BY_NOISE.nu()).isEqualTo(0.5);
        assertThat(StepLaw.UpdateRule.SIGN.nu()).isZero();
        assertThatThrownBy(() -> StepLaw.UpdateRule.SIGN.steps(model)).isInstanceOf(NoPowerLawException.class);
    }
}
