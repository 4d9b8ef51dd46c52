package org.neuralquanta.montecarlo;

import org.neuralquanta.random.GammaDraws;
import org.neuralquanta.random.RandomStream;

/** The exposure at which a quantum of a replicate is learned, drawn: a function of the two. Implementations are thread-safe. */
@FunctionalInterface
interface LearningExposures {

    double draw(RandomStream stream, long quantum);

    /** Those of a simulation. */
    static LearningExposures of(Simulation simulation) {
        return simulation.survival().isPresent()
                ? new SurvivalDraws(simulation.survival().get())
                : GammaDraws.ofShape(simulation.tau())::draw;
    }
}
