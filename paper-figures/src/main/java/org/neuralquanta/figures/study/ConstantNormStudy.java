package org.neuralquanta.figures.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.neuralquanta.norm.Digits;
import org.neuralquanta.norm.NormRun;
import org.neuralquanta.norm.NormTask;

/**
 * Teacher and student, and digits, free from a large start and at constant weight norm (T31), with seeds that were fixed before the runs:
 * docs/theory/T31-l-and-u.md.
 */
final class ConstantNormStudy implements RunLogStudy {

    private static final List<Long> SEEDS = List.of(1200L, 1201L, 1202L);

    @Override
    public String name() {
        return "constant-norm";
    }

    @Override
    public String log(Path data) throws IOException {
        Digits digits = Digits.read(data.resolve("mnist-28x28-images.idx3.gz"), data.resolve("mnist-28x28-labels.idx1.gz"));
        var log = new StringBuilder("""
                # teacher: AdamW of rate 1e-3, free with decay 0.25; digits: 1000 of 28 x 28 pixels, batches of 200, free with decay 0.05
                task,norm,scale,seed,trainStep,testStep,weightNorm,train,test,trainAccuracy,testAccuracy
                """);
        for (long seed : SEEDS) {
            three(log, "teacher", NormTask.teacherStudent(seed), new NormRun.Plan(6, 1e-3, 0.25, 0, 12_000, 10, seed));
        }
        for (long seed : SEEDS) {
            three(log, "digits", NormTask.digits(digits, 1000), new NormRun.Plan(8, 1e-3, 0.05, 200, 20_000, 250, seed));
        }
        return log.toString();
    }

    /** From the large start free, at its norm, and at the norm of the usual start. */
    private static void three(StringBuilder log, String name, NormTask task, NormRun.Plan large) {
        var usual = new NormRun.Plan(1, large.rate(), 0, large.batch(), large.steps(), large.every(), large.seed());
        for (NormRun.Plan plan : List.of(large, large.atConstantNorm(), usual.atConstantNorm())) {
            NormRun run = NormRun.of(task, plan);
            NormRun.Point last = run.points().getLast();
            log.append(String.format(Locale.ROOT, "%s,%s,%s,%d,%s,%s,%.6g,%.6g,%.6g,%.4f,%.4f\n", name, plan.constantNorm() ? "constant" : "free",
                    plan.scale(), plan.seed(), RunLogStudy.step(run.trainStep()), RunLogStudy.step(run.testStep()), last.norm(), last.train(),
                    last.test(), last.trainAccuracy().orElse(Double.NaN), last.testAccuracy().orElse(Double.NaN)));
        }
    }
}
