package org.neuralquanta.figures.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RandomEffectsTest {

    /** With equal errors the mean is plain, and spread² + error² is the sample variance. */
    @Test
    void equalErrorsGiveThePlainMean() {
        RandomEffects effects = RandomEffects.of(new double[] {1, 2, 4, 5}, new double[] {0.5, 0.5, 0.5, 0.5});
        double variance = 10.0 / 3;
        assertThat(effects.mean()).isCloseTo(3, within(1e-14));
        assertThat(effects.spread()).isCloseTo(Math.sqrt(variance - 0.25), within(1e-14));
        assertThat(effects.error()).isCloseTo(Math.sqrt(variance / 4), within(1e-14));
    }

    /** Where estimates scatter less than their errors, the true values are taken for one. */
    @Test
    void littleScatterGivesWeightsByVariance() {
        RandomEffects effects = RandomEffects.of(new double[] {1, 1.2}, new double[] {1, 2});
        assertThat(effects.spread()).isZero();
        assertThat(effects.mean()).isCloseTo(1.04, within(1e-14));
        assertThat(effects.error()).isCloseTo(1 / Math.sqrt(1.25), within(1e-14));
    }
}
