package org.neuralquanta.figures.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

class StyleTest {

    /** Known values: black 21, white 1, and #767676 is the lightest grey that WCAG allows for text. */
    @Test
    void theContrastIsThatOfWcag() {
        assertThat(Style.contrastToWhite(Color.BLACK)).isCloseTo(21, within(1e-9));
        assertThat(Style.contrastToWhite(Color.WHITE)).isCloseTo(1, within(1e-9));
        assertThat(Style.contrastToWhite(new Color(0x767676))).isBetween(4.5, 4.55);
        assertThat(Style.contrastToWhite(new Color(0x777777))).isBetween(4.45, 4.5);
    }

    @Test
    void everyColourStandsOutFromWhite() throws IllegalAccessException {
        int colours = 0;
        for (Field field : Style.class.getDeclaredFields()) {
            if (field.getType() == Color.class) {
                assertThat(Style.contrastToWhite((Color) field.get(null))).as(field.getName()).isGreaterThanOrEqualTo(Style.LEAST_CONTRAST);
                colours++;
            }
        }
        assertThat(colours).isEqualTo(8);
    }

    @Test
    void everyColourOfALineStandsOutFromWhite() {
        for (int i = 0; i <= 100; i++) {
            assertThat(Style.contrastToWhite(Viridis.line(i, 101))).isGreaterThanOrEqualTo(Style.LEAST_CONTRAST);
        }
    }
}
