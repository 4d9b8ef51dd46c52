package org.neuralquanta.figures.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FittedAxisTest {

    private static void isReadable(Axis axis, double least, double most) {
        assertThat(axis.lower()).isLessThan(axis.upper()).isLessThanOrEqualTo(least);
        assertThat(axis.upper()).isGreaterThanOrEqualTo(most);
        assertThat(axis.ticks()).hasSizeBetween(2, 9)
                .allSatisfy(tick -> assertThat(tick.value()).isBetween(axis.lower() * (1 - 1e-9) - 1e-300, axis.upper() + Math.abs(axis.upper()) * 1e-9))
                .extracting(Axis.Tick::label).doesNotHaveDuplicates()
                .allSatisfy(label -> assertThat(label.replaceAll("[$^{}]", "")).hasSizeLessThanOrEqualTo(6));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "2.5,2.5", "0,0", "-3e-9,7e-9", "1e17,1.1e17", "-0.0034,0.0095", "1.9,4.2", "2.5,2.5000001", "-1e-300,1e-300"})
    void aLinearAxisHasShortDistinctTicks(double least, double most) {
        isReadable(FittedAxis.linear("x", least, most), least, most);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1.9,4.2", "1,30", "0.002,0.14", "1e-80,1e80", "1e18,1.01e18", "1e-9,2e-9", "5,500", "1,1e18"})
    void aLogarithmicAxisToo(double least, double most) {
        isReadable(FittedAxis.logarithmic("x", least, most), least, most);
    }

    @Test
    void aPowerOfTenStandsInTheLabel() {
        Axis axis = FittedAxis.linear("loss", 2e-5, 5e-5);
        assertThat(axis.label()).isEqualTo("loss $/\\,10^{-5}$");
        assertThat(axis.ticks()).extracting(Axis.Tick::label).contains("$2$", "$3$", "$4$", "$5$");
        assertThat(axis.ticks()).extracting(Axis.Tick::value).contains(2e-5);
    }

    @Test
    void whatHasNoPlaceIsLeftOut() {
        assertThat(FittedAxis.logarithmic("x", 0, -1, Double.NaN, 2, 4).lower()).isBetween(1.9, 2.0);
        assertThat(FittedAxis.linear("x", Double.POSITIVE_INFINITY).ticks()).isNotEmpty();
        assertThat(List.of(FittedAxis.logarithmic("x").lower(), FittedAxis.logarithmic("x").upper())).allSatisfy(end -> assertThat(end).isPositive());
    }
}
