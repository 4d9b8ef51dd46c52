package org.neuralquanta.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.neuralquanta.Statement;

/**
 * Containment of fresh random points, computed by mpmath while the test runs: {@code mvn verify -Pmpmath} takes half a
 * million of each family, and about ten minutes; {@code -Dmpmath.points=1000} takes fewer.
 */
@EnabledIfSystemProperty(named = "mpmath.points", matches = "[0-9]+")
@Statement({"T1", "T2"})
class FreshReferenceTest {

    private static final Path GENERATOR =
            Path.of(System.getProperty("project.basedir", ""), "src/test/resources/oracle/power_sums.py");

    private static final int POINTS = Integer.getInteger("mpmath.points", 0);

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
        assumeTrue(exitCode("python3", "-c", "import mpmath") == 0, "python3 with mpmath is not installed");
        long seed = System.currentTimeMillis();
        Process python = new ProcessBuilder(
                        "python3", GENERATOR.toString(), "stream", family, Integer.toString(POINTS), Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long count = 0;
        try (var rows = new BufferedReader(
                new InputStreamReader(python.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                ReferenceValue point = ReferenceValue.parse(row);
                assertThat(point.isInside(enclosure.apply(point))).as("seed %s: %s", seed, point).isTrue();
                count++;
            }
        } finally {
            python.destroy();
        }
        System.out.println(family + ": " + count + " fresh points of seed " + seed + " inside their enclosures");
        assertThat(python.waitFor()).isZero();
        assertThat(count).isGreaterThan(POINTS * 9L / 10);
    }

    private static int exitCode(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
