package org.neuralquanta.figures.study;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.neuralquanta.grokking.EffectiveLoss;
import org.neuralquanta.grokking.RepresentationQuality;
import org.neuralquanta.toy.ToyModel;
import org.neuralquanta.toy.ToyRun;

/** The steps that the toy model takes to quality and accuracy, for many training sets (T28). */
final class ToyStudy implements RunLogStudy {

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public String log(Path data) {
        var log = new StringBuilder("# ToyModel(50, 1e-3, 0, seed).run(4000)\nseed,lambda3,train,test,quality\n");
        for (int seed = 1; seed <= 40; seed++) {
            var model = new ToyModel(50, 1e-3, 0, seed);
            ToyRun run = model.run(4000);
            var loss = EffectiveLoss.of(model.trainingSet());
            var measure = new RepresentationQuality(model.addition());
            OptionalLong good = run.records().stream()
                    .filter(moment -> measure.index(moment.representation()) >= 0.95)
                    .mapToLong(ToyRun.Moment::step)
                    .findFirst();
            log.append("%s,%s,%s,%s,%s%n".formatted(
                    seed, loss.lambda3(), RunLogStudy.step(run.trainStep()), RunLogStudy.step(run.testStep()), RunLogStudy.step(good)));
        }
        return log.toString();
    }
}
