package org.neuralquanta.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.neuralquanta.network.Adam;
import org.neuralquanta.random.RandomStream;

/** Examples: it learns, gives the same bits anywhere, and refuses what it cannot use. */
class TransformerTest {

    private static final TransformerShape SHAPE = TransformerShape.text(7, 37, 24, 3, 2);

    /** Symbols that repeat with period 5: what comes next can be known from the positions before. */
    private static void fill(Sequences sequences, long step, int from, int to) {
        var stream = RandomStream.of(6, step);
        int context = SHAPE.context();
        for (int s = from; s < to; s++) {
            for (int i = 0; i <= context; i++) {
                int symbol = (int) (stream.uniform(s, i % 5) * 7);
                if (i < context) {
                    sequences.symbols()[s * context + i] = symbol;
                }
                if (i > 0) {
                    sequences.labels()[s * context + i - 1] = symbol;
                }
            }
        }
    }

    private static Transformer trained(int steps, int threads) {
        Transformer transformer = Transformer.random(SHAPE, 5, 1);
        var sequences = new Sequences(40, SHAPE);
        try (var trainer = new TransformerTrainer(transformer, Adam.of(3e-3).withDecay(0.01), threads)) {
            while (trainer.steps() < steps) {
                long step = trainer.steps();
                trainer.step(sequences, (s, from, to) -> fill(s, step, from, to));
            }
        }
        return transformer;
    }

    /** Trains a little and prints the digest; the number of threads is the argument. */
    public static void main(String... args) {
        System.out.println(trained(4, Integer.parseInt(args[0])).digest());
    }

    private static String digestOf(int threads, String... options) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TransformerTest.class.getName(), "" + threads));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        return out;
    }

    @Test
    void weightsDoNotDependOnLanesOrThreads() throws Exception {
        String here = trained(4, 1).digest();
        assertThat(here).hasSize(64);
        assertThat(trained(4, 3).digest()).isEqualTo(here);
        assertThat(digestOf(1)).as("without the Vector API").isEqualTo(here);
        for (int bytes : new int[] {16, 32, 64}) {
            assertThat(digestOf(2, "--add-modules=jdk.incubator.vector", "-XX:MaxVectorSize=" + bytes))
                    .as("%d-bit lanes", 8 * bytes)
                    .isEqualTo(here);
        }
    }

    /** From the second period on a symbol is known; a network without attention could do no better than guess, log 7 = 1.95. */
    @Test
    void attentionLearnsToRepeat() {
        Transformer transformer = trained(250, 1);
        var fresh = new Sequences(10, SHAPE);
        fill(fresh, 10_000, 0, 10);
        double[] losses = transformer.losses(fresh);
        double total = 0;
        for (int s = 0; s < 10; s++) {
            for (int i = 10; i < SHAPE.context(); i++) {
                total += losses[s * SHAPE.context() + i];
            }
        }
        assertThat(total / (10 * (SHAPE.context() - 10))).isLessThan(0.5);
    }

    @Test
    void parametersAreCounted() {
        var shape = new TransformerShape(10, 11, 7, 6, 2, 5, 3, true, true, false);
        int block = 2 * 6 + (6 * 18 + 18) + (6 * 6 + 6) + 2 * 6 + (6 * 5 + 5) + (5 * 6 + 6);
        assertThat(shape.blockParameters()).isEqualTo(3 * block);
        assertThat(shape.parameters()).isEqualTo(17 * 6 + 3 * block + 12 + 66);
        assertThat(TransformerShape.modularAddition(113).parameters())
                .isEqualTo((114 + 3) * 128 + 4 * 128 * 128 + 2 * 128 * 512 + 128 * 113);
    }

    /** Queries, keys, values, output, hidden and outputs are used for all positions; a pair of positions costs 4 operations a number. */
    @Test
    void operationsAreCounted() {
        var shape = new TransformerShape(9, 9, 2, 4, 1, 3, 1, true, true, false);
        double forward = 2 * 2 * (4 * 16 + 2 * 4 * 3 + 4 * 9) + 3 * 4 * 4;
        assertThat(shape.operations(5)).isEqualTo(3 * 5 * forward);
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransformerShape.text(7, 8, 10, 3, 1))
                .withMessageContaining("width must be a multiple of heads, was 10 for 3 heads");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransformerShape.text(7, 8, 0, 1, 1))
                .withMessageContaining("width must be between 1 and 2^28 - 1, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransformerShape.text(7, 8, 1 << 14, 1, 1))
                .withMessageContaining("at most 2^28 parameters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transformer.random(SHAPE, 1, Double.NaN))
                .withMessageContaining("scale must be >= 0, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transformer.of(SHAPE, new float[3]))
                .withMessageContaining("numbers, were 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sequences(0, SHAPE))
                .withMessageContaining("at least 1 sequence, were 0");
        Transformer transformer = Transformer.random(SHAPE, 1, 1);
        var sequences = new Sequences(2, SHAPE);
        sequences.symbols()[SHAPE.context()] = 7;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transformer.losses(sequences))
                .withMessageContaining("symbol must be between 0 and 6, was 7 in sequence 1");
        var other = new Sequences(2, TransformerShape.text(8, 37, 24, 3, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transformer.losses(other))
                .withMessageContaining("the sequences were made for");
    }
}
