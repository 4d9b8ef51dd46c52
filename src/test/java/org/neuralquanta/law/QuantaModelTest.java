package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;

/** What models and laws refuse, and how they say it. */
@Statement({"T8", "T17"})
class QuantaModelTest {

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
            assertRefused(() -> MODEL.withGap(bad, 0), "gap", bad);
            assertRefused(() -> MODEL.withCost(bad, 0), "cost", bad);
        }
        for (double bad : NOT_FINITE) {
            assertRefused(() -> MODEL.withGap(1, bad), "eta", bad);
            assertRefused(() -> MODEL.withCost(1, bad), "kappa", bad);
            assertRefused(() -> MODEL.withExposurePower(bad), "delta", bad);
            assertRefused(() -> MODEL.withLearningPower(bad), "nu", bad);
            assertRefused(() -> MODEL.withResidual(bad), "residual", bad);
        }
        assertRefused(() -> MODEL.withLearningPower(-0.1), "nu", -0.1);
        assertRefused(() -> MODEL.withResidual(-0.1), "residual", -0.1);
        assertRefused(() -> MODEL.withExposurePower(-1.4), "delta", -1.4);
    }

    @Test
    void withoutParametersNothingIsLearnedSoThereIsNoExponent() {
        assertThatThrownBy(() -> MODEL.parameters().localExponent(0))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("0 parameters learn nothing, so no local exponent");
        assertThat(MODEL.parameters().localExponent(1)).isPositive();
    }

    /** What can be bought is counted in costs of a quantum. */
    @Test
    void rangesGrowWithTheCost() {
        for (double cost : new double[] {0.01, 1, 100}) {
            QuantaModel model = MODEL.withCost(cost, 0);
            assertThat(model.compute().learned(1e36 * cost)).isPositive();
            assertRefused(() -> model.compute().learned(1.001e36 * cost), "compute", 1.001e36 * cost);
            assertThat(model.parameters().learned(1e18 * cost)).isPositive();
            assertRefused(() -> model.parameters().learned(1.001e18 * cost), "parameters", 1.001e18 * cost);
        }
    }

    @Test
    void resources() {
        for (double bad : NOT_SAMPLES) {
            assertRefused(() -> MODEL.data().exact(bad), "samples", bad);
            assertRefused(() -> MODEL.data().bound(bad), "samples", bad);
            assertRefused(() -> MODEL.data().localExponent(bad), "samples", bad);
            assertRefused(() -> MODEL.data().count(bad), "samples", bad);
            assertRefused(() -> MODEL.data().variance(bad), "samples", bad);
            assertRefused(() -> MODEL.data().countVariance(bad), "samples", bad);
            assertRefused(() -> MODEL.steps().exact(bad), "steps", bad);
            assertRefused(() -> MODEL.steps().bound(bad), "steps", bad);
            assertRefused(() -> MODEL.steps().localExponent(bad), "steps", bad);
        }
        for (double bad : new double[] {-1, 1.0001e18, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertRefused(() -> MODEL.parameters().exact(bad), "parameters", bad);
            assertRefused(() -> MODEL.parameters().learned(bad), "parameters", bad);
            assertRefused(() -> MODEL.compute().exact(bad == 1.0001e18 ? 1.1e36 : bad), "compute", bad == 1.0001e18 ? 1.1e36 : bad);
            assertRefused(() -> MODEL.compute().bound(bad == 1.0001e18 ? 1.1e36 : bad), "compute", bad == 1.0001e18 ? 1.1e36 : bad);
        }
    }

    @Test
    void exposuresMustFallWithTheRank() {
        assertThatThrownBy(() -> QuantaModel.of(Zipf.infinite(0.4).withOffset(20)).withExposurePower(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("delta = -1.0")
                .hasMessageContaining("order of their rank");
        QuantaModel table = QuantaModel.of(TabulatedQuanta.ofCounts(8, 4, 4));
        assertThatThrownBy(() -> table.withExposurePower(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("delta = -1.0")
                .hasMessageContaining("rank 3 exceed that of rank 2");
        // Exposures that are equal are no exposures that rise.
        assertThat(QuantaModel.of(TabulatedQuanta.ofCounts(8, 4, 2)).withExposurePower(-1).delta()).isEqualTo(-1);
        assertThat(table.withExposurePower(1).delta()).isEqualTo(1);
    }

    /** Δ = 1e30 would make the last of these losses, 1e-300, a normal double, and it must not be taken as 0 before. */
    @Test
    void lossesOfATableMustNotUnderflow() {
        var counts = new long[2000];
        Arrays.fill(counts, 1);
        QuantaModel model = QuantaModel.of(TabulatedQuanta.ofCounts(counts));
        assertThatThrownBy(() -> model.withGap(1e30, -100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("eta = -100.0")
                .hasMessageContaining("last rank, 2000");
        ParameterLaw law = model.withGap(1e30, -92).parameters();
        double last = 1e30 * Math.pow(2000, -93);
        assertThat(law.exact(1999)).isCloseTo(last, within(1e-13 * last));
    }

    @Test
    void samplingMustFitTheModel() {
        assertThatThrownBy(() -> MODEL.data(Sampling.MULTINOMIAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Threshold");
        assertThatThrownBy(() -> MODEL.learnedAfter(Shots.of(1.5)).data(Sampling.MULTINOMIAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.5");
        assertThatThrownBy(() -> MODEL.learnedAfter(new Exponential()).data(Sampling.WITHOUT_REPLACEMENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tabulated");
        assertThatThrownBy(() -> QuantaModel.of(TabulatedQuanta.ofFrequencies(0.5, 0.25))
                        .learnedAfter(new Exponential())
                        .data(Sampling.WITHOUT_REPLACEMENT)
                        .exact(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole counts");
        DataLaw multinomial = MODEL.learnedAfter(new Exponential()).data(Sampling.MULTINOMIAL);
        assertRefused(() -> multinomial.exact(2.5), "whole number", 2.5);
        DataLaw corpus = QuantaModel.of(TabulatedQuanta.ofCounts(5, 2)).learnedAfter(new Exponential())
                .data(Sampling.WITHOUT_REPLACEMENT);
        assertRefused(() -> corpus.exact(8), "samples must be between 1 and 7.0", 8.0);
    }

    @Test
    void closedFormsNeedAResourceInRange() {
        assertRefused(() -> MODEL.data().asymptotic().at(0), "x must be finite", 0.0);
        assertRefused(() -> MODEL.data().asymptotic().at(Double.NaN), "x must be finite", Double.NaN);
        assertRefused(() -> MODEL.withCost(1, -1).compute().asymptotic().at(1), "> 1.0", 1.0);
    }

    @Test
    void isAValue() {
        QuantaModel one = MODEL.withGap(2, 0.1).withCost(3, 1).withExposurePower(0.5).withLearningPower(2).withResidual(0.7);
        QuantaModel same = QuantaModel.of(Zipf.infinite(0.4)).withResidual(0.7).withLearningPower(2).withExposurePower(0.5)
                .withCost(3, 1).withGap(2, 0.1);
        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(MODEL);
        assertThat(one.toString()).isEqualTo(same.toString()).startsWith("QuantaModel[").contains("residual=0.7");
        assertThat(MODEL.emergence()).isEqualTo(Threshold.of(1));
        assertThat(new double[] {one.gap(), one.eta(), one.cost(), one.kappa(), one.delta(), one.nu(), one.residual()})
                .containsExactly(2, 0.1, 3, 1, 0.5, 2, 0.7);
    }

    @Test
    void closedFormsRefuseWhereTheyAreInfinite() {
        var pure = new PowerLaw(0.5, 0, 3, 1);
        var logarithmic = new PowerLaw(0.5, 2, 3, 1);
        assertThat(pure.at(0.25)).isEqualTo(7);
        assertThat(logarithmic.at(Math.exp(2))).isCloseTo(1 + 3 / Math.E / 4, within(1e-15));
        assertThat(new GrowthLaw(0.5, 2, 3).at(Math.exp(2))).isCloseTo(3 * Math.E * 4, within(1e-13));
        assertRefused(() -> pure.at(0), "x", 0);
        assertRefused(() -> logarithmic.at(1), "x", 1);
        assertRefused(() -> pure.at(Double.POSITIVE_INFINITY), "x", Double.POSITIVE_INFINITY);
    }

    /** T22: \((\alpha-\eta)/(\nu(1+\alpha))\) with ν = 1 and ½, whatever ν the model has. */
    @Test
    void updateRulesSetTheExponentInSteps() {
        QuantaModel model = MODEL.withGap(1, 0.1).withLearningPower(3);
        assertThat(UpdateRule.GRADIENT.steps(model).asymptotic().exponent()).isCloseTo(0.3 / 1.4, within(1e-15));
        assertThat(UpdateRule.NORMALISED_BY_NOISE.steps(model).asymptotic().exponent()).isCloseTo(0.3 / 0.7, within(1e-15));
        assertThat(UpdateRule.GRADIENT.nu()).isEqualTo(1);
        assertThat(UpdateRule.NORMALISED_BY_NOISE.nu()).isEqualTo(0.5);
        assertThat(UpdateRule.SIGN.nu()).isZero();
        assertThatThrownBy(() -> UpdateRule.SIGN.steps(model)).isInstanceOf(NoPowerLawException.class);
    }
}
