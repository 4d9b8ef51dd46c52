package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.QuantaModel;

/** Compute is a fixed number of FLOPs for each parameter and sample, whatever the model. */
@Statement("T18")
class ComputeLawTest {

    /** Its squares divided by k² are whole for k ≤ 12. */
    private static final long MULTIPLE = 27_720;

    private static TabulatedQuanta table() {
        var counts = new long[12];
        for (int k = 1; k <= 12; k++) {
            counts[k - 1] = MULTIPLE / k * (MULTIPLE / k);
        }
        return TabulatedQuanta.ofCounts(counts);
    }

    @ParameterizedTest
    @CsvSource({"-2, 0", "-1, 0", "-1, 0.3", "-0.5, 0.5", "0, 0", "1, -0.2"})
    void theBestSplitSpendsAllCompute(double kappa, double delta) {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4)).with(new Cost(7, kappa)).with(Exposure.ofDelta(delta));
        for (TrainingCost cost : List.of(TrainingCost.standard(), new TrainingCost(1), new TrainingCost(0.3))) {
            Allocation split = ComputeLaw.of(model, cost).allocation();
            for (double compute : new double[] {1e6, 1e12, 1e18}) {
                assertThat(cost.flops(split.parameters().at(compute), split.data().at(compute)))
                        .isCloseTo(compute, within(1e-12 * compute));
            }
        }
    }

    /** The closed form at compute C is that in the product N D at C/f, up to the constant of a logarithm. */
    @ParameterizedTest
    @CsvSource({"-2, 0", "-0.5, 0.5", "0, 0", "1, -0.2"})
    void theClosedFormIsThatOfTheProduct(double kappa, double delta) {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4)).with(new Cost(7, kappa)).with(Exposure.ofDelta(delta));
        ComputeLaw product = ComputeLaw.of(model, new TrainingCost(1));
        for (double flops : new double[] {6, 0.3}) {
            ComputeLaw law = ComputeLaw.of(model, new TrainingCost(flops));
            assertThat(law.asymptotic().at(flops * 1e15) / product.asymptotic().at(1e15)).isCloseTo(1, within(1e-14));
            assertThat(law.allocation().parameters().at(flops * 1e15) / product.allocation().parameters().at(1e15))
                    .isCloseTo(1, within(1e-14));
        }
    }

    static Stream<EmergenceCurve> curves() {
        return Stream.of(Threshold.of(2), Shots.of(3), Logistic.of(2));
    }

    /** A factor that is a power of two changes no bit: compute by that factor is the product itself. */
    @ParameterizedTest
    @MethodSource("curves")
    void aPowerOfTwoChangesNoBit(EmergenceCurve curve) {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4)).with(new Cost(7, 0)).learnedAfter(curve);
        ComputeLaw one = ComputeLaw.of(model, new TrainingCost(1));
        ComputeLaw eight = ComputeLaw.of(model, new TrainingCost(8));
        for (double product : new double[] {1e4, 1e9 / 7, 1e17}) {
            assertThat(eight.learned(8 * product)).isEqualTo(one.learned(product));
            assertThat(eight.exact(8 * product)).isEqualTo(one.exact(product));
            assertThat(eight.localExponent(8 * product)).isEqualTo(one.localExponent(product));
        }
    }

    @Test
    void theStandardIsSixFlopsForEachParameterAndSample() {
        assertThat(ComputeLaw.of(QuantaModel.of(Zipf.infinite(0.4))).cost()).isEqualTo(new TrainingCost(6));
        assertThat(TrainingCost.standard().flops(70e9, 1.4e12)).isEqualTo(5.88e23);
        assertThat(TrainingCost.standard().product(5.88e23)).isEqualTo(70e9 * 1.4e12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -6, 9e-19, 1.1e18, Double.NaN, Double.POSITIVE_INFINITY})
    void aFactorOutOfRangeIsRefused(double flops) {
        assertThatThrownBy(() -> new TrainingCost(flops))
                .hasMessage("FLOPs per parameter and sample must be between 1e-18 and 1e18, usually 6, was " + flops);
    }

    /** A table of the frequencies 1/k² is Zipf's distribution with α = 1, so the law is the same. */
    @ParameterizedTest
    @ValueSource(doubles = {-0.4, 0, 0.7})
    void aTableOfZipfsFrequenciesHasTheSameLaw(double delta) {
        ComputeLaw listed = ComputeLaw.of(QuantaModel.of(table()).learnedAfter(Threshold.of(1)).with(Exposure.ofDelta(delta)));
        ComputeLaw ranked = ComputeLaw.of(QuantaModel.of(Zipf.finite(1, 12)).learnedAfter(Threshold.of(1)).with(Exposure.ofDelta(delta)));
        for (double compute = 1.3; compute < 1e5; compute *= 1.7) {
            assertThat(listed.learned(compute)).isEqualTo(ranked.learned(compute));
            assertThat(listed.exact(compute)).isCloseTo(ranked.exact(compute), within(1e-14));
        }
        assertThatThrownBy(() -> listed.localExponent(1e3)).isInstanceOf(ArithmeticException.class).hasMessageContaining("tabulated quanta");
    }

    @Test
    void theLocalExponentTendsToThatOfTheLaw() {
        QuantaModel model = QuantaModel.of(Zipf.infinite(0.4)).with(new Cost(3, 0.2)).with(Exposure.ofDelta(0.1));
        ComputeLaw steps = ComputeLaw.of(model.learnedAfter(Threshold.of(2)));
        assertThat(steps.localExponent(1e22)).isCloseTo(steps.asymptotic().exponent(), within(1e-4));
        ComputeLaw smooth = ComputeLaw.of(model.learnedAfter(new Exponential()));
        assertThat(smooth.localExponent(1e22)).isCloseTo(smooth.asymptotic().exponent(), within(1e-4));
    }
}
