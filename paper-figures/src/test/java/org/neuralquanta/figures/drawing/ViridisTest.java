package org.neuralquanta.figures.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViridisTest {

    /** What the class promises, and half a step of an 8-bit channel. */
    private static final double ACCURACY = 0.02 + 0.5 / 255;

    /** From the table in matplotlib, entries 0, 64, 128, 192 and 255. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.267004, 0.004874, 0.329415",
        "64, 0.229739, 0.322361, 0.545706",
        "128, 0.127568, 0.566949, 0.550556",
        "192, 0.369214, 0.788888, 0.382914",
        "255, 0.993248, 0.906157, 0.143936"
    })
    void coloursAreThoseOfTheTable(int entry, double red, double green, double blue) {
        float[] channels = Viridis.of(entry / 255.0).getRGBColorComponents(null);
        assertThat((double) channels[0]).isCloseTo(red, within(ACCURACY));
        assertThat((double) channels[1]).isCloseTo(green, within(ACCURACY));
        assertThat((double) channels[2]).isCloseTo(blue, within(ACCURACY));
    }

    @Test
    void lightnessRises() {
        double last = -1;
        for (int i = 0; i <= 20; i++) {
            Color color = Viridis.of(i / 20.0);
            double lightness = 0.2126 * color.getRed() + 0.7152 * color.getGreen() + 0.0722 * color.getBlue();
            assertThat(lightness).isGreaterThan(last);
            last = lightness;
        }
    }
}
