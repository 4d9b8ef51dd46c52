package org.neuralquanta.figures.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.neuralquanta.toy.PhaseMap;
import org.neuralquanta.toy.PhasePlane;

/**
 * The phases of the toy model (T30).
 *
 * @param name the name of the study
 * @param plane what is varied
 * @param grid how the map is called in the log: the arguments of {@link PhaseMap#run} that say where the cells are
 * @param decoderRates the rates of the decoder
 * @param values the other values
 * @param width the width of the decoder
 * @param firstSeed the first of three seeds
 */
record PhaseStudy(
        String name, PhasePlane plane, String grid, List<Double> decoderRates, List<Double> values, int width, int firstSeed)
        implements RunLogStudy {

    private static final int STEPS = 10_000;

    /** A map of the paper, at the width of the authors' code. */
    static PhaseStudy of(PhasePlane plane) {
        return new PhaseStudy("phases-" + plane.name().toLowerCase(Locale.ROOT), plane, "", PhasePlane.DECODER_RATES, plane.grid(), 200, 601);
    }

    /** A small decoder, over ten rates from 3e-5 to 3e-2 and six decays. */
    static PhaseStudy small() {
        return new PhaseStudy("phases", PhasePlane.DECAY, "RATES, DECAYS, ",
                List.of(3e-5, 6e-5, 1.4e-4, 3e-4, 6e-4, 1.4e-3, 3e-3, 6e-3, 1.4e-2, 3e-2), List.of(0.0, 0.1, 0.3, 1.0, 3.0, 10.0), 50, 1);
    }

    @Override
    public String log(Path data) {
        var log = new StringBuilder("# PhaseMap.run(PhasePlane.%s, %s%s, %s, %s, seed)%nseed,encoderRate,decoderRate,decay,train,test,phase%n"
                .formatted(plane, grid, width, STEPS, plane.delay()));
        for (int seed = firstSeed; seed < firstSeed + SEEDS; seed++) {
            for (PhaseMap.Cell cell : PhaseMap.run(plane, decoderRates, values, width, STEPS, plane.delay(), seed).cells()) {
                log.append("%s,%s,%s,%s,%s,%s,%s%n".formatted(
                        seed, cell.model().encoderRate(), cell.model().decoderRate(), cell.model().decay(), RunLogStudy.step(cell.train()),
                        RunLogStudy.step(cell.test()), cell.phase()));
            }
        }
        return log.toString();
    }
}
