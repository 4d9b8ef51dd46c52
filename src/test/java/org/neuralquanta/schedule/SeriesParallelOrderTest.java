package org.neuralquanta.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
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
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.law.RandomPrerequisites;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.ByBenefitPerCost;
import org.neuralquanta.order.GivenOrder;
import org.neuralquanta.order.Prerequisites;
import org.neuralquanta.order.Prerequisites.Edge;

/** The order of least summed loss of many quanta, against dynamic programming over few. */
@Statement("T7")
class SeriesParallelOrderTest {

    @Provide
    Arbitrary<RandomPrerequisites> classes() {
        return Arbitraries.of(
                RandomPrerequisites.CHAINS,
                RandomPrerequisites.OUT_TREES,
                RandomPrerequisites.IN_TREES,
                RandomPrerequisites.SERIES_PARALLEL);
    }

    static double summedLoss(QuantaModel model, GivenOrder order) {
        OrderLaw law = OrderLaw.of(model, order);
        double sum = 0;
        for (int n = 0; n < order.quanta(); n++) {
            sum += model.cost().first() * Math.pow(order.rank(n + 1), model.cost().kappa()) * law.loss(n);
        }
        return sum;
    }

    @Property(tries = 400)
    void isTheBestOrder(
            @ForAll("classes") RandomPrerequisites shape,
            @ForAll @IntRange(min = 1, max = 12) int quanta,
            @ForAll @DoubleRange(min = -0.5, max = 1.5) double alpha,
            @ForAll @DoubleRange(min = -1, max = 1) double kappa,
            @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        QuantaModel model = QuantaModel.of(Zipf.finite(alpha, quanta)).with(new Cost(2, kappa));
        Prerequisites prerequisites = shape.of(quanta, seed);
        GivenOrder order = SeriesParallelOrder.of(model, prerequisites);
        double least = PrerequisiteLaw.of(model, prerequisites).leastSummedLoss();
        assertThat(prerequisites.allow(order)).isTrue();
        assertThat(summedLoss(model, order)).isCloseTo(least, within(1e-12 * least));
    }

    /** Equal averages everywhere: every allowed order is best, and what is returned must be allowed. */
    @Property(tries = 200)
    void equalAveragesKeepTheirPrerequisites(
            @ForAll("classes") RandomPrerequisites shape,
            @ForAll @IntRange(min = 1, max = 30) int quanta,
            @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        var counts = new long[quanta];
        Arrays.fill(counts, 7);
        Prerequisites prerequisites = shape.of(quanta, seed);
        GivenOrder order = SeriesParallelOrder.of(QuantaModel.of(TabulatedQuanta.ofCounts(counts)), prerequisites);
        assertThat(prerequisites.allow(order)).isTrue();
    }

    @Property(tries = 20)
    void manyQuantaAreOrdered(
            @ForAll("classes") RandomPrerequisites shape, @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        int quanta = shape == RandomPrerequisites.SERIES_PARALLEL ? 300 : 20_000;
        QuantaModel model = QuantaModel.of(Zipf.finite(0.4, quanta));
        Prerequisites prerequisites = shape.of(quanta, seed);
        GivenOrder order = SeriesParallelOrder.of(model, prerequisites);
        assertThat(prerequisites.allow(order)).isTrue();
        if (quanta <= 300) {
            var decomposition = SidneyDecomposition.of(model, prerequisites);
            assertThat(decomposition.summedLoss(order))
                    .isBetween(decomposition.lowerBound() * (1 - 1e-11), decomposition.summedLoss(decomposition.heuristicOrder()) * (1 + 1e-12));
        }
    }

    @Test
    void withoutPrerequisitesItIsByBenefitPerCost() {
        QuantaModel model = QuantaModel.of(Zipf.finite(0.4, 1000)).with(new Cost(1, -2));
        GivenOrder order = SeriesParallelOrder.of(model, Prerequisites.of(1000, List.of()));
        assertThat(OrderLaw.of(model, order).loss(500))
                .isCloseTo(OrderLaw.of(model, new ByBenefitPerCost()).loss(500), within(1e-14));
    }

    /** In a chain from the rarest to the most used quantum there is one order only. */
    @Test
    void aLongChainHasOneOrder() {
        int quanta = 100_000;
        var chain = new ArrayList<Edge>();
        for (int k = 2; k <= quanta; k++) {
            chain.add(new Edge(k, k - 1));
        }
        GivenOrder order = SeriesParallelOrder.of(QuantaModel.of(Zipf.finite(0.4, quanta)), Prerequisites.of(quanta, chain));
        assertThat(order.rank(1)).isEqualTo(quanta);
        assertThat(order.rank(quanta)).isEqualTo(1);
    }

    /** 1 → 2 → 3 with 1 → 3, which the others imply. */
    @Test
    void impliedEdgesDoNotMatter() {
        QuantaModel three = QuantaModel.of(Zipf.finite(0.4, 3));
        Prerequisites implied = Prerequisites.of(3, List.of(new Edge(3, 2), new Edge(2, 1), new Edge(3, 1)));
        assertThat(SeriesParallelOrder.of(three, implied)).isEqualTo(GivenOrder.of(3, 2, 1));
    }

    /** 1 → 3 ← 2 → 4, the smallest order that is not series-parallel. */
    @Test
    void aBadQuestionIsRefused() {
        QuantaModel four = QuantaModel.of(Zipf.finite(0.4, 4));
        Prerequisites zigzag = Prerequisites.of(4, List.of(new Edge(1, 3), new Edge(2, 3), new Edge(2, 4)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeriesParallelOrder.of(four, zigzag))
                .withMessageContaining("not series-parallel");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeriesParallelOrder.of(four, Prerequisites.of(2, List.of())))
                .withMessage("the prerequisites are those of 2 quanta; the model has 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeriesParallelOrder.of(QuantaModel.of(Zipf.infinite(0.4)), zigzag))
                .withMessage("the prerequisites are those of 4 quanta; the model has infinitely many");
    }
}
