package org.neuralquanta.modular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.network.Adam;
import org.neuralquanta.network.Sphere;
import org.neuralquanta.special.OracleFile;
import org.neuralquanta.transformer.Sequences;
import org.neuralquanta.transformer.Transformer;
import org.neuralquanta.transformer.TransformerShape;
import org.neuralquanta.transformer.TransformerTrainer;

/** Steps with decay and on a sphere against PyTorch, Fourier modes against numpy: src/test/resources/oracle/modular-addition.py. */
@Statement("T46")
class ModularOracleTest {

    private static final int P = 7;
    private static final List<CSVRecord> ROWS = OracleFile.read("modular-addition.csv");
    private static final List<Integer> KEYS = List.of(3, 1);

    private static double[] values(String part, int step, String kind) {
        double[] values = ROWS.stream()
                .filter(row -> row.get("part").equals(part)
                        && row.get("step").equals(Integer.toString(step))
                        && row.get("kind").equals(kind))
                .mapToDouble(row -> Double.parseDouble(row.get("value")))
                .toArray();
        assertThat(values).as("%s %d %s", part, step, kind).isNotEmpty();
        return values;
    }

    private static float[] floats(double[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }

    private static Sequences sequences(double[] pairs, TransformerShape shape) {
        var result = new Sequences(pairs.length, shape);
        for (int k = 0; k < pairs.length; k++) {
            int a = (int) pairs[k] / P;
            int b = (int) pairs[k] % P;
            result.symbols()[3 * k] = a;
            result.symbols()[3 * k + 1] = b;
            result.symbols()[3 * k + 2] = P;
            result.labels()[k] = (a + b) % P;
        }
        return result;
    }

    private static void train(String part, double decay, boolean onSphere) {
        var shape = new TransformerShape(P + 1, P, 3, 8, 2, 12, 1, false, false, true);
        Transformer transformer = Transformer.of(shape, floats(values(part, 0, "parameter")));
        Sequences sequences = sequences(values(part, 0, "pair"), shape);
        Sphere sphere = Sphere.through(transformer.parameters());
        try (var trainer = new TransformerTrainer(transformer, new Adam(0.01, decay, 0.9, 0.98, 1e-8), 1)) {
            for (int step = 1; step <= 4; step++) {
                assertThat(trainer.step(sequences, (_, _, _) -> {})).isCloseTo(values(part, step, "loss")[0], within(2e-6));
                if (onSphere) {
                    sphere.project(transformer.parameters());
                }
                assertThat(Sphere.norm(transformer.parameters())).isCloseTo(values(part, step, "norm")[0], within(3e-6));
            }
        }
        double[] expected = values(part, 4, "parameter");
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) transformer.parameters()[i]).as("parameter %d", i).isCloseTo(expected[i], within(2e-5));
        }
    }

    @Test
    void adamWithDecay() {
        train("free", 1, false);
    }

    @Test
    void adamOnASphere() {
        train("sphere", 0, true);
    }

    @Test
    void modesOfTheEmbedding() {
        EmbeddingSpectrum spectrum = EmbeddingSpectrum.of(floats(values("embedding", 0, "row")), P, 5);
        double[] shares = values("embedding", 0, "share");
        double[] roundness = values("embedding", 0, "roundness");
        assertThat(spectrum.modes()).isEqualTo(shares.length);
        for (int k = 1; k <= shares.length; k++) {
            assertThat(spectrum.share(k)).isCloseTo(shares[k - 1], within(1e-14));
            assertThat(spectrum.roundness(k)).isCloseTo(roundness[k - 1], within(1e-13));
        }
    }

    /** Answers are single-precision numbers, so losses have an error of 1e-7. */
    @Test
    void wavesOfTheOutputs() {
        ModularTask task = ModularTask.of(P, 20, 5);
        LogitWaves waves = LogitWaves.of(task, floats(values("logits", 0, "output")));
        double[] energies = values("logits", 0, "energy");
        double[] alignments = values("logits", 0, "alignment");
        assertThat(waves.frequencies()).isEqualTo(energies.length);
        for (int k = 1; k <= energies.length; k++) {
            assertThat(waves.energy(k)).isCloseTo(energies[k - 1], within(1e-13));
            assertThat(waves.alignment(k)).isCloseTo(alignments[k - 1], within(1e-13));
        }
        assertThat(waves.variance(KEYS)).isCloseTo(values("logits", 0, "variance")[0], within(1e-14));
        assertThat(waves.restricted(KEYS)).isCloseTo(values("logits", 0, "restricted")[0], within(1e-6));
        double[] excluded = values("logits", 0, "excluded");
        double expected = IntStream.of(task.trainingPairs()).mapToDouble(pair -> excluded[pair]).average().orElseThrow();
        assertThat(waves.excluded(KEYS)).isCloseTo(expected, within(1e-6));
    }
}
