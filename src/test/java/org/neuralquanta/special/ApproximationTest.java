package org.neuralquanta.special;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as a number of full precision, to the last bit. */
class ApproximationTest {

    @ParameterizedTest
    @CsvSource({
        "0x1p-1022, true", "0x0.fffffffffffffp-1022, false", "0, false", "-1, false", "1, true", "0x1.fffffffffffffp1023, true",
        "Infinity, false", "NaN, false"
    })
    void isNormal(double value, boolean expected) {
        assertThat(new Approximation(value, 0).isNormal()).isEqualTo(expected);
    }
}
