package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.neuralquanta.figures.drawing.DataTable;
import org.neuralquanta.parity.EmergenceLaw;
import org.neuralquanta.parity.LossSlopes;
import org.neuralquanta.parity.MeasuredCurve;
import org.neuralquanta.parity.ParitySettings;
import org.neuralquanta.parity.SubtaskCurves;
import org.neuralquanta.parity.Subtasks;
import org.neuralquanta.parity.Training;

/**
 * The loss of multitask sparse parity over steps, widths and training sets (T34), on seeds from which nothing was chosen: each seed's loss over
 * steps from the law of emergence of another, and in the small configuration twelve widths, twelve training sets, and eight exponents over steps.
 */
final class ParityScalingStudy implements Study {

    private static final int TESTS = 300;
    private static final long FIRST_SEED = 501;
    private static final List<Long> REFERENCE_SEEDS = seeds(3);
    private static final List<Long> SMALL_SEEDS = seeds(8);
    private static final List<Long> SWEEP_SEEDS = seeds(3);
    private static final double ALPHA = 0.4;
    private static final List<Double> ALPHAS = List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8);

    /** From 4 to 181 by factors of the root of 2. */
    private static final List<Integer> WIDTHS = List.of(4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128, 181);

    /** From 2000 by factors of the root of 2. */
    private static final List<Long> DATA =
            LongStream.range(0, 12).mapToObj(k -> Math.round(2000 * Math.pow(2, k / 2.0))).toList();

    /** Half as long as the reference, which is enough for an exponent. */
    private static final ParitySettings REFERENCE =
            ParitySettings.reference().with(ParitySettings.reference().training().withSteps(20_000));

    private static List<Long> seeds(int count) {
        return LongStream.range(FIRST_SEED, FIRST_SEED + count).boxed().toList();
    }

    @Override
    public String name() {
        return "parity-scaling";
    }

    @Override
    public void run(Path data, Path scratch) throws IOException {
        var runs = new TrainedParity(scratch);
        List<TrainedParity.Run> references = REFERENCE_SEEDS.stream().map(seed -> steps("reference", REFERENCE, seed, ALPHA)).toList();
        List<TrainedParity.Run> small = SMALL_SEEDS.stream().map(seed -> steps("small", ParitySettings.small(), seed, ALPHA)).toList();
        var all = new ArrayList<TrainedParity.Run>(small);
        all.addAll(references);
        SWEEP_SEEDS.forEach(seed -> ALPHAS.stream().filter(alpha -> alpha != ALPHA)
                .forEach(alpha -> all.add(steps("small", ParitySettings.small(), seed, alpha))));
        SWEEP_SEEDS.forEach(seed -> all.addAll(sweep(seed)));
        runs.train(all);
        runs.summaries(all, Study.command(name()), data.resolve("trained-scaling-runs.csv"));
        List<TrainedParity.Run> overSteps = all.stream().filter(run -> run.kind().equals("reference") || run.kind().equals("small")).toList();
        runs.means(overSteps, Study.command(name()), data.resolve("trained-scaling-means.csv"));
        predictions(runs, List.of(references, small), data);
    }

    private static TrainedParity.Run steps(String kind, ParitySettings settings, long seed, double alpha) {
        return run(kind, settings.training(), settings.subtasks().withAlpha(alpha), seed);
    }

    private static List<TrainedParity.Run> sweep(long seed) {
        Subtasks subtasks = ParitySettings.small().subtasks().withAlpha(ALPHA);
        Training training = ParitySettings.small().training();
        var list = new ArrayList<TrainedParity.Run>();
        WIDTHS.forEach(width -> list.add(run("width", training.withWidth(width), subtasks, seed)));
        DATA.forEach(size -> list.add(run("data", training.withData(size), subtasks, seed)));
        return list;
    }

    private static TrainedParity.Run run(String kind, Training training, Subtasks subtasks, long seed) {
        String name = "scaling_" + kind + "_seed=" + seed + "_alpha=" + subtasks.alpha() + "_width=" + training.width() + "_data="
                + training.data().orElse(0);
        return new TrainedParity.Run(kind, name, new ParitySettings(subtasks, training, seed), TESTS);
    }

    /** What the law of emergence of one seed, and its measured curve, say of the loss of each, in the window of the law. */
    private void predictions(TrainedParity runs, List<List<TrainedParity.Run>> kinds, Path data) throws IOException {
        var slopes = new DataTable(Study.command(name()), "kind,from,to,measured,corners,middles,curve");
        var shapes = new DataTable(Study.command(name()), "kind,seed,exposure,open");
        for (List<TrainedParity.Run> kind : kinds) {
            for (TrainedParity.Run from : kind) {
                Subtasks subtasks = from.settings().subtasks();
                EmergenceLaw law = EmergenceLaw.of(runs.curves(from)).orElseThrow();
                MeasuredCurve curve = MeasuredCurve.of(law, runs.curves(from));
                for (int k = -50; k <= 40; k++) {
                    shapes.row(from.kind(), from.settings().seed(), Math.exp(k / 10.0), curve.at(Math.exp(k / 10.0)));
                }
                for (TrainedParity.Run to : kind) {
                    SubtaskCurves c = runs.curves(to);
                    double[] steps = c.steps().stream().mapToDouble(step -> step).toArray();
                    double[] means = IntStream.range(0, steps.length).mapToDouble(c::mean).toArray();
                    LossSlopes corners = LossSlopes.overSteps(
                            law, subtasks, steps, means, step -> subtasks.loss(law.rank(subtasks, step) + 0.5));
                    LossSlopes middles = LossSlopes.overSteps(law, subtasks, steps, means, step -> law.loss(subtasks, step));
                    LossSlopes curves = LossSlopes.overSteps(law, subtasks, steps, means, step -> curve.loss(subtasks, step));
                    slopes.row(from.kind(), from.settings().seed(), to.settings().seed(), corners.measured(), corners.law(), middles.law(),
                            curves.law());
                }
            }
        }
        slopes.write(data.resolve("trained-scaling-predictions.csv"));
        shapes.write(data.resolve("trained-scaling-curve.csv"));
    }

    /**
     * The loss of multitask sparse parity over steps with the 100 data bits and the eight exponents of [Q], Figs 9 and 10 (T34). Of the paper's
     * settings it has bits, subsets, rate and exponents, not its 500 subtasks, its batches of 20,000 and its steps.
     */
    static final class AtHundredBits implements Study {

        private static final List<Long> SEEDS = LongStream.rangeClosed(1401, 1403).boxed().toList();
        private static final Subtasks SUBTASKS = new Subtasks(200, 100, 3, ALPHAS.getFirst());

        @Override
        public String name() {
            return "parity-hundred";
        }

        @Override
        public void run(Path data, Path scratch) throws IOException {
            var runs = new TrainedParity(scratch);
            List<TrainedParity.Run> all = SEEDS.stream().flatMap(seed -> ALPHAS.stream().map(alpha -> of(seed, alpha))).toList();
            runs.train(all);
            runs.summaries(all, Study.command(name()), data.resolve("trained-hundred-runs.csv"));
            runs.means(all, Study.command(name()), data.resolve("trained-hundred-means.csv"));
        }

        private static TrainedParity.Run of(long seed, double alpha) {
            var settings = new ParitySettings(SUBTASKS.withAlpha(alpha), ParitySettings.reference().training().withSteps(20_000), seed);
            return new TrainedParity.Run("hundred", "hundred_seed=" + seed + "_alpha=" + alpha, settings, TESTS);
        }
    }
}
