package org.neuralquanta.figures.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SlopeTest {

    private static final double[] SIZES = {10, 100, 1e3, 1e4, 1e5};

    private static double slope(double exponent, double overhead) {
        return Slope.ofLastTwoDecades(SIZES, Arrays.stream(SIZES).map(x -> overhead + 3 * Math.pow(x, exponent)).toArray());
    }

    @Test
    void theSlopeOfAPowerIsItsExponent() {
        assertThat(slope(2, 0)).isCloseTo(2, within(1e-12));
        assertThat(slope(-0.5, 0)).isCloseTo(-0.5, within(1e-12));
        assertThat(slope(0, 0)).isCloseTo(0, within(1e-12));
    }

    /** 1000, 10^4 and 10^5 count, and 100 does not. */
    @Test
    void onlyTheLastTwoDecadesCount() {
        double[] costs = {1, 5e7, 1e3, 1e4, 1e5};
        assertThat(Slope.ofLastTwoDecades(SIZES, costs)).isCloseTo(1, within(1e-12));
    }

    /** Of three sizes at equal ratios, the line of least squares has the slope of the line through the first and the last. */
    @Test
    void scatteredPointsGiveTheLineOfLeastSquares() {
        assertThat(Slope.ofLastTwoDecades(new double[] {1, 2, 4}, new double[] {1, 0.52, 0.49}))
                .isCloseTo(Math.log(0.49) / Math.log(4), within(1e-12));
    }

    @Test
    void fewerThanTwoPointsHaveNoSlope() {
        assertThat(Slope.ofLastTwoDecades(new double[] {1}, new double[] {1})).isNaN();
        assertThat(Slope.ofLastTwoDecades(new double[0], new double[0])).isNaN();
    }
}
