package org.neuralquanta.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;

@Statement("T1")
class HurwitzZetaTest {

    @Test
    void isWithinFourUlpOfTheReference() {
        List<ReferenceValue> points = ReferenceValue.read("zeta.csv");
        var errors = new UlpErrors();
        for (ReferenceValue point : points) {
            errors.add(point.ulps(HurwitzZeta.value(point.number(0), point.number(1))), point.arguments());
        }
        System.out.println("Hurwitz zeta: " + errors);
        assertThat(errors.count()).isGreaterThan(500);
        assertThat(errors.max()).isLessThanOrEqualTo(4);
        assertThat(errors.rms()).isLessThanOrEqualTo(1);
    }

    @Test
    void everyEnclosureContainsTheReferenceAndIsNarrow() {
        var errors = new UlpErrors();
        double widest = 0;
        for (ReferenceValue point : ReferenceValue.read("zeta-random.csv.gz")) {
            double alpha = point.number(0);
            double q = point.number(1);
            Enclosure enclosure = HurwitzZeta.enclosure(alpha, q);
            assertThat(point.isInside(enclosure)).as("%s in %s", point, enclosure).isTrue();
            double value = HurwitzZeta.value(alpha, q);
            assertThat(enclosure.contains(value)).as("%s in %s", value, enclosure).isTrue();
            errors.add(point.ulps(value), point.arguments());
            widest = Math.max(widest, enclosure.width() / value);
        }
        System.out.println("Hurwitz zeta, random: " + errors + ", widest enclosure " + widest);
        assertThat(errors.count()).isGreaterThanOrEqualTo(20_000);
        assertThat(errors.max()).isLessThanOrEqualTo(4);
        assertThat(errors.rms()).isLessThanOrEqualTo(1);
        assertThat(widest).isLessThan(1e-14);
    }

    @Test
    void enclosuresContainTheHardCornersToo() {
        for (ReferenceValue point : ReferenceValue.read("zeta.csv")) {
            Enclosure enclosure = HurwitzZeta.enclosure(point.number(0), point.number(1));
            assertThat(point.isInside(enclosure)).as("%s in %s", point, enclosure).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"200, 0.01", "60, 1e-6", "200, 40", "1.03, 1e300", "60, 1e6"})
    void valuesThatAreNoNormalDoublesAreErrorsThatNameTheArguments(double alpha, double q) {
        assertThatThrownBy(() -> HurwitzZeta.value(alpha, q))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("alpha = " + alpha)
                .hasMessageContaining("q = " + q);
        assertThatThrownBy(() -> HurwitzZeta.enclosure(alpha, q)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 0, 1e-300, 9e-13, 200.1, 1e6, Double.NaN, Double.POSITIVE_INFINITY})
    void alphaOutOfRangeIsRejectedWithItsValue(double alpha) {
        assertThatThrownBy(() -> HurwitzZeta.value(alpha, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("alpha must be in [1.0E-12, 200.0]")
                .hasMessageContaining(Double.toString(alpha));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, 9e-7, 1.1e300, Double.NaN, Double.POSITIVE_INFINITY})
    void qOutOfRangeIsRejectedWithItsValue(double q) {
        assertThatThrownBy(() -> HurwitzZeta.value(1, q))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("q must be in [1.0E-6, 1.0E300]")
                .hasMessageContaining(Double.toString(q));
    }

    @Test
    void messageForNonPositiveAlphaTellsTheWayOut() {
        assertThatThrownBy(() -> HurwitzZeta.value(-0.1, 1)).hasMessageContaining("give a finite number of quanta");
    }
}
