package org.neuralquanta.figures.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SimulatedCurvesTest {

    private static final double[] X = {1, 3, 10, 30, 100};

    private static double[] power(double amplitude, double exponent) {
        return DoubleStream.of(X).map(x -> amplitude * Math.pow(x, -exponent)).toArray();
    }

    @Test
    void thePowerOfACurveIsItsExponent() {
        assertThat(new SimulatedCurves(X).exponent(power(7, 0.4), 1, 5)).isCloseTo(0.4, within(1e-13));
    }

    @Test
    void theMeanMovesByItsStandardErrors() {
        var curves = new SimulatedCurves(1);
        for (double loss : new double[] {1, 2, 3, 6}) {
            curves.accept(0, new double[] {loss});
        }
        // Mean 3, squares 14, so the standard error is √(14/3/4).
        assertThat(curves.moved(0)).containsExactly(3);
        assertThat(curves.moved(2)[0]).isCloseTo(3 + 2 * Math.sqrt(14 / 12.0), within(1e-14));
    }

    @Test
    void equalCurvesLeaveNoErrorAndScaledOnesNoErrorOfTheExponent() {
        var curves = new SimulatedCurves(X);
        curves.accept(0, power(1, 0.5));
        curves.accept(1, power(2, 0.5));
        curves.accept(2, power(4, 0.5));
        assertThat(curves.exponent(0, 5)).isCloseTo(0.5, within(1e-13));
        assertThat(curves.exponentError(0, 5)).isCloseTo(0, within(1e-13));
    }

    /** Three curves of which any two have a mean with the exponent 0.2, 0.3 or 0.4: squares 0.02, times 2/3. */
    @Test
    void theErrorOfTheExponentIsThatOfLeavingOneOut() {
        double[] pairs = DoubleStream.of(0.2, 0.3, 0.4).map(exponent -> Math.pow(100, -exponent)).toArray();
        double sum = DoubleStream.of(pairs).sum();
        var curves = new SimulatedCurves(1, 100);
        for (double pair : pairs) {
            curves.accept(0, new double[] {1, sum - 2 * pair});
        }
        assertThat(curves.exponentError(0, 2)).isCloseTo(Math.sqrt(0.02 * 2 / 3), within(1e-13));
    }
}
