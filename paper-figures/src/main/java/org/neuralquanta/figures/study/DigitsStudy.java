package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.neuralquanta.file.WholeFile;
import org.neuralquanta.norm.Digits;
import org.neuralquanta.norm.NormLandscape;
import org.neuralquanta.norm.NormRun;
import org.neuralquanta.norm.NormTask;

/**
 * Digits (T31): training from the usual start and from one eight times as large, and the losses at given norms. Each
 * run is kept in the scratch folder once done.
 */
final class DigitsStudy implements Study {

    /** As the authors, {@code mnist-grokking.ipynb} of their repository. */
    private static final int TRAINING = 1000;

    private static final int BATCH = 200;
    private static final double RATE = 1e-3;
    private static final double LARGE = 8;

    /** Five times the authors' and a fifth of theirs, so that decay alone shrinks weights by the same factor e. */
    private static final double DECAY = 0.05;

    private static final int STEPS = 20_000;

    /** The usual start needs no more: it fits within hundreds of steps. */
    private static final int USUAL_STEPS = 2000;

    private static final int EVERY = 250;
    private static final int USUAL_EVERY = 50;
    private static final List<Long> SEEDS_OF_RUNS = List.of(501L, 502L, 503L);

    private static final int LANDSCAPE_BATCH = 100;
    private static final int LANDSCAPE_STEPS = 1500;

    @Override
    public String name() {
        return "digits";
    }

    @Override
    public void run(Path data, Path scratch) throws IOException {
        NormTask task = task(data);
        StringBuilder courses = courses(name(), task, DECAY);
        for (long seed : SEEDS_OF_RUNS) {
            courses.append(kept(scratch, "digits_seed=" + seed + "_scale=1", () -> course(task, new NormRun.Plan(1, RATE, DECAY, BATCH, USUAL_STEPS, USUAL_EVERY, seed))));
        }
        for (long seed : SEEDS_OF_RUNS) {
            courses.append(kept(
                    scratch, "digits_seed=" + seed + "_scale=" + LARGE, () -> course(task, new NormRun.Plan(LARGE, RATE, DECAY, BATCH, STEPS, EVERY, seed))));
        }
        write(data.resolve("runs-digits.csv"), courses.toString());
        var landscapes = new StringBuilder(String.format(Locale.ROOT, "# run log; %s%n# %s, batches of %d, %d steps at each norm%n%s%n",
                Study.command(name()), task, LANDSCAPE_BATCH, LANDSCAPE_STEPS, "seed,scale,norm,train,test,trainAccuracy,testAccuracy"));
        for (long seed : SEEDS_OF_RUNS) {
            landscapes.append(kept(scratch, "digits_seed=" + seed + "_landscape", () -> landscape(task, seed)));
        }
        write(data.resolve("runs-digits-landscape.csv"), landscapes.toString());
    }

    private static NormTask task(Path data) throws IOException {
        return NormTask.digits(Digits.read(data.resolve("mnist-28x28-images.idx3.gz"), data.resolve("mnist-28x28-labels.idx1.gz")), TRAINING);
    }

    /** The head of a file of courses. */
    private static StringBuilder courses(String study, NormTask task, double decay) {
        return new StringBuilder(String.format(Locale.ROOT, "# run log; %s%n# %s, batches of %d, AdamW of rate %s and decay %s%n%s%n",
                Study.command(study), task, BATCH, RATE, decay, "seed,scale,step,norm,train,test,trainAccuracy,testAccuracy"));
    }

    private static void write(Path file, String text) throws IOException {
        WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String kept(Path scratch, String name, Supplier<String> rows) throws IOException {
        Path file = scratch.resolve(name + ".csv");
        if (!Files.exists(file)) {
            Files.createDirectories(scratch);
            write(file, rows.get());
        }
        return Files.readString(file);
    }

    private static String course(NormTask task, NormRun.Plan plan) {
        var rows = new StringBuilder();
        for (NormRun.Point point : NormRun.of(task, plan).points()) {
            rows.append(String.format(Locale.ROOT, "%d,%s,%d,%s", plan.seed(), plan.scale(), point.step(), measured(point)));
        }
        return rows.toString();
    }

    /** From a tenth of the norm of the usual start to ten times it, as the authors, with a third of their norms. */
    private static String landscape(NormTask task, long seed) {
        double usual = NormRun.of(task, new NormRun.Plan(1, RATE, 0, BATCH, 1, 1, seed)).points().getFirst().norm();
        List<Double> scales = IntStream.rangeClosed(-3, 3).mapToObj(k -> Math.pow(10, k / 3.0)).toList();
        List<Double> norms = scales.stream().map(scale -> scale * usual).toList();
        List<NormRun.Point> points = NormLandscape.of(task, norms, RATE, LANDSCAPE_BATCH, LANDSCAPE_STEPS, seed).points();
        var rows = new StringBuilder();
        for (int k = 0; k < points.size(); k++) {
            rows.append(String.format(Locale.ROOT, "%d,%.4g,%s", seed, scales.get(k), measured(points.get(k))));
        }
        return rows.toString();
    }

    private static String measured(NormRun.Point point) {
        return String.format(Locale.ROOT, "%.6g,%.6g,%.6g,%.4f,%.4f%n", point.norm(), point.train(), point.test(),
                point.trainAccuracy().orElseThrow(), point.testAccuracy().orElseThrow());
    }

    /**
     * The same at the decay and for the steps of {@code mnist-grokking.ipynb} in the authors' repository, with seeds that were fixed before the
     * runs: docs/theory/T31-l-and-u.md. On one idle core a run takes about six minutes; one that is done is kept in the scratch folder.
     */
    static final class AtAuthorsDecay implements Study {

        private static final double DECAY = 0.01;
        private static final int STEPS = 100_000;
        private static final List<Long> SEEDS_OF_RUNS = List.of(1300L, 1301L, 1302L);

        @Override
        public String name() {
            return "digits-authors";
        }

        @Override
        public void run(Path data, Path scratch) throws IOException {
            NormTask task = task(data);
            StringBuilder courses = courses(name(), task, DECAY);
            for (long seed : SEEDS_OF_RUNS) {
                courses.append(kept(scratch, "digits-authors_seed=" + seed,
                        () -> course(task, new NormRun.Plan(LARGE, RATE, DECAY, BATCH, STEPS, EVERY, seed))));
            }
            write(data.resolve("runs-digits-authors.csv"), courses.toString());
        }
    }
}
