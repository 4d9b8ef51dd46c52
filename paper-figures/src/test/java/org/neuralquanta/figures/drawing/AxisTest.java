package org.neuralquanta.figures.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream().map(Axis.Tick::label).toList();
    }

    @Test
    void aLinearAxisHasATickAtEveryMultipleOfTheStepBothEndsIncluded() {
        Axis axis = Axis.linear("", 0, 1.5, 0.5);
        assertThat(axis.ticks()).extracting(Axis.Tick::value).containsExactly(0.0, 0.5, 1.0, 1.5);
        assertThat(labels(axis)).containsExactly("$0$", "$0.5$", "$1$", "$1.5$");
        assertThat(labels(Axis.linear("", -4.2, 4.2, 2))).containsExactly("$-4$", "$-2$", "$0$", "$2$", "$4$");
    }

    @Test
    void tickLabelsHaveNoRoundingErrors() {
        assertThat(labels(Axis.linear("", 0, 0.7, 0.1)))
                .containsExactly("$0$", "$0.1$", "$0.2$", "$0.3$", "$0.4$", "$0.5$", "$0.6$", "$0.7$");
    }

    @Test
    void aLogarithmicAxisLabelsPowersOfTen() {
        Axis axis = Axis.decades("", 0.1, 1000, 1);
        assertThat(axis.ticks()).extracting(Axis.Tick::value).containsExactly(0.1, 1.0, 10.0, 100.0, 1000.0);
        assertThat(labels(axis)).containsExactly("$10^{-1}$", "$1$", "$10$", "$10^{2}$", "$10^{3}$");
    }

    @Test
    void minorTicksAreTheDigitsInsideTheRange() {
        assertThat(Axis.decades("", 0.5, 30, 1).minorTicks()).usingComparatorForType(AxisTest::nearly, Double.class)
                .containsExactly(0.5, 0.6, 0.7, 0.8, 0.9, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 20.0, 30.0);
    }

    private static int nearly(double a, double b) {
        return Math.abs(a - b) <= 1e-12 * Math.abs(b) ? 0 : Double.compare(a, b);
    }

    @Test
    void whereOnlySomeDecadesAreLabelledTheOthersAreMinorTicks() {
        Axis axis = Axis.decades("", 1e-3, 1e3, 3);
        assertThat(labels(axis)).containsExactly("$10^{-3}$", "$1$", "$10^{3}$");
        assertThat(axis.minorTicks()).containsExactly(1e-2, 1e-1, 1e1, 1e2);
    }

    @Test
    void manyDecadesHaveNoMinorTicks() {
        assertThat(Axis.decades("", 1, 1e9, 1).minorTicks()).isEmpty();
    }

    @Test
    void aBareAxisKeepsItsTicksAndLosesItsWords() {
        Axis bare = Axis.linear("loss", 0, 1, 0.5).bare();
        assertThat(bare.label()).isEmpty();
        assertThat(bare.labelled()).isFalse();
        assertThat(bare.ticks()).hasSize(3);
    }

    @Test
    void aZeroOnALogarithmicAxisLiesFarBelowTheFrame() {
        Axis axis = Axis.decades("", 1e-2, 1e2, 1);
        assertThat(axis.plotted(0)).isPositive().isCloseTo(1e-6, within(1e-18));
        assertThat(axis.plotted(3)).isEqualTo(3);
        assertThat(Axis.linear("", -1, 1, 1).plotted(0)).isZero();
    }

    @Test
    void whatHasNoPlaceIsNotPlotted() {
        Axis axis = Axis.decades("", 1, 10, 1);
        assertThat(axis.plotted(-1)).isNaN();
        assertThat(axis.plotted(Double.POSITIVE_INFINITY)).isNaN();
        assertThat(Axis.linear("", -1, 1, 1).plotted(-1)).isEqualTo(-1);
    }

    @Test
    void oneLabelDoesNotSayWhatALogarithmicLengthStandsFor() {
        assertThatThrownBy(() -> Axis.decades("", 2, 60, 1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("has 1");
        assertThatCode(() -> Axis.decades("", 1, 60, 1)).doesNotThrowAnyException();
        assertThatCode(() -> Axis.linear("", 2, 60, 50)).doesNotThrowAnyException();
    }
}
