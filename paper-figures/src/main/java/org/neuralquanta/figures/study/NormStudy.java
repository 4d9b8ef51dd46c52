package org.neuralquanta.figures.study;

import java.nio.file.Path;
import org.neuralquanta.norm.NormRun;
import org.neuralquanta.norm.NormTask;

/** The grokking time of a network by its initial norm and its decay (T31). */
final class NormStudy implements RunLogStudy {

    @Override
    public String name() {
        return "norms";
    }

    @Override
    public String log(Path data) {
        var log = new StringBuilder("# NormRun.of(NormTask.teacherStudent(seed), ...), AdamW of rate 1e-3\n"
                + "seed,scale,decay,norm,train,test\n");
        for (int seed = 1; seed <= Study.SEEDS; seed++) {
            NormTask task = NormTask.teacherStudent(seed);
            for (double decay : new double[] {0.15, 0.25, 0.4, 0.6}) {
                for (double scale : new double[] {3, 4.5, 6.75, 10}) {
                    int steps = (int) Math.ceil(Math.log(scale) / (decay * 1e-3));
                    NormRun run = NormRun.of(task, new NormRun.Plan(scale, 1e-3, decay, 0, steps, 10, seed));
                    log.append("%s,%s,%s,%s,%s,%s%n".formatted(
                            seed, scale, decay, run.points().getFirst().norm(), RunLogStudy.step(run.trainStep()),
                            RunLogStudy.step(run.testStep())));
                }
            }
        }
        return log.toString();
    }
}
