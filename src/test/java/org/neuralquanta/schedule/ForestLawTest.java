package org.neuralquanta.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.law.RandomPrerequisites;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.Prerequisites;
import org.neuralquanta.order.Prerequisites.Edge;

/** The best closed set at one n under trees, against all closed sets. */
@Statement("T7")
class ForestLawTest {

    @Provide
    Arbitrary<RandomPrerequisites> trees() {
        return Arbitraries.of(RandomPrerequisites.CHAINS, RandomPrerequisites.OUT_TREES, RandomPrerequisites.IN_TREES);
    }

    @Property(tries = 300)
    void noClosedSetIsBetter(
            @ForAll("trees") RandomPrerequisites shape,
            @ForAll @IntRange(min = 1, max = 12) int quanta,
            @ForAll @DoubleRange(min = -0.5, max = 1.5) double alpha,
            @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        QuantaModel model = QuantaModel.of(Zipf.finite(alpha, quanta)).withResidual(0.25);
        Prerequisites prerequisites = shape.of(quanta, seed);
        ForestLaw trees = ForestLaw.of(model, prerequisites);
        PrerequisiteLaw all = PrerequisiteLaw.of(model, prerequisites);
        for (int n = 0; n <= quanta; n++) {
            assertThat(trees.leastLoss(n)).isCloseTo(all.leastLoss(n), within(1e-14));
            assertThat(closed(trees.bestSet(n), prerequisites)).isTrue();
            assertThat(trees.bestSet(n)).hasSize(n);
        }
    }

    private static boolean closed(int[] set, Prerequisites prerequisites) {
        List<Integer> ranks = Arrays.stream(set).boxed().toList();
        return ranks.stream().allMatch(rank -> Arrays.stream(prerequisites.of(rank)).allMatch(ranks::contains));
    }

    /** For 2000 quanta no order is anywhere better, the best set is closed, and it is better than the best order somewhere. */
    @Test
    void manyQuanta() {
        int quanta = 2000;
        QuantaModel model = QuantaModel.of(Zipf.finite(0.4, quanta));
        Prerequisites prerequisites = RandomPrerequisites.OUT_TREES.of(quanta, 5);
        ForestLaw trees = ForestLaw.of(model, prerequisites);
        OrderLaw order = OrderLaw.of(model, SeriesParallelOrder.of(model, prerequisites));
        double gain = 0;
        for (int n : new int[] {1, 3, 10, 100, 1000, 1999}) {
            assertThat(trees.leastLoss(n)).isLessThanOrEqualTo(order.loss(n) * (1 + 1e-12));
            gain += order.loss(n) - trees.leastLoss(n);
        }
        assertThat(gain).isPositive();
        assertThat(closed(trees.bestSet(100), prerequisites)).isTrue();
    }

    @Test
    void aBadQuestionIsRefused() {
        QuantaModel four = QuantaModel.of(Zipf.finite(0.4, 4));
        Prerequisites zigzag = Prerequisites.of(4, List.of(new Edge(1, 3), new Edge(2, 3), new Edge(2, 4)));
        assertThatIllegalArgumentException().isThrownBy(() -> ForestLaw.of(four, zigzag)).withMessageContaining("at most one");
        ForestLaw law = ForestLaw.of(four, Prerequisites.of(4, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> law.bestSet(5)).withMessageContaining("between 0 and 4, was 5");
        ForestLaw large = ForestLaw.of(QuantaModel.of(Zipf.finite(0.4, 100_000)), Prerequisites.of(100_000, List.of()));
        assertThat(large.bestSet(3)).containsExactly(1, 2, 3);
        assertThatIllegalArgumentException().isThrownBy(() -> large.bestSet(50_000)).withMessageContaining("choices");
    }
}
