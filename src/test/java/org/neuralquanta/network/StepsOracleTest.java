package org.neuralquanta.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.special.OracleFile;

/**
 * Three steps of training against numpy in double precision: src/test/resources/oracle/network-steps.py. All that is said of trained
 * networks rests on these steps; what comes of very many of them no other program knows to the digit.
 */
@Statement({"T30", "T31", "T34", "T36", "T37"})
class StepsOracleTest {

    private static final List<CSVRecord> ROWS = OracleFile.read("network-steps.csv");

    private static double[] values(String network, int step, String kind) {
        double[] values = ROWS.stream()
                .filter(row -> row.get("network").equals(network)
                        && row.get("step").equals(Integer.toString(step))
                        && row.get("kind").equals(kind))
                .mapToDouble(row -> Double.parseDouble(row.get("value")))
                .toArray();
        assertThat(values).as("%s %d %s", network, step, kind).isNotEmpty();
        return values;
    }

    private static void fill(float[] to, double[] from) {
        assertThat(to).hasSameSizeAs(from);
        for (int i = 0; i < to.length; i++) {
            to[i] = (float) from[i];
        }
    }

    private static void fill(int[] to, double[] from) {
        assertThat(to).hasSameSizeAs(from);
        for (int i = 0; i < to.length; i++) {
            to[i] = (int) from[i];
        }
    }

    /** Single precision: a few roundings of numbers of the size of the largest. */
    private static void near(float[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat((double) actual[i]).as("number %d", i).isCloseTo(expected[i], within(tolerance));
        }
    }

    private static void train(String name, Architecture architecture, Batch batch, Loss loss, Adam rule) {
        float[] start = new float[architecture.parameters()];
        fill(start, values(name, 0, "parameter"));
        fill(batch.inputs(), values(name, 0, "input"));
        try (Trainer trainer = Trainer.withInputGradient(Network.of(architecture, start), loss, rule)) {
            for (int step = 1; step <= 3; step++) {
                double value = trainer.step(batch);
                assertThat(value).isCloseTo(values(name, step, "loss")[0], within(1e-6));
                near(trainer.gradient(), values(name, step, "gradient"), 3e-7);
                near(trainer.inputGradient(), values(name, step, "inputGradient"), 3e-7);
                near(trainer.network().parameters(), values(name, step, "parameter"), 3e-6);
            }
        }
    }

    @Test
    void crossEntropyWithTanhTwoHiddenLayersAndDecay() {
        var architecture = new Architecture(3, 4, List.of(5, 4), 3, Activation.TANH);
        Batch batch = Batch.labelled(7, architecture, 1);
        fill(batch.symbols(), values("tanh", 0, "symbol"));
        fill(batch.labels(), values("tanh", 0, "label"));
        train("tanh", architecture, batch, Loss.CROSS_ENTROPY, Adam.of(0.01).withDecay(0.1));
    }

    @Test
    void squaredErrorWithRelu() {
        Architecture architecture = Architecture.dense(Activation.RELU, 4, 6, 2);
        Batch batch = Batch.targeted(9, architecture);
        fill(batch.targets(), values("relu", 0, "target"));
        train("relu", architecture, batch, Loss.SQUARED_ERROR, Adam.of(0.02));
    }
}
