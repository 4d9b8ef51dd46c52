package org.neuralquanta.figures.study;

import java.nio.file.Path;
import org.neuralquanta.toy.PhaseMap;

/**
 * The phases of the toy model (T30).
 *
 * @param name the name of the study
 * @param width the width of the decoder
 * @param steps the steps of training
 */
record PhaseStudy(String name, int width, int steps) implements RunLogStudy {

    @Override
    public String log(Path data) {
        var log = new StringBuilder("# PhaseMap.run(%s, %s, seed)%nseed,decoderRate,decay,train,test,phase%n".formatted(width, steps));
        for (int seed = 1; seed <= Study.SEEDS; seed++) {
            for (PhaseMap.Cell cell : PhaseMap.run(width, steps, seed).cells()) {
                log.append("%s,%s,%s,%s,%s,%s%n".formatted(
                        seed, cell.decoderRate(), cell.decay(), RunLogStudy.step(cell.train()), RunLogStudy.step(cell.test()),
                        cell.phase()));
            }
        }
        return log.toString();
    }
}
