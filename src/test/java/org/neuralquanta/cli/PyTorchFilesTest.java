package org.neuralquanta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuralquanta.discovery.Clustering;
import org.neuralquanta.discovery.CountSketch;
import org.neuralquanta.discovery.Gradients;
import org.neuralquanta.discovery.Similarity;
import org.neuralquanta.discovery.SimilarityMatrix;
import org.neuralquanta.matrix.Matrix;

/** Files that the programs of docs/bring-your-own.md wrote under PyTorch, against SciPy and numpy (pytorch.py). */
class PyTorchFilesTest {

    private static final Path FILES = Path.of("src/test/resources/matrix").toAbsolutePath();
    private static final int SAMPLES = 30;

    @TempDir
    private Path directory = Path.of("");

    private static Run good(String line) {
        Run run = Run.of(line + " --format json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        return run;
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "1, ' --clusters 5'"})
    void clustersAreThoseOfSciPy(int column, String option) throws IOException {
        Matrix expected = Matrix.open(FILES.resolve("pytorch-clusters.npy"));
        var truth = new Clustering(IntStream.range(0, SAMPLES).map(i -> (int) expected.row(i)[column]).toArray());
        assertThat(truth.sizes()).hasSizeBetween(2, SAMPLES - 1);
        good("discover --gradients " + FILES.resolve("pytorch-gradients.npy") + option + " --clusters-out " + directory.resolve("c.csv"));
        var found = new Clustering(Files.readAllLines(directory.resolve("c.csv")).stream().skip(1)
                .mapToInt(line -> Integer.parseInt(line.split(",", -1)[1])).toArray());
        assertThat(found.adjustedRandIndex(truth)).isEqualTo(1);
    }

    /** Over all pairs, the root mean square difference to cosines of the exact gradients, by the loss and not by the log-odds. */
    @Test
    void sketchesAreAsGoodAsStated() throws IOException {
        SimilarityMatrix found = Gradients.of(Matrix.open(FILES.resolve("pytorch-gradients.npy"))).similarities(Similarity.SIGNED);
        Matrix exact = Matrix.open(FILES.resolve("pytorch-cosines.npy"));
        double squares = 0;
        for (int i = 0; i < SAMPLES; i++) {
            for (int j = 0; j < i; j++) {
                double difference = found.value(i, j) - exact.row(i)[j];
                squares += difference * difference;
            }
        }
        assertThat(Math.sqrt(squares / (SAMPLES * (SAMPLES - 1) / 2))).isLessThan(CountSketch.of(256, 1).standardError());
    }

    @Test
    void lossesAreThoseOfNumpy() throws IOException {
        List<double[]> rows = Files.readAllLines(FILES.resolve("pytorch-losses.csv")).stream().skip(1)
                .map(line -> Stream.of(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
                .toList();
        String sizes = String.join(",", rows.stream().map(row -> String.valueOf((long) row[0])).toList());
        Run run = good("text --losses " + FILES.resolve("pytorch-losses.npy") + " --sizes " + sizes);
        assertThat(run.json()).containsEntry("tokens", 320.0);
        assertThat(run.list("points")).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            double[] row = rows.get(i);
            assertThat(number(run, i, "parameters")).isEqualTo(row[0]);
            assertThat(number(run, i, "loss")).isCloseTo(row[1], within(1e-12 * row[1]));
            assertThat(number(run, i, "quantile50")).isCloseTo(row[2], within(5e-4 * row[2]));
        }
    }

    private static double number(Run run, int row, String column) {
        return Double.parseDouble(String.valueOf(run.list("points").get(row).get(column)));
    }
}
