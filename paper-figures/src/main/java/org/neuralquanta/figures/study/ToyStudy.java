package org.neuralquanta.figures.study;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.neuralquanta.grokking.EffectiveLoss;
import org.neuralquanta.grokking.RepresentationQuality;
import org.neuralquanta.grokking.TrainingSet;
import org.neuralquanta.toy.Sum;
import org.neuralquanta.toy.ToyModel;
import org.neuralquanta.toy.ToyRun;

/**
 * The steps that the toy model takes to quality and accuracy, for 40 training sets of 45 pairs (T28).
 *
 * @param name the name of the study
 * @param width the width of the decoder
 * @param decoderRate its rate
 * @param steps the steps of training
 * @param firstSeed the first seed
 */
record ToyStudy(String name, int width, double decoderRate, int steps, int firstSeed) implements RunLogStudy {

    private static final int RUNS = 40;

    /** RQI from which a representation counts as reached. */
    static final double REACHED = 0.95;

    @Override
    public String log(Path data) {
        var log = new StringBuilder("# ToyModel.ofSums(%s, %s, 0, seed).run(%s)%nseed,lambda3,train,test,quality%n".formatted(width, decoderRate, steps));
        for (int seed = firstSeed; seed < firstSeed + RUNS; seed++) {
            log.append(row(ToyModel.ofSums(width, decoderRate, 0, seed), steps));
        }
        return log.toString();
    }

    static String row(ToyModel model, int steps) {
        ToyRun run = model.run(steps);
        var loss = EffectiveLoss.of(TrainingSet.of(Sum.OF_TEN.addition(), model.trainingPairs()));
        return "%s,%s,%s,%s,%s%n".formatted(model.seed(), loss.lambda3(), RunLogStudy.step(run.trainStep()), RunLogStudy.step(run.testStep()),
                RunLogStudy.step(reached(run)));
    }

    static boolean reached(ToyRun.Moment moment) {
        return new RepresentationQuality(Sum.OF_TEN.addition()).index(moment.representation()) >= REACHED;
    }

    /** The first recorded step at which the representation is reached. */
    static OptionalLong reached(ToyRun run) {
        return run.records().stream().filter(ToyStudy::reached).mapToLong(ToyRun.Moment::step).findFirst();
    }
}
