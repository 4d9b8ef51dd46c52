package org.neuralquanta.special;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.numerics.BinomialTail;

/**
 * Containment of fresh random tails, computed by mpmath while the test runs, as in {@link FreshReferenceTest}, at some 500 a
 * second on one core.
 */
@EnabledIfSystemProperty(named = "mpmath.points", matches = "[0-9]+")
@Statement({"T8", "T12"})
class FreshTailTest {

    @Test
    void gammaEnclosuresContainFreshPoints() throws IOException, InterruptedException {
        everyEnclosureContainsFreshPoints("gamma", row ->
                IncompleteGamma.upperEnclosure(Double.parseDouble(row[0]), Double.parseDouble(row[1])));
    }

    @Test
    void binomialEnclosuresContainFreshPoints() throws IOException, InterruptedException {
        everyEnclosureContainsFreshPoints("binomial", row -> BinomialTail.belowEnclosure(
                Long.parseLong(row[0]), Long.parseLong(row[1]), Double.parseDouble(row[2])));
    }

    private static void everyEnclosureContainsFreshPoints(String family, Function<String[], Enclosure> enclosure)
            throws IOException, InterruptedException {
        long count = FreshPoints.check(
                FreshPoints.NUMBER,
                2,
                line -> {
                    String[] row = line.split(",", -1);
                    ErrorBudget.contained(enclosure.apply(row), row[row.length - 1], 1, line);
                },
                "tail-random.py",
                family);
        assertThat(count).isEqualTo(FreshPoints.NUMBER);
    }
}
