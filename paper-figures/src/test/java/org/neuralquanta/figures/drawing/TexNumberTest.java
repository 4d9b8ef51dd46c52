package org.neuralquanta.figures.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TexNumberTest {

    @ParameterizedTest
    @CsvSource({
        "1, $1.0\\cdot10^{0}$", "123456, $1.2\\cdot10^{5}$", "0.00996, $1.0\\cdot10^{-2}$", "-2.5e-7, $-2.5\\cdot10^{-7}$",
        "9.96e99, $1.0\\cdot10^{100}$"
    })
    void aNumberHasTwoDigitsAndAPowerOfTen(double value, String tex) {
        assertThat(TexNumber.of(value)).isEqualTo(tex);
    }
}
