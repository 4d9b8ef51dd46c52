package org.neuralquanta.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.neuralquanta.network.Adam;
import org.neuralquanta.network.Batch;
import org.neuralquanta.network.Loss;
import org.neuralquanta.network.Network;
import org.neuralquanta.network.RowProducts;
import org.neuralquanta.network.Trainer;
import org.neuralquanta.parity.ParitySettings;
import org.neuralquanta.parity.ParityTask;

/**
 * Compares the matrix product of 1000 × 1000 with {@code peers/network/numpy_product.py} in rounds of one run, and times a training step of
 * the reference configuration of sparse parity (width 512, batch 1000) by one and two threads. The fastest of many counts.
 */
public final class TrainingAgainstNumpy {

    private static final String VECTORS = "jdk.incubator.vector";
    private static final int N = 1000;
    private static final int ROUNDS = 3;
    private static final double PRODUCT = 2.0 * N * N * N;

    private TrainingAgainstNumpy() {}

    /**
     * Prints rates in GFLOP/s.
     *
     * @param args ignored
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (ModuleLayer.boot().findModule(VECTORS).isEmpty()) {
            new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"), "--add-modules", VECTORS, "-cp",
                            System.getProperty("java.class.path"), TrainingAgainstNumpy.class.getName())
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
            double library = PRODUCT / fastest(40, () -> RowProducts.of(rows, N, N));
            double numpy = numpy();
            System.out.printf(
                    Locale.ROOT, "product of 1000^3: %.1f GFLOP/s, numpy %.1f, ratio %.2f%n", library, numpy, library / numpy);
        }
        double one = step(1);
        double two = step(2);
        System.out.printf(Locale.ROOT, "two threads: %.2f times one%n", one / two);
    }

    /** Nanoseconds of a training step, samples included. */
    private static double step(int threads) {
        ParitySettings settings = ParitySettings.reference();
        var task = new ParityTask(settings);
        Batch batch = Batch.labelled(settings.training().batch(), task.architecture(), 1);
        Network network = Network.random(task.architecture(), 1, 1);
        try (Trainer trainer = Trainer.of(network, Loss.CROSS_ENTROPY, Adam.of(settings.training().rate()), threads)) {
            double time = fastest(60, () -> {
                for (int i = 0; i < 50; i++) {
                    trainer.step(batch, task.training(trainer.steps()));
                }
            }) / 50;
            // Forward and back by the data bits, forward and twice back by the two outputs; symbols are looked up.
            double work = 2.0 * settings.training().batch() * settings.training().width() * (2 * settings.subtasks().bits() + 3 * 2);
            System.out.printf(Locale.ROOT, "training step, threads %d: %.3f ms, %.1f GFLOP/s%n", threads, time * 1e-6, work / time);
            return time;
        }
    }

    private static double fastest(int times, Runnable work) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    private static double numpy() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("python3", "peers/network/numpy_product.py").redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        if (process.waitFor() != 0) {
            throw new IOException("the comparison needs python3 with NumPy");
        }
        return Double.parseDouble(output);
    }
}
