package org.neuralquanta.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;

/**
 * Containment of fresh random tails, computed by mpmath while the test runs: {@code mvn verify
 * -Dmpmath.points=500000} for a million in all, at some 500 a second on one core.
 */
@Tag("mpmath")
@Statement({"T8", "T12"})
class FreshTailTest {

    private static final Path GENERATOR =
            Path.of(System.getProperty("project.basedir", ""), "src/test/resources/oracle/tail-random.py");

    private static final int POINTS = Integer.getInteger("mpmath.points", 0);

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
        assumeTrue(POINTS > 0, "mpmath.points is not given");
        assumeTrue(exitCode("python3", "-c", "import mpmath") == 0, "python3 with mpmath is not installed");
        long seed = System.currentTimeMillis();
        Process python = new ProcessBuilder(
                        "python3", GENERATOR.toString(), family, Integer.toString(POINTS), Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int count = 0;
        try (var rows = new BufferedReader(
                new InputStreamReader(python.getInputStream(), StandardCharsets.US_ASCII))) {
            rows.readLine(); // tool and seed
            rows.readLine(); // names of the columns
            for (String line = rows.readLine(); line != null; line = rows.readLine()) {
                String[] row = line.split(",", -1);
                ErrorBudget.contained(enclosure.apply(row), row[row.length - 1], 1, line);
                count++;
            }
        } finally {
            python.destroy();
        }
        System.out.println(family + ": " + count + " fresh points of seed " + seed + " inside their enclosures");
        assertThat(python.waitFor()).isZero();
        assertThat(count).isEqualTo(POINTS);
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
