package org.neuralquanta.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.neuralquanta.network.Adam;
import org.neuralquanta.network.RowProducts;
import org.neuralquanta.random.RandomStream;
import org.neuralquanta.transformer.Sequences;
import org.neuralquanta.transformer.Transformer;
import org.neuralquanta.transformer.TransformerShape;
import org.neuralquanta.transformer.TransformerTrainer;

/**
 * The speed of whole training steps of transformers beside that of the bare matrix product of 1000 × 1000, in rounds, on one thread in
 * processor time. Operations are those of the products; attention counts only the positions that are seen. The fastest of many counts.
 */
public final class TransformerAgainstProduct {

    private static final String VECTORS = "jdk.incubator.vector";
    private static final int N = 1000;
    private static final int ROUNDS = 3;
    private static final int ALPHABET = 70;
    private static final int CONTEXT = 64;
    private static final double ENOUGH = 1e10;

    private TransformerAgainstProduct() {}

    /**
     * Prints rates in GFLOP/s.
     *
     * @param args ignored
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (ModuleLayer.boot().findModule(VECTORS).isEmpty()) {
            new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"), "--add-modules", VECTORS, "-cp",
                            System.getProperty("java.class.path"), TransformerAgainstProduct.class.getName())
                    .inheritIO()
                    .start()
                    .waitFor();
            return;
        }
        float[] rows = new float[N * N];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (i * 7919 % 1000) / 1000f;
        }
        for (int round = 0; round < ROUNDS; round++) {
            double product = 2.0 * N * N * N / fastest(10, () -> RowProducts.of(rows, N, N));
            System.out.printf(Locale.ROOT, "product of 1000^3: %.1f GFLOP/s%n", product);
            step("width 32, 1 block", TransformerShape.text(ALPHABET, CONTEXT, 32, 2, 1), 32, product);
            step("width 64, 2 blocks", TransformerShape.text(ALPHABET, CONTEXT, 64, 4, 2), 32, product);
            step("width 96, 3 blocks", TransformerShape.text(ALPHABET, CONTEXT, 96, 6, 3), 32, product);
            step("width 128, 4 blocks", TransformerShape.text(ALPHABET, CONTEXT, 128, 8, 4), 32, product);
            step("sums mod 113, 3830 pairs", TransformerShape.modularAddition(113), 3830, product);
        }
    }

    private static void step(String name, TransformerShape shape, int size, double product) {
        var sequences = new Sequences(size, shape);
        var random = RandomStream.of(1, 2);
        for (int i = 0; i < sequences.symbols().length; i++) {
            sequences.symbols()[i] = (int) (random.uniform(i, 0) * shape.symbols());
        }
        for (int i = 0; i < sequences.labels().length; i++) {
            sequences.labels()[i] = (int) (random.uniform(i, 1) * shape.outputs());
        }
        double work = shape.operations(size);
        int steps = (int) Math.max(2, ENOUGH / work);
        try (var trainer = new TransformerTrainer(Transformer.random(shape, 1, 1), Adam.of(1e-3), 1)) {
            double time = fastest(8, () -> {
                        for (int i = 0; i < steps; i++) {
                            trainer.step(sequences, (_, _, _) -> {});
                        }
                    })
                    / steps;
            System.out.printf(Locale.ROOT, "%s, N = %d: %.2f ms a step, %.1f GFLOP/s, %.2f of the product%n", name,
                    shape.blockParameters(), time * 1e-6, work / time, work / time / product);
        }
    }

    private static double fastest(int times, Runnable work) {
        var clock = ManagementFactory.getThreadMXBean();
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < times; i++) {
            long start = clock.getCurrentThreadCpuTime();
            work.run();
            best = Math.min(best, clock.getCurrentThreadCpuTime() - start);
        }
        return best;
    }
}
