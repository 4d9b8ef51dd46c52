package org.neuralquanta.figures.study;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.neuralquanta.grokking.EffectiveLoss;
import org.neuralquanta.grokking.RepresentationQuality;
import org.neuralquanta.grokking.TrainingSet;
import org.neuralquanta.toy.Sum;
import org.neuralquanta.toy.ToyModel;
import org.neuralquanta.toy.ToyRun;

/** The steps that the toy model takes to quality, for many training sets of 45 pairs, in two settings (T28). */
final class ToyStudy implements RunLogStudy {

    private static final int STEPS = 10_000;

    /** RQI from which a representation counts as reached. */
    static final double REACHED = 0.95;

    private record Setting(String name, int width, double decoderRate) {}

    private static final List<Setting> SETTINGS = List.of(new Setting("paper", 200, 1e-4), new Setting("small", 50, 1e-3));

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public String log(Path data) {
        var log = new StringBuilder(
                "# ToyModel.ofSums(200, 1e-4, 0, seed) until RQI 0.95, at most 10000 steps; and with width 50 and rate 1e-3\nsetting,seed,lambda3,quality,last\n");
        for (Setting setting : SETTINGS) {
            for (int seed = 601; seed <= 640; seed++) {
                log.append(setting.name).append(',').append(row(ToyModel.ofSums(setting.width, setting.decoderRate, 0, seed)));
            }
        }
        return log.toString();
    }

    static String row(ToyModel model) {
        ToyRun run = model.run(STEPS, ToyStudy::reached);
        var loss = EffectiveLoss.of(TrainingSet.of(Sum.OF_TEN.addition(), model.trainingPairs()));
        return "%s,%s,%s,%s%n".formatted(model.seed(), loss.lambda3(), RunLogStudy.step(reached(run)), quality(run.records().getLast()));
    }

    private static double quality(ToyRun.Moment moment) {
        return new RepresentationQuality(Sum.OF_TEN.addition()).index(moment.representation());
    }

    static boolean reached(ToyRun.Moment moment) {
        return quality(moment) >= REACHED;
    }

    /** The first recorded step at which the representation is reached. */
    static OptionalLong reached(ToyRun run) {
        return run.records().stream().filter(ToyStudy::reached).mapToLong(ToyRun.Moment::step).findFirst();
    }
}
