package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.QuantaModel;

/** Compute is parameters times data, whatever the model. */
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
        Allocation split = ComputeLaw.of(model).allocation();
        for (double compute : new double[] {1e6, 1e12, 1e18}) {
            assertThat(split.parameters().at(compute) * split.data().at(compute)).isCloseTo(compute, within(1e-12 * compute));
        }
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
