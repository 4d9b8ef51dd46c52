package org.neuralquanta.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neuralquanta.runs.Columns;
import org.neuralquanta.runs.Runs;

/** Weights of runs. */
class WeightsTest {

    @TempDir
    private Path directory = Path.of("");

    private Runs table(boolean weighted) throws IOException {
        Runs half = Planted.half();
        var text = new StringBuilder("N,D,loss" + (weighted ? ",weight" : "") + "\n");
        for (int i = 0; i < half.size(); i++) {
            String row = half.value(0, i) + "," + half.value(1, i) + "," + half.loss(i);
            boolean twice = i % 3 == 0;
            text.append(row).append(weighted ? "," + (twice ? 2 : 1) : "").append('\n');
            if (twice && !weighted) {
                text.append(row).append('\n');
            }
        }
        Path file = Files.writeString(directory.resolve(weighted + ".csv"), text);
        return Runs.read(file, Columns.byName());
    }

    @Test
    void aRunOfWeightTwoCountsAsTwo() throws IOException {
        Fit twice = Fit.of(CurveModel.chinchilla(), table(false));
        Fit weighted = Fit.of(CurveModel.chinchilla(), table(true));
        assertThat(weighted.runs().size()).isEqualTo(120);
        assertThat(twice.runs().size()).isEqualTo(160);
        assertThat(weighted.objective()).isCloseTo(twice.objective(), within(1e-13));
        twice.parameters().forEach((name, value) ->
                assertThat(weighted.parameter(name)).as(name).isCloseTo(value, within(1e-8 * value)));
    }

    @Test
    void weightsOfAllRunsTogetherChangeNoStandardError() throws IOException {
        Runs half = Planted.half();
        var text = new StringBuilder("N,D,loss,weight\n");
        for (int i = 0; i < half.size(); i++) {
            text.append(half.value(0, i) + "," + half.value(1, i) + "," + half.loss(i) + ",7\n");
        }
        Runs sevenfold = Runs.read(Files.writeString(directory.resolve("seven.csv"), text), Columns.byName());
        Covariance expected = Covariance.sandwich(Fit.of(CurveModel.chinchilla(), half));
        Covariance found = Covariance.sandwich(Fit.of(CurveModel.chinchilla(), sevenfold));
        for (int j = 0; j < 5; j++) {
            assertThat(found.standardError(j)).isCloseTo(expected.standardError(j), within(1e-6 * expected.standardError(j)));
        }
    }
}
