package org.neuralquanta.race;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.neuralquanta.lanes.Blocks;
import org.neuralquanta.lanes.CoarseRace;
import org.neuralquanta.random.GammaDraws;
import org.neuralquanta.random.MixedGammas;
import org.neuralquanta.random.RandomStream;

/** The exposure at which a quantum of a replicate is learned, drawn: a function of the two. Implementations are thread-safe. */
public sealed interface LearningExposures permits LearningExposures.Counted, LearningExposures.Mixed, SurvivalDraws {

    /** The exposure. */
    double draw(RandomStream stream, long quantum);

    /** Many at once to the accuracy that cells need, where there is a vector kernel for them. */
    Optional<CoarseRace> coarse(Blocks blocks);

    /** Where visits of useful samples have taught often enough, in samples that teach, or that of an emergence curve if there is one. */
    static LearningExposures of(VisitDraws visits, Optional<DoubleUnaryOperator> survival) {
        if (survival.isPresent()) {
            return new SurvivalDraws(survival.get());
        }
        MixedGammas times = visits.times();
        return times.draws().size() == 1 ? new Counted(times.draws().getFirst()) : new Mixed(times);
    }

    /** That of the τ-th event of a Poisson process. */
    record Counted(GammaDraws draws) implements LearningExposures {

        @Override
        public double draw(RandomStream stream, long quantum) {
            return draws.draw(stream, quantum);
        }

        @Override
        public Optional<CoarseRace> coarse(Blocks blocks) {
            return blocks.race(draws);
        }
    }

    /** That of the N-th event of a Poisson process, N drawn. */
    record Mixed(MixedGammas draws) implements LearningExposures {

        @Override
        public double draw(RandomStream stream, long quantum) {
            return draws.draw(stream, quantum);
        }

        @Override
        public Optional<CoarseRace> coarse(Blocks blocks) {
            return blocks.race(draws);
        }
    }
}
