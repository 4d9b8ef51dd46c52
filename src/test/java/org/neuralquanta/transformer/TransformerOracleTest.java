package org.neuralquanta.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.network.Adam;
import org.neuralquanta.special.OracleFile;

/**
 * Three steps of training against numpy in double precision, whose derivatives are complex steps of the loss:
 * src/test/resources/oracle/transformer-steps.py.
 */
class TransformerOracleTest {

    private static final double RATE = 0.01;
    private static final List<CSVRecord> ROWS = OracleFile.read("transformer-steps.csv");

    private static double[] values(String shape, int step, String kind) {
        double[] values = ROWS.stream()
                .filter(row -> row.get("shape").equals(shape)
                        && row.get("step").equals(Integer.toString(step))
                        && row.get("kind").equals(kind))
                .mapToDouble(row -> Double.parseDouble(row.get("value")))
                .toArray();
        assertThat(values).as("%s %d %s", shape, step, kind).isNotEmpty();
        return values;
    }

    private static void fill(int[] to, double[] from) {
        assertThat(to).hasSameSizeAs(from);
        for (int i = 0; i < to.length; i++) {
            to[i] = (int) from[i];
        }
    }

    private static void near(float[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat((double) actual[i]).as("number %d", i).isCloseTo(expected[i], within(tolerance));
        }
    }

    /**
     * Biases of keys shift all scores of a position alike, so their derivative is 0; Adam divides its rounding error by itself, and they
     * move by up to the rate.
     */
    private static void nearWhereItMatters(float[] actual, double[] expected, double[] gradient, int keyBiases) {
        assertThat(actual).hasSameSizeAs(expected);
        int without = 0;
        for (int i = 0; i < actual.length; i++) {
            boolean matters = gradient[i] == 0 || Math.abs(gradient[i]) > 1e-14;
            without += matters ? 0 : 1;
            assertThat((double) actual[i]).as("number %d", i).isCloseTo(expected[i], within(matters ? 2e-5 : 6 * RATE));
        }
        assertThat(without).isLessThanOrEqualTo(keyBiases);
    }

    private static void train(String name, int size, TransformerShape shape) {
        float[] start = new float[shape.parameters()];
        double[] given = values(name, 0, "parameter");
        assertThat(given).hasSize(start.length);
        for (int i = 0; i < start.length; i++) {
            start[i] = (float) given[i];
        }
        var sequences = new Sequences(size, shape);
        fill(sequences.symbols(), values(name, 0, "symbol"));
        fill(sequences.labels(), values(name, 0, "label"));
        Transformer transformer = Transformer.of(shape, start);
        try (var trainer = new TransformerTrainer(transformer, Adam.of(RATE), 1)) {
            for (int step = 1; step <= 3; step++) {
                double[] expected = values(name, step, "loss");
                assertThat(transformer.losses(sequences)).containsExactly(expected, within(3e-6));
                double mean = trainer.step(sequences, (_, _, _) -> {});
                assertThat(mean).isCloseTo(Arrays.stream(expected).average().orElseThrow(), within(1e-6));
                double[] gradient = values(name, step, "gradient");
                near(trainer.gradient(), gradient, 1e-6);
                nearWhereItMatters(transformer.parameters(), values(name, step, "parameter"), gradient, shape.biased() ? shape.blocks() * shape.width() : 0);
            }
        }
    }

    @Test
    void layerNormBiasesTwoBlocksEveryPosition() {
        train("text", 3, new TransformerShape(5, 5, 4, 6, 2, 7, 2, true, true, false));
    }

    @Test
    void neitherNormNorBiasesLastPosition() {
        train("sum", 5, new TransformerShape(4, 3, 3, 4, 2, 6, 1, false, false, true));
    }
}
