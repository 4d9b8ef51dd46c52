package org.neuralquanta.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MagnitudeTest {

    @ParameterizedTest
    @CsvSource({"70M,70e6", "1.4T,1.4e12", "7B,7e9", "7G,7e9", "2.5k,2500", "3 K,3000", "5P,5e15", "1.5E,1.5e18", "1e9,1e9", "12,12", "1E3,1000", "0.1M,1e5"})
    void readsSuffixes(String text, double value) {
        assertThat(Magnitude.parse(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "M", "70MM", "1e3M", "70 MB", "nan", "inf", "1,5M", "-", "1.4TB", "70m"})
    void refusesWhatIsNoNumber(String text) {
        assertThatThrownBy(() -> Magnitude.parse(text)).isInstanceOf(NumberFormatException.class).hasMessageContaining("'" + text);
    }
}
