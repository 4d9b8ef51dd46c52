package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.order.ByBenefitPerCost;
import org.neuralquanta.order.GivenOrder;
import org.neuralquanta.order.Prerequisites;
import org.neuralquanta.order.Prerequisites.Edge;

/** Sidney's decomposition of forests, against dynamic programming over closed sets. */
@Statement("T7")
class ForestOrderTest {

    /** Each rank, in a random order, needs one of the earlier ones or none. */
    private static Prerequisites forest(int quanta, long seed) {
        var random = new Random(seed);
        var ranks = new ArrayList<Integer>();
        for (int k = 1; k <= quanta; k++) {
            ranks.add(k);
        }
        Collections.shuffle(ranks, random);
        var edges = new ArrayList<Edge>();
        for (int i = 1; i < quanta; i++) {
            if (random.nextInt(4) > 0) {
                edges.add(new Edge(ranks.get(random.nextInt(i)), ranks.get(i)));
            }
        }
        return Prerequisites.of(quanta, edges);
    }

    private static double summedLoss(QuantaModel model, GivenOrder order) {
        OrderLaw law = OrderLaw.of(model, order);
        double sum = 0;
        for (int n = 0; n < order.quanta(); n++) {
            sum += model.cost() * Math.pow(order.rank(n + 1), model.kappa()) * law.loss(n);
        }
        return sum;
    }

    @Property(tries = 200)
    void isTheBestOrder(
            @ForAll @IntRange(min = 1, max = 12) int quanta,
            @ForAll @DoubleRange(min = -0.5, max = 1.5) double alpha,
            @ForAll @DoubleRange(min = -1, max = 1) double kappa,
            @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        QuantaModel model = QuantaModel.of(Zipf.finite(alpha, quanta)).withCost(2, kappa);
        Prerequisites forest = forest(quanta, seed);
        GivenOrder order = ForestOrder.of(model, forest);
        double least = PrerequisiteLaw.of(model, forest).leastSummedLoss();
        assertThat(forest.allow(order)).isTrue();
        assertThat(summedLoss(model, order)).isCloseTo(least, within(1e-12 * least));
    }

    @Test
    void withoutPrerequisitesItIsByBenefitPerCost() {
        QuantaModel model = QuantaModel.of(Zipf.finite(0.4, 1000)).withCost(1, -2);
        GivenOrder order = ForestOrder.of(model, Prerequisites.of(1000, List.of()));
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
        GivenOrder order = ForestOrder.of(QuantaModel.of(Zipf.finite(0.4, quanta)), Prerequisites.of(quanta, chain));
        assertThat(order.rank(1)).isEqualTo(quanta);
        assertThat(order.rank(quanta)).isEqualTo(1);
    }

    @Test
    void aBadQuestionIsRefused() {
        QuantaModel three = QuantaModel.of(Zipf.finite(0.4, 3));
        Prerequisites two = Prerequisites.of(3, List.of(new Edge(1, 3), new Edge(2, 3)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForestOrder.of(three, two))
                .withMessage("each quantum may need at most one other here; quantum 3 needs 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForestOrder.of(three, Prerequisites.of(2, List.of())))
                .withMessage("the prerequisites are those of 2 quanta; the model has 3");
    }
}
