package org.neuralquanta.figures.study;

import java.nio.file.Path;
import java.util.Locale;
import org.neuralquanta.toy.PhaseMap;
import org.neuralquanta.toy.PhasePlane;

/**
 * The phases of the toy model (T30), at the width and the number of steps of the authors' code.
 *
 * @param plane what is varied
 */
record PhaseStudy(PhasePlane plane) implements RunLogStudy {

    private static final int WIDTH = 200;
    private static final int STEPS = 10_000;
    private static final int FIRST_SEED = 601;

    @Override
    public String name() {
        return "phases-" + plane.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String log(Path data) {
        var log = new StringBuilder("# PhaseMap.run(PhasePlane.%s, %s, %s, %s, seed)%nseed,encoderRate,decoderRate,decay,train,test,phase%n"
                .formatted(plane, WIDTH, STEPS, plane.delay()));
        for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            log.append(cells(seed));
        }
        return log.toString();
    }

    String cells(int seed) {
        var rows = new StringBuilder();
        for (PhaseMap.Cell cell : PhaseMap.run(plane, WIDTH, STEPS, plane.delay(), seed).cells()) {
            rows.append("%s,%s,%s,%s,%s,%s,%s%n".formatted(
                    seed, cell.model().encoderRate(), cell.model().decoderRate(), cell.model().decay(), RunLogStudy.step(cell.train()),
                    RunLogStudy.step(cell.test()), cell.phase()));
        }
        return rows.toString();
    }
}
