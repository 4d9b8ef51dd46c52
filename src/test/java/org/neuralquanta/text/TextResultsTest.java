package org.neuralquanta.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.neuralquanta.matrix.Matrix;
import org.neuralquanta.tokens.JumpPlaces;
import org.neuralquanta.tokens.JumpShare;
import org.neuralquanta.tokens.TokenCurves;

/** The results of docs/text.md, computed anew from the losses that are kept. */
class TextResultsTest {

    private static final Path ROOT = Path.of(System.getProperty("project.basedir", "."));

    /** The cell of the page's table in the row that begins so. */
    private static String cell(String row, int column) throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/text.md")).stream()
                .filter(line -> line.startsWith("| " + row))
                .findFirst()
                .orElseThrow()
                .split(" \\| ", -1)[column]
                .replace(" |", "");
    }

    private static String page() {
        try {
            return Files.readString(ROOT.resolve("docs/text.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Run(String model, double parameters, long data, long seed, long step, double loss) {

        static Run of(String line) {
            String[] cells = line.split(",", -1);
            return new Run(cells[0], Double.parseDouble(cells[1]), Long.parseLong(cells[2]), Long.parseLong(cells[3]), Long.parseLong(cells[4]),
                    Double.parseDouble(cells[5]));
        }
    }

    /** The runs on all text after the last step, by increasing size. */
    private static List<Run> sizes(String model) throws IOException {
        List<Run> runs = Files.readAllLines(ROOT.resolve("paper-figures/data/text-runs.csv")).stream()
                .filter(line -> line.startsWith(model + ","))
                .map(Run::of)
                .toList();
        long data = runs.stream().mapToLong(Run::data).max().orElseThrow();
        long step = runs.stream().mapToLong(Run::step).max().orElseThrow();
        return runs.stream().filter(run -> run.data == data && run.step == step).toList();
    }

    private static TokenCurves curves(String model) throws IOException {
        List<Run> runs = sizes(model);
        Matrix losses = Matrix.open(ROOT.resolve("paper-figures/data/text-" + model + "-losses.npy"));
        assertThat(losses.rows()).isEqualTo(20_000);
        double[] means = new double[runs.size()];
        for (long token = 0; token < losses.rows(); token++) {
            double[] row = losses.row(token);
            Arrays.setAll(means, i -> means[i] + row[i] / losses.rows());
        }
        // 16-bit losses, and means of six digits.
        assertThat(means).containsExactly(runs.stream().mapToDouble(Run::loss).toArray(), within(1e-4));
        return TokenCurves.of(losses, runs.stream().mapToDouble(Run::parameters).toArray(), 0.05, 1);
    }

    private static String share(JumpShare jumps) {
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", jumps.corrected(), jumps.correctedInterval().lower(), jumps.correctedInterval().upper());
    }

    private static void check(String model, int column) throws IOException {
        TokenCurves curves = curves(model);
        int last = curves.sizes().size() - 1;
        assertThat(cell("mean loss", column)).isEqualTo(String.format(Locale.ROOT, "%.3f to %.3f", curves.mean(0), curves.mean(last)));
        String oneSeed = "one seed: not told from noise";
        assertThat(cell("one jump", column)).isEqualTo(curves.isNoiseMeasured() ? share(curves.jumps()) : oneSeed);
        assertThat(cell("planted", column)).isEqualTo(String.format(Locale.ROOT, "%.3f", curves.jumps().plantedShare()));
        assertThat(cell("sharper", column)).isEqualTo(curves.isNoiseMeasured() ? share(curves.jumpsBeyondPowerLaws()) : oneSeed);
        curves.placesOfJumps().ifPresent(places -> {
            JumpPlaces planted = curves.placesOfPlanted().orElseThrow();
            assertThat(page().replace('\n', ' ')).contains(
                    String.format(Locale.ROOT, "%.0f %% of pairs, against %.0f %% by chance", 100 * places.agreement(), 100 * places.chance()),
                    String.format(Locale.ROOT, "agree in %.0f %%, against %.0f %%", 100 * planted.agreement(), 100 * planted.chance()));
        });
        assertThat(cell("sizes", column)).isEqualTo(String.format(Locale.ROOT, "%,.0f to %,.0f", curves.sizes().getFirst(), curves.sizes().getLast()));
    }

    @Test
    void theTableOfTheWindowIsThatOfItsLosses() throws IOException {
        check("window", 1);
    }

    @Test
    void theTableOfTheTransformerIsThatOfItsLosses() throws IOException {
        check("transformer", 2);
    }

    /** Between its own ends each character falls as the mean does, with the deviations of its three runs, the signs drawn anew. */
    @Test
    void smoothCurvesWithTheDeviationsOfSeedsAreNoJumps() throws IOException {
        List<Run> runs = sizes("window");
        double[] parameters = runs.stream().mapToDouble(Run::parameters).toArray();
        Matrix losses = Matrix.open(ROOT.resolve("paper-figures/data/text-window-losses.npy"));
        double[] mean = new double[parameters.length];
        Arrays.setAll(mean, i -> runs.get(i).loss);
        var random = new Random(1);
        int tokens = 4000;
        double[] smooth = new double[tokens * mean.length];
        for (int token = 0; token < tokens; token++) {
            double[] row = losses.row(5L * token);
            for (int i = 0; i < row.length; i++) {
                double share = (seeds(mean, i) - seeds(mean, row.length - 1)) / (seeds(mean, 0) - seeds(mean, row.length - 1));
                double expected = seeds(row, row.length - 1) + (seeds(row, 0) - seeds(row, row.length - 1)) * share;
                double deviation = (row[i] - seeds(row, i)) * Math.sqrt(1.5) * (random.nextBoolean() ? 1 : -1);
                // Far above 0, so that no loss is cut off.
                smooth[token * row.length + i] = 20 + expected + deviation;
            }
        }
        TokenCurves curves = TokenCurves.of(
                Matrix.of(MemorySegment.ofArray(smooth), ValueLayout.JAVA_DOUBLE, tokens, mean.length), parameters, 0.05, 1);
        assertThat(curves.jumps().corrected()).isCloseTo(0, within(0.02));
        assertThat(curves.jumpsBeyondPowerLaws().corrected()).isCloseTo(0, within(0.02));
    }

    /** The mean over the three seeds of a column's size. */
    private static double seeds(double[] row, int column) {
        int first = column / 3 * 3;
        return (row[first] + row[first + 1] + row[first + 2]) / 3;
    }

    /** Criterion 4. */
    @Test
    void theLargestNetworksAreBetterThanCounts() throws IOException {
        assertThat(sizes("window").getLast().loss).isLessThan(1.763);
        assertThat(sizes("transformer").getLast().loss).isLessThan(1.196);
    }
}
