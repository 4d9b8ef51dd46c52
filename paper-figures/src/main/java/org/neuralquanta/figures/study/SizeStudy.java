package org.neuralquanta.figures.study;

import java.nio.file.Path;
import java.util.List;
import org.neuralquanta.grokking.Addition;
import org.neuralquanta.grokking.EffectiveLoss;
import org.neuralquanta.grokking.RepresentationQuality;
import org.neuralquanta.grokking.TrainingSet;
import org.neuralquanta.grokking.Uniqueness;
import org.neuralquanta.network.Loss;
import org.neuralquanta.toy.Split;
import org.neuralquanta.toy.Sum;
import org.neuralquanta.toy.ToyModel;
import org.neuralquanta.toy.ToyRun;

/**
 * The accuracy that the toy model has, that its representation implies, and that its training set allows, for training sets of eleven sizes
 * and the exact probability that a set of the size is unique (T27, T28).
 */
final class SizeStudy implements RunLogStudy {

    private static final List<Integer> SIZES = List.of(5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 54);
    private static final int STEPS = 10_000;
    private static final int MEASURED = 5000;

    @Override
    public String name() {
        return "sizes";
    }

    @Override
    public String log(Path data) {
        var log = new StringBuilder("""
                # width 200, rates 1e-3 and 1e-4, no decay, any training set: accuracies after 5000 steps, RQI 0.95 within 10000
                pairs,seed,lambda3,ideal,implied,real,quality
                """);
        for (int size : SIZES) {
            for (int seed = 601; seed <= 606; seed++) {
                log.append(row(size, seed)).append('\n');
            }
        }
        return log.toString();
    }

    static String row(int size, int seed) {
        Addition addition = Sum.OF_TEN.addition();
        var model = new ToyModel(Sum.OF_TEN, Loss.SQUARED_ERROR, new Split(size, false), 200, 1e-3, 1e-4, 0, seed);
        TrainingSet set = TrainingSet.of(addition, model.trainingPairs());
        var reached = new boolean[1];
        ToyRun run = model.run(STEPS, moment -> {
            reached[0] |= ToyStudy.reached(moment);
            return reached[0] && moment.step() >= MEASURED;
        });
        ToyRun.Moment measured = run.records().stream().filter(moment -> moment.step() == MEASURED).findFirst().orElseThrow();
        double right = measured.trainAccuracy() * size + measured.testAccuracy() * (addition.pairs() - size);
        return "%s,%s,%s,%s,%s,%s,%s".formatted(size, seed, EffectiveLoss.of(set).lambda3(), Uniqueness.of(set).idealAccuracy(),
                new RepresentationQuality(addition).impliedAccuracy(measured.representation(), set),
                right / addition.pairs(), RunLogStudy.step(ToyStudy.reached(run)));
    }
}
