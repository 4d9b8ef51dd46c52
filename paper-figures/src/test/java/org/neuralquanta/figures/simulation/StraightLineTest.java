package org.neuralquanta.figures.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StraightLineTest {

    /** numpy 2.4.6, polyfit with its covariance: slope, its standard error, intercept, and the standard deviation of the residuals. */
    @Test
    void reference() {
        var line = StraightLine.through(new double[] {1, 2, 4, 7}, new double[] {1.5, 1, 3, 4.5});
        assertThat(line.slope()).isCloseTo(0.5714285714285714, within(1e-14));
        assertThat(line.slopeError()).isCloseTo(0.12371791482634839, within(1e-14));
        assertThat(line.intercept()).isCloseTo(0.49999999999999994, within(1e-14));
        assertThat(line.deviation()).isCloseTo(0.5669467095138409, within(1e-14));
    }
}
