package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.neuralquanta.figures.drawing.DataTable;
import org.neuralquanta.parity.EmergenceLaw;
import org.neuralquanta.parity.LogisticStep;
import org.neuralquanta.parity.SubtaskCurves;

/** Multitask sparse parity (T34): the reference runs, and runs of other widths, exponents and training sets. */
final class ParityStudy implements Study {

    private static final int[] SHOWN = {1, 2, 4, 8, 16, 32, 64};
    private static final int[] WIDTHS = {16, 32, 64, 128, 256};
    private static final long[] DATA = {30_000, 100_000, 300_000, 1_000_000};
    private static final double[] ALPHAS = {0.2, 0.8};

    @Override
    public String name() {
        return "parity";
    }

    @Override
    public void run(Path data, Path scratch) throws IOException {
        var runs = new TrainedParity(scratch);
        runs.train(list());
        summaries(runs, data);
        curves(runs, data);
    }

    /** Seeds come last, so that an early stop leaves each kind of run with its first seed. */
    private static List<TrainedParity.Run> list() {
        var list = new ArrayList<TrainedParity.Run>();
        for (long seed = 1; seed <= 3; seed++) {
            list.add(TrainedParity.reference(seed));
        }
        for (long seed = 1; seed <= 3; seed++) {
            for (int width : WIDTHS) {
                list.add(TrainedParity.width(seed, width));
            }
            for (long size : DATA) {
                list.add(TrainedParity.data(seed, size));
            }
            for (double alpha : ALPHAS) {
                list.add(TrainedParity.alpha(seed, alpha));
            }
        }
        return list;
    }

    private void summaries(TrainedParity runs, Path data) throws IOException {
        var table = new DataTable(
                Study.command(name()),
                "kind,seed,alpha,width,data,learned,loss,staircase,set,ranks,nu,tau,spearman,rsquared,factor");
        for (TrainedParity.Run run : list()) {
            SubtaskCurves c = runs.curves(run);
            int at = run.settings().training().data().isPresent() ? c.best() : c.steps().size() - 1;
            Optional<EmergenceLaw> law = EmergenceLaw.of(c);
            int[] emerged = IntStream.range(0, c.subtasks()).filter(i -> c.emergence(i).isPresent()).toArray();
            double[] fits = IntStream.of(emerged).mapToDouble(i -> LogisticStep.of(c, i).rSquared()).sorted().toArray();
            double[] factors = IntStream.of(emerged).mapToDouble(i -> LogisticStep.of(c, i).factor()).sorted().toArray();
            double set = IntStream.range(0, c.subtasks()).filter(i -> !c.isLearned(at, i)).mapToDouble(c::frequency).sum();
            table.row(
                    run.kind(), run.settings().seed(), run.settings().subtasks().alpha(), run.settings().training().width(),
                    run.settings().training().data().orElse(0), c.learned(at), c.mean(at), c.staircase(c.learned(at)), set * SubtaskCurves.GAP,
                    EmergenceLaw.ranks(c), law.map(EmergenceLaw::nu).orElse(Double.NaN), law.map(EmergenceLaw::tau).orElse(Double.NaN),
                    EmergenceLaw.spearman(c).orElse(Double.NaN), median(fits), median(factors));
        }
        table.write(data.resolve("trained-parity-runs.csv"));
    }

    private static double median(double[] sorted) {
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    private void curves(TrainedParity runs, Path data) throws IOException {
        var means = new DataTable(Study.command(name()), "seed,alpha,step,loss,learned");
        var emergence = new DataTable(Study.command(name()), "seed,alpha,rank,frequency,step");
        var subtasks = new DataTable(Study.command(name()), "step,rank,loss");
        for (TrainedParity.Run run : list()) {
            if (run.kind().equals("width") || run.kind().equals("data")) {
                continue;
            }
            SubtaskCurves c = runs.curves(run);
            double alpha = run.settings().subtasks().alpha();
            long seed = run.settings().seed();
            for (int at = 0; at < c.steps().size(); at++) {
                means.row(seed, alpha, c.steps().get(at), c.mean(at), c.learned(at));
            }
            for (int i = 0; i < c.subtasks(); i++) {
                emergence.row(seed, alpha, i + 1, c.frequency(i), c.emergence(i).orElse(Double.NaN));
            }
            for (int at = 0; run.kind().equals("reference") && seed == 1 && at < c.steps().size(); at++) {
                for (int rank : SHOWN) {
                    subtasks.row(c.steps().get(at), rank, c.loss(at, rank - 1));
                }
            }
        }
        means.write(data.resolve("trained-parity-means.csv"));
        emergence.write(data.resolve("trained-parity-emergence.csv"));
        subtasks.write(data.resolve("trained-parity-subtasks.csv"));
    }
}
