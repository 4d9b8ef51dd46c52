package org.neuralquanta;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page may show of an output. */
class NewcomerTest {

    private static final String PRINTED = "fit of 3 runs\n\nE  1.5\nA  2.5\n\nsplit\nN  7\n";

    @ParameterizedTest
    @ValueSource(strings = {
        PRINTED,
        "fit of 3 runs\n...\n",
        "...\nN  7\n",
        "...\nE 1.5\nA 2.5\n...\n",
        "fit of 3 runs\n...\nA 2.50000000000000001\n...\nN 7\n"
    })
    void linesMayBeLeftOutWhereThatIsSaid(String shown) {
        assertThatCode(() -> Newcomer.printsWhatIsShown(PRINTED, shown)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "fit of 3 runs\n",
        "N 7\n",
        "...\nE 1.5\n",
        "...\nE 1.6\n...\n",
        "...\nA 2.5\nE 1.5\n...\n",
        "...\nA 2.5\n...\nE 1.5\n...\n",
        "fit of 3 runs\n...\nN 7\nmore\n",
        "fit of 3 runs E 1.5 A 2.5 split\n...\nsplit N 7\n"
    })
    void whatIsShownIsPrintedInThisOrder(String shown) {
        assertThatThrownBy(() -> Newcomer.printsWhatIsShown(PRINTED, shown)).isInstanceOf(AssertionError.class);
    }

    @Test
    void numbersAgreeToTenDigits() {
        assertThatCode(() -> Newcomer.printsWhatIsShown("x 0.123456789012345", "x 0.123456789012346")).doesNotThrowAnyException();
        assertThatThrownBy(() -> Newcomer.printsWhatIsShown("x 0.1234567890", "x 0.1234567891")).isInstanceOf(AssertionError.class);
    }
}
