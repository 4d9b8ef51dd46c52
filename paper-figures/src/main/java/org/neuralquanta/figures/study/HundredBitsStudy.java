package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.neuralquanta.parity.ParitySettings;
import org.neuralquanta.parity.Subtasks;

/**
 * The loss of multitask sparse parity over steps with the 100 data bits and the eight exponents of [Q], Figs 9 and 10 (T34). Of the paper's
 * settings it has bits, subsets, rate and exponents, not its 500 subtasks, its batches of 20,000 and its steps.
 */
final class HundredBitsStudy implements Study {

    private static final int TESTS = 300;
    private static final List<Long> SEEDS = LongStream.rangeClosed(1401, 1403).boxed().toList();
    private static final List<Double> ALPHAS = List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8);
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
