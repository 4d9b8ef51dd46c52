package org.neuralquanta.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

    @Property(tries = 5000)
    void readsBackEveryDouble(@ForAll long bits) {
        double x = Double.longBitsToDouble(bits);
        if (Double.isFinite(x)) {
            assertThat(Decimal.parse(Double.toString(x))).isEqualTo(x);
        }
    }

    @Property(tries = 20000)
    void roundsLikeBigDecimal(@ForAll long mantissa, @ForAll @IntRange(min = -60, max = 60) int power) {
        var exact = BigDecimal.valueOf(mantissa, power);
        assertThat(Decimal.parse(mantissa + "e" + -power)).isEqualTo(exact.doubleValue());
        assertThat(Decimal.parse(exact.toPlainString())).isEqualTo(exact.doubleValue());
    }

    @ParameterizedTest
    @CsvSource({
        "0,0", "-0,-0.0", "+7,7", "1.,1", ".5,0.5", "1e6,1000000", "1E-3,0.001", "000123,123", "0e999999999999,0",
        // Halfway cases: 2^53 + 1 lies between two doubles, and more digits than fit a long decide.
        "9007199254740993,9007199254740992", "9007199254740993.0000000000000000001,9007199254740994"
    })
    void readsDecimalNotation(String text, double value) {
        assertThat(Decimal.parse(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "e5", "1e", "1e+", "1d", "0x10", "1_000", "1,5", "NaN", "Infinity", "--1", "1e5e5", "1.2.3", "١"})
    void refusesWhatIsNotADecimalNumber(String text) {
        assertThatThrownBy(() -> Decimal.parse(text))
                .isInstanceOf(NumberFormatException.class)
                .hasMessage("'" + text + "' is not a finite decimal number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e309", "1e-400", "1e99999999999", "0.1e-99999999999"})
    void refusesWhatADoubleCannotHold(String text) {
        assertThatThrownBy(() -> Decimal.parse(text))
                .isInstanceOf(NumberFormatException.class)
                .hasMessage("'" + text + "' is outside the range of a double");
    }
}
