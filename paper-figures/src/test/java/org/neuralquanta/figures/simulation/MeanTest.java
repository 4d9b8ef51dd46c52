package org.neuralquanta.figures.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanTest {

    /** Intervals by SciPy, stats.t.interval(0.95, n - 1, mean, sem). */
    @Test
    void theIntervalIsStudents() {
        Mean two = Mean.of(1, 2);
        assertThat(two.lower()).isCloseTo(-4.8531023681, within(1e-8));
        assertThat(two.upper()).isCloseTo(7.8531023681, within(1e-8));
        Mean six = Mean.of(0.974, 0.963, 0.974, 0.895, 0.945, 0.985);
        assertThat(six.lower()).isCloseTo(0.9215759515, within(1e-9));
        assertThat(six.upper()).isCloseTo(0.9904240485, within(1e-9));
        assertThat(six).hasToString("0.956 ± 0.034");
    }

    @Test
    void aSingleValueHasNoInterval() {
        assertThatIllegalArgumentException().isThrownBy(() -> Mean.of(1)).withMessageContaining("at least 2 values, were 1");
    }
}
