package org.neuralquanta.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Projection on a sphere. */
class SphereTest {

    /** Two roundings a number: that of the factor and that of the product. */
    @Property
    void keepsTheDirectionAndSetsTheNorm(
            @ForAll @Size(min = 1, max = 50) float[] directions, @ForAll @DoubleRange(min = 0.01, max = 1000) double radius) {
        float[] parameters = new float[directions.length];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (float) (1 + Math.sin(directions[i]));
        }
        parameters[0] += 1;
        float[] moved = parameters.clone();
        new Sphere(radius).project(moved);
        assertThat(Sphere.norm(moved)).isCloseTo(radius, within(2 * 0x1p-24 * radius));
        double factor = radius / Sphere.norm(parameters);
        for (int i = 0; i < moved.length; i++) {
            assertThat((double) moved[i]).isCloseTo(factor * parameters[i], within(3 * 0x1p-24 * factor * parameters[i]));
        }
    }

    @Test
    void theNormOfThreeAndFourIsFive() {
        assertThat(Sphere.through(new float[] {3, -4}).radius()).isEqualTo(5);
    }

    @Test
    void badInput() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sphere(0)).withMessageContaining("above 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Sphere(Double.NaN)).withMessageContaining("above 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Sphere(1).project(new float[3])).withMessageContaining("above 0");
    }
}
