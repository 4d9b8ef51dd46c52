package org.neuralquanta.figures.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

    /** Intervals by SciPy, binomtest(k, n).proportion_ci(method='wilson'). */
    @ParameterizedTest
    @CsvSource({
        "0, 13, 0.0, 0.2280953724",
        "14, 20, 0.4810271816, 0.8545227551",
        "5, 40, 0.0545950025, 0.2611211984",
        "3, 3, 0.4385029682, 1.0",
        "1, 1, 0.2065493144, 1.0"
    })
    void intervalsAreThoseOfWilson(int hits, int trials, double lower, double upper) {
        var share = new Share(hits, trials);
        assertThat(share.lower()).isCloseTo(lower, within(1e-9));
        assertThat(share.upper()).isCloseTo(upper, within(1e-9));
    }

    @Test
    void impossibleSharesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Share(2, 1)).withMessageContaining("2 of 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Share(0, 0)).withMessageContaining("0 of 0");
    }
}
