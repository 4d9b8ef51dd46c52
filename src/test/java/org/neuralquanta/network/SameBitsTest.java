package org.neuralquanta.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.neuralquanta.random.RandomStream;

/** The same bits whatever lanes and threads. */
class SameBitsTest {

    private static float[] numbers(long seed, int count) {
        var stream = RandomStream.of(seed, 0);
        float[] result = new float[count];
        for (int i = 0; i < count; i++) {
            result[i] = (float) stream.normal(i, 0);
        }
        return result;
    }

    @Property(tries = 200)
    void productsInLanesAreTheScalarOnes(
            @ForAll @IntRange(min = 1, max = 530) int rows,
            @ForAll @IntRange(min = 1, max = 100) int columns,
            @ForAll @IntRange(min = 1, max = 400) int depth,
            @ForAll boolean transposeA,
            @ForAll boolean transposeB) {
        Matrix a = matrix(numbers(1, rows * depth), rows, depth, transposeA);
        Matrix b = matrix(numbers(2, depth * columns), depth, columns, transposeB);
        float[] scalar = numbers(3, rows * columns + 5);
        float[] lanes = scalar.clone();
        new ScalarArithmetic().addProduct(rows, columns, depth, a, b, scalar, 5, columns);
        new VectorArithmetic().addProduct(rows, columns, depth, a, b, lanes, 5, columns);
        assertThat(lanes).isEqualTo(scalar);
    }

    @Test
    void longSumsInLanesAreTheScalarOnes() {
        int depth = 1_000_000;
        float[] a = new float[depth];
        for (int k = 0; k < depth; k++) {
            a[k] = 1f / (1 + k % 97);
        }
        Matrix row = Matrix.rows(a, 0, depth);
        float[] scalar = new float[1];
        float[] lanes = new float[1];
        new ScalarArithmetic().addProduct(1, 1, depth, row, row.transposed(), scalar, 0, 1);
        new VectorArithmetic().addProduct(1, 1, depth, row, row.transposed(), lanes, 0, 1);
        assertThat(lanes).isEqualTo(scalar);
    }

    private static Matrix matrix(float[] data, int rows, int columns, boolean transposed) {
        return transposed ? Matrix.rows(data, 0, rows).transposed() : Matrix.rows(data, 0, columns);
    }

    @Property(tries = 200)
    void dotsSumsAndMasksInLanesAreTheScalarOnes(
            @ForAll @IntRange(min = 1, max = 20) int rows,
            @ForAll @IntRange(min = 1, max = 8) int columns,
            @ForAll @IntRange(min = 1, max = 200) int depth) {
        float[] a = numbers(1, rows * depth + 3);
        float[] b = numbers(2, columns * depth);
        float[] scalar = numbers(3, rows * columns);
        float[] lanes = scalar.clone();
        new ScalarArithmetic().addDots(rows, columns, depth, a, 3, b, scalar);
        new VectorArithmetic().addDots(rows, columns, depth, a, 3, b, lanes);
        assertThat(lanes).isEqualTo(scalar);
        float[] sum = a.clone();
        float[] sumInLanes = a.clone();
        new ScalarArithmetic().add(b, 0, sum, 2, Math.min(depth, rows * depth));
        new VectorArithmetic().add(b, 0, sumInLanes, 2, Math.min(depth, rows * depth));
        assertThat(sumInLanes).isEqualTo(sum);
        new ScalarArithmetic().keepWherePositive(sum, a, depth);
        new VectorArithmetic().keepWherePositive(sumInLanes, a, depth);
        assertThat(sumInLanes).isEqualTo(sum);
    }

    /** Trains a little and prints the digest; the number of threads is the argument. */
    public static void main(String... args) {
        System.out.println(digest(Integer.parseInt(args[0])));
    }

    private static String digest(int threads) {
        var digests = new StringBuilder();
        for (Activation activation : Activation.values()) {
            var architecture = new Architecture(13, 7, List.of(70, 33), 3, activation);
            Network network = Network.random(architecture, 5, 1);
            try (Trainer trainer = Trainer.of(network, Loss.CROSS_ENTROPY, Adam.of(3e-3).withDecay(0.01), threads)) {
                Batch batch = Batch.labelled(600, architecture, 2);
                for (int step = 0; step < 10; step++) {
                    var stream = RandomStream.of(6, step);
                    trainer.step(batch, (b, from, to) -> {
                        for (int row = from; row < to; row++) {
                            for (int i = 0; i < 13; i++) {
                                b.inputs()[row * 13 + i] = (float) stream.normal(row, i);
                            }
                            b.symbols()[2 * row] = (int) (stream.uniform(row, 20) * 7);
                            b.symbols()[2 * row + 1] = (int) (stream.uniform(row, 21) * 7);
                            b.labels()[row] = (int) (stream.uniform(row, 22) * 3);
                        }
                    });
                }
            }
            digests.append(network.digest());
        }
        return digests.toString();
    }

    private static String digestOf(int threads, String... options) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SameBitsTest.class.getName(), "" + threads));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        return out;
    }

    @Test
    void weightsAfterTenStepsDoNotDependOnLanesOrThreads() throws Exception {
        String here = digest(1);
        assertThat(here).hasSize(128);
        assertThat(digest(2)).isEqualTo(here);
        assertThat(digest(3)).isEqualTo(here);
        assertThat(digestOf(1)).as("without the Vector API").isEqualTo(here);
        for (int bytes : new int[] {16, 32, 64}) {
            assertThat(digestOf(2, "--add-modules=jdk.incubator.vector", "-XX:MaxVectorSize=" + bytes))
                    .as("%d-bit lanes", 8 * bytes)
                    .isEqualTo(here);
        }
    }
}
