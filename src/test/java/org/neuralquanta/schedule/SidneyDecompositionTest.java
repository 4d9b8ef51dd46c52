package org.neuralquanta.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.law.RandomPrerequisites;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.GivenOrder;
import org.neuralquanta.order.Prerequisites;
import org.neuralquanta.order.Prerequisites.Edge;
import org.neuralquanta.sequence.Benefits;

/** Bound and heuristic under any prerequisites, around the optimum by dynamic programming. */
@Statement("T7")
class SidneyDecompositionTest {

    @Property(tries = 300)
    void theOptimumIsBetweenBoundAndHeuristic(
            @ForAll RandomPrerequisites shape,
            @ForAll @IntRange(min = 1, max = 12) int quanta,
            @ForAll @DoubleRange(min = -0.5, max = 1.5) double alpha,
            @ForAll @DoubleRange(min = -1, max = 1) double kappa,
            @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        QuantaModel model = QuantaModel.of(Zipf.finite(alpha, quanta)).with(new Cost(2, kappa));
        Prerequisites prerequisites = shape.of(quanta, seed);
        var decomposition = SidneyDecomposition.of(model, prerequisites);
        double least = PrerequisiteLaw.of(model, prerequisites).leastSummedLoss();
        double heuristic = decomposition.summedLoss(decomposition.heuristicOrder());
        assertThat(prerequisites.allow(decomposition.heuristicOrder())).isTrue();
        assertThat(least).isBetween(decomposition.lowerBound() * (1 - 1e-11), heuristic * (1 + 1e-12));
        assertThat(heuristic).isLessThanOrEqualTo(2 * decomposition.lowerBound() * (1 + 1e-11));
    }

    /** The first block is the closed set with the largest average, by trying all sets. */
    @Property(tries = 100)
    void theFirstBlockHasTheLargestAverage(
            @ForAll @IntRange(min = 1, max = 9) int quanta, @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        QuantaModel model = QuantaModel.of(Zipf.finite(0.4, quanta));
        Prerequisites prerequisites = RandomPrerequisites.ANY.of(quanta, seed);
        double[] benefits = Benefits.of(model, "");
        double best = 0;
        for (int set = 1; set < 1 << quanta; set++) {
            if (closed(set, prerequisites)) {
                best = Math.max(best, average(set, benefits));
            }
        }
        int first = 0;
        for (int rank : SidneyDecomposition.of(model, prerequisites).blocks().getFirst()) {
            first |= 1 << (rank - 1);
        }
        assertThat(closed(first, prerequisites)).isTrue();
        assertThat(average(first, benefits)).isCloseTo(best, within(1e-12));
    }

    private static boolean closed(int set, Prerequisites prerequisites) {
        for (int k = 0; k < prerequisites.quanta(); k++) {
            for (int need : prerequisites.of(k + 1)) {
                if ((set >> k & 1) == 1 && (set >> (need - 1) & 1) == 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double average(int set, double... benefits) {
        double sum = 0;
        for (int k = 0; k < benefits.length; k++) {
            sum += (set >> k & 1) * benefits[k];
        }
        return sum / Integer.bitCount(set);
    }

    /** Benefits 10, 1 and 0.01, the first needs the last: these two have the average 5.005, then 1. */
    @Test
    void aRarePrerequisiteIsLearnedForWhatItMakesPossible() {
        QuantaModel model = QuantaModel.of(TabulatedQuanta.ofCounts(1000, 100, 1));
        var decomposition = SidneyDecomposition.of(model, Prerequisites.of(3, List.of(new Edge(3, 1))));
        assertThat(decomposition.blocks()).hasSize(2);
        assertThat(decomposition.blocks().getFirst()).containsExactly(1, 3);
        assertThat(decomposition.heuristicOrder()).isEqualTo(GivenOrder.of(3, 1, 2));
        assertThat(decomposition.summedLoss(GivenOrder.of(3, 1, 2))).isCloseTo((1101 + 1100 + 100) / 1101.0, within(1e-14));
    }

    @Test
    void manyQuantaAreBounded() {
        int quanta = 300;
        QuantaModel model = QuantaModel.of(Zipf.finite(0.4, quanta));
        var decomposition = SidneyDecomposition.of(model, RandomPrerequisites.ANY.of(quanta, 1).minimal());
        double heuristic = decomposition.summedLoss(decomposition.heuristicOrder());
        assertThat(heuristic / decomposition.lowerBound()).isBetween(1.0, 2.0);
    }

    @Test
    void aBadQuestionIsRefused() {
        QuantaModel many = QuantaModel.of(Zipf.finite(0.4, 2001));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SidneyDecomposition.of(many, Prerequisites.of(2001, List.of())))
                .withMessageContaining("at most 2000 quanta, there are 2001");
        var decomposition = SidneyDecomposition.of(QuantaModel.of(Zipf.finite(0.4, 2)), Prerequisites.of(2, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decomposition.summedLoss(GivenOrder.of(1)))
                .withMessage("the order must be one of 2 quanta, was one of 1");
    }
}
