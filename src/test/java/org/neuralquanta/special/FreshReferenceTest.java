package org.neuralquanta.special;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;

/**
 * Containment of fresh random points, computed by mpmath while the test runs: {@code mvn verify -Pmpmath} takes half a
 * million of each family, and about ten minutes; {@code -Dmpmath.points=1000} takes fewer.
 */
@EnabledIfSystemProperty(named = "mpmath.points", matches = "[0-9]+")
@Statement({"T1", "T2"})
class FreshReferenceTest {

    @Test
    void zetaEnclosuresContainFreshPoints() throws IOException, InterruptedException {
        everyEnclosureContainsFreshPoints(
                "zeta", point -> HurwitzZeta.enclosure(point.number(0), point.number(1)));
    }

    @Test
    void powerSumEnclosuresContainFreshPoints() throws IOException, InterruptedException {
        everyEnclosureContainsFreshPoints("power-sum", PowerSumTest::enclosure);
    }

    private static void everyEnclosureContainsFreshPoints(String family, Function<ReferenceValue, Enclosure> enclosure)
            throws IOException, InterruptedException {
        long count = FreshPoints.check(
                FreshPoints.NUMBER,
                0,
                row -> {
                    ReferenceValue point = ReferenceValue.parse(row);
                    assertThat(point.isInside(enclosure.apply(point))).as("%s", point).isTrue();
                },
                "power_sums.py",
                "stream",
                family);
        assertThat(count).isGreaterThan(FreshPoints.NUMBER * 9L / 10);
    }
}
