package org.neuralquanta.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;

@Statement("T19")
class LogModifiedZipfTest {

    @Property
    void withoutTheLogarithmItIsZipf(
            @ForAll @Scale(15) @DoubleRange(min = 0.01, max = 10) double alpha, @ForAll @LongRange(min = 0, max = 100_000) long n) {
        double expected = Zipf.infinite(alpha).tail(n);
        assertThat(LogModifiedZipf.infinite(alpha, 0).tail(n)).isCloseTo(expected, within(1e-13 * expected));
    }

    /** The least γ that is accepted is the last one at which no frequency exceeds the one before. */
    @Property
    void theLeastGammaIsSharp(@ForAll @Scale(15) @DoubleRange(min = -0.9, max = 2.2) double alpha) {
        double least = -(1 + alpha) * 2.4327027333653684;
        var steepest = LogModifiedZipf.finite(alpha, least * (1 - 1e-14), 5000);
        for (long k = 1; k < 5000; k++) {
            double p = steepest.probability(k);
            assertThat(steepest.probability(k + 1)).as("p after rank %d", k).isLessThanOrEqualTo(p * (1 + 1e-14));
        }
        double beyond = least * (1 + 1e-6);
        assertThat(Math.pow(3, -1 - alpha) * Math.pow(Math.log(2 + Math.E), -beyond))
                .isGreaterThan(Math.pow(2, -1 - alpha) * Math.pow(Math.log(1 + Math.E), -beyond));
        assertThatThrownBy(() -> LogModifiedZipf.finite(alpha, beyond, 5000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the index is no longer the rank")
                .hasMessageContaining("was " + beyond);
    }

    /** γ = −2.5 (1+α) keeps p_2 ≤ p_1 but has p_3 > p_2: p_2 ≤ p_1 alone is not enough. */
    @Test
    void aSecondRankBelowTheFirstIsNotEnough() {
        assertThat(LogModifiedZipf.finite(0, -2.5, 2).probability(2)).isLessThan(0.5);
        assertThat(LogModifiedZipf.finite(0, -5, 1).probability(1)).isEqualTo(1);
        assertThatThrownBy(() -> LogModifiedZipf.finite(0, -2.5, 3)).hasMessageContaining("was -2.5");
        assertThatThrownBy(() -> LogModifiedZipf.finite(0, -2.6, 2)).hasMessageContaining("was -2.6");
    }

    @ParameterizedTest
    @CsvSource({"NaN,1", "0,1", "-0.5,1", "59.5,1", "1e-13,1"})
    void alphaHasARange(double alpha, double gamma) {
        assertThatThrownBy(() -> LogModifiedZipf.infinite(alpha, gamma))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("alpha must be between 1e-12 and 59 for infinitely many quanta, was " + alpha);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 8.1, -8.1, Double.POSITIVE_INFINITY})
    void gammaHasARange(double gamma) {
        assertThatThrownBy(() -> LogModifiedZipf.finite(3, gamma, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gamma must be between -8 and 8, was " + gamma);
    }

    @Test
    void countsOfQuantaHaveARange() {
        assertThatThrownBy(() -> LogModifiedZipf.finite(1, 1, 0)).hasMessage("quanta must be between 1 and 2^62, was 0");
        assertThatThrownBy(() -> LogModifiedZipf.finite(-1, 0, 5)).hasMessage("alpha must be > -1 and <= 59, was -1.0");
    }

    @Test
    void equalParametersMakeEqualDistributions() {
        assertThat(LogModifiedZipf.finite(1, 2, 3)).isEqualTo(LogModifiedZipf.finite(1, 2, 3));
        assertThat(LogModifiedZipf.finite(1, 2, 3)).isNotEqualTo(LogModifiedZipf.finite(1, 1, 3));
        assertThat(LogModifiedZipf.finite(1, 2, 3)).hasToString("LogModifiedZipf[alpha=1.0, gamma=2.0, quanta=3]");
    }

    @Test
    void theEndsOfAlphaBelongToIt() {
        assertThat(LogModifiedZipf.infinite(1e-12, 2).alpha()).isEqualTo(1e-12);
        assertThat(LogModifiedZipf.infinite(59, 2).alpha()).isEqualTo(59);
        assertThat(LogModifiedZipf.infinite(0.4, 2).gamma()).isEqualTo(2);
        assertThatThrownBy(() -> LogModifiedZipf.infinite(9.9e-13, 2)).hasMessageContaining("was 9.9E-13; give a finite number");
        assertThatThrownBy(() -> LogModifiedZipf.infinite(59.1, 2)).hasMessageEndingWith("was 59.1");
    }
}
