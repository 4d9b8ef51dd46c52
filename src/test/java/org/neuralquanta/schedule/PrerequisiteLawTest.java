package org.neuralquanta.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

/** The best under prerequisites, against all orders of few quanta. */
@Statement("T7")
class PrerequisiteLawTest {

    private static final int SIX = 6;
    private static final QuantaModel MODEL = QuantaModel.of(Zipf.finite(0.4, SIX)).with(new Cost(2, 0.7));

    private static void orders(List<Integer> start, Consumer<GivenOrder> visit) {
        if (start.size() == SIX) {
            visit.accept(GivenOrder.of(start.stream().mapToInt(Integer::intValue).toArray()));
            return;
        }
        for (int k = 1; k <= SIX; k++) {
            if (!start.contains(k)) {
                start.add(k);
                orders(start, visit);
                start.removeLast();
            }
        }
    }

    private static double summedLoss(GivenOrder order) {
        OrderLaw law = OrderLaw.of(MODEL, order);
        double sum = 0;
        for (int n = 0; n < SIX; n++) {
            sum += 2 * Math.pow(order.rank(n + 1), 0.7) * law.loss(n);
        }
        return sum;
    }

    @Property(tries = 30)
    void noAllowedOrderIsBetter(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        Prerequisites prerequisites = RandomPrerequisites.ANY.of(SIX, seed);
        PrerequisiteLaw law = PrerequisiteLaw.of(MODEL, prerequisites);
        double[] least = new double[SIX + 2];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        orders(new ArrayList<>(), order -> {
            if (prerequisites.allow(order)) {
                OrderLaw losses = OrderLaw.of(MODEL, order);
                for (int n = 0; n <= SIX; n++) {
                    least[n] = Math.min(least[n], losses.loss(n));
                }
                least[SIX + 1] = Math.min(least[SIX + 1], summedLoss(order));
            }
        });
        assertThat(law.leastSummedLoss()).isCloseTo(least[SIX + 1], within(1e-13));
        assertThat(prerequisites.allow(law.bestOrder())).isTrue();
        assertThat(summedLoss(law.bestOrder())).isCloseTo(least[SIX + 1], within(1e-13));
        for (int n = 0; n <= SIX; n++) {
            assertThat(law.leastLoss(n)).isCloseTo(least[n], within(1e-14));
            assertThat(law.bestSet(n)).hasSize(n);
        }
    }

    @Property(tries = 100)
    void removingAnEdgeNeverRaisesTheSummedLoss(
            @ForAll RandomPrerequisites shape, @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        List<Edge> edges = shape.edges(SIX, seed);
        double all = PrerequisiteLaw.of(MODEL, Prerequisites.of(SIX, edges)).leastSummedLoss();
        for (Edge edge : edges) {
            var fewer = new ArrayList<>(edges);
            fewer.remove(edge);
            assertThat(PrerequisiteLaw.of(MODEL, Prerequisites.of(SIX, fewer)).leastSummedLoss())
                    .isLessThanOrEqualTo(all * (1 + 1e-14));
        }
    }

    /** b needs a. The best single quantum is c, the best pair is a with b: no order is best at both. */
    @Test
    void noOrderIsBestAtEveryNumberOfQuanta() {
        QuantaModel model = QuantaModel.of(TabulatedQuanta.ofCounts(1000, 100, 1));
        PrerequisiteLaw law = PrerequisiteLaw.of(model, Prerequisites.of(3, List.of(new Edge(3, 1))));
        assertThat(law.bestSet(1)).containsExactly(2);
        assertThat(law.bestSet(2)).containsExactly(1, 3);
        assertThat(law.bestOrder()).isEqualTo(GivenOrder.of(3, 1, 2));
        assertThat(law.leastLoss(2)).isCloseTo(100.0 / 1101, within(1e-16));
    }

    @Test
    void withoutPrerequisitesTheBestOrderIsByBenefitPerCost() {
        QuantaModel rising = QuantaModel.of(Zipf.finite(0.4, 12)).with(new Cost(1, -2)).withResidual(0.5);
        PrerequisiteLaw law = PrerequisiteLaw.of(rising, Prerequisites.of(12, List.of()));
        for (int n = 0; n <= 12; n++) {
            assertThat(OrderLaw.of(rising, law.bestOrder()).loss(n))
                    .isCloseTo(OrderLaw.of(rising, new ByBenefitPerCost()).loss(n), within(1e-14));
        }
        assertThat(law.leastLoss(12)).isEqualTo(0.5);
    }

    @Test
    void aBadQuestionIsRefused() {
        Prerequisites three = Prerequisites.of(3, List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrerequisiteLaw.of(MODEL, three))
                .withMessage("the prerequisites are those of 3 quanta; the model has 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrerequisiteLaw.of(
                        QuantaModel.of(Zipf.finite(0.4, 21)), Prerequisites.of(21, List.of())))
                .withMessageContaining("at most 20 quanta, there are 21");
        PrerequisiteLaw law = PrerequisiteLaw.of(MODEL, Prerequisites.of(SIX, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> law.leastLoss(7)).withMessageContaining("between 0 and 6, was 7");
    }
}
