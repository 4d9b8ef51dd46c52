package org.neuralquanta.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.law.OrderLaws;
import org.neuralquanta.law.RandomPrerequisites;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.ByBenefit;
import org.neuralquanta.order.ByBenefitPerCost;
import org.neuralquanta.order.ByFrequency;
import org.neuralquanta.order.GivenOrder;
import org.neuralquanta.order.LearningOrder;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.Prerequisites;
import org.neuralquanta.order.Reversed;
import org.neuralquanta.order.UniformlyRandom;
import org.neuralquanta.order.WithPrerequisites;
import org.neuralquanta.sequence.Benefits;

/** The laws of orders of learning. */
@Statement({"T3", "T4", "T5", "T6", "T7"})
class OrderLawTest {

    private static final QuantaModel SIX = OrderLaws.SIX;

    private static GivenOrder shuffled(int quanta, long seed) {
        var ranks = new ArrayList<Integer>();
        for (int k = 1; k <= quanta; k++) {
            ranks.add(k);
        }
        Collections.shuffle(ranks, new Random(seed));
        return GivenOrder.of(ranks.stream().mapToInt(Integer::intValue).toArray());
    }

    @Provide
    Arbitrary<LearningOrder> orders() {
        return Arbitraries.of(OrderLaws.ALL);
    }

    @Property
    void startsWithAllAndEndsWithTheResidual(@ForAll("orders") LearningOrder order) {
        assertThat(OrderLaws.startsWithAllAndEndsWithTheResidual(order)).isTrue();
    }

    @Property
    void fallsInsideItsEnclosure(@ForAll("orders") LearningOrder order) {
        assertThat(OrderLaws.fallsInsideItsEnclosure(order)).isTrue();
    }

    @Property
    void liesBetweenBestAndWorst(@ForAll("orders") LearningOrder order) {
        assertThat(OrderLaws.liesBetweenBestAndWorst(order)).isTrue();
    }

    /** All orders of K ≤ 8 quanta: none is anywhere better than by benefit, nor worse than the reverse of it. */
    @Property(tries = 12)
    void byBenefitIsBestAmongAllOrders(
            @ForAll @IntRange(min = 1, max = 8) int quanta,
            @ForAll @DoubleRange(min = -0.9, max = 3) double alpha,
            @ForAll @DoubleRange(min = -2, max = 3) double eta) {
        var model = QuantaModel.of(Zipf.finite(alpha, quanta)).with(new Gap(2, eta));
        OrderLaw best = OrderLaw.of(model, new ByBenefit());
        double[] benefits = Benefits.of(model, "");
        double all = best.loss(0);
        double[] losses = new double[quanta + 1];
        double[] worst = new double[quanta + 1];
        for (int n = 0; n <= quanta; n++) {
            losses[n] = best.loss(n) - 1e-14 * all;
            worst[n] = all - best.loss(quanta - n) + 1e-14 * all;
        }
        permutations(new ArrayList<>(), quanta, ranks -> {
            double left = all;
            for (int n = 1; n <= quanta; n++) {
                left -= benefits[ranks[n - 1] - 1];
                if (left < losses[n] || left > worst[n]) {
                    throw new AssertionError(Arrays.toString(ranks) + " at n = " + n + ": " + left);
                }
            }
        });
    }

    /** A swap of neighbours that are out of order lowers the loss between them, and nowhere else: the proof of T4. */
    @Property(tries = 200)
    void exchangingNeighboursOnlyLowersTheCurve(
            @ForAll @IntRange(min = 2, max = 60) int quanta,
            @ForAll @IntRange(min = 0, max = 1_000_000) int seed,
            @ForAll @IntRange(min = 0, max = 1_000_000) int at) {
        var model = QuantaModel.of(Zipf.finite(0.4, quanta)).with(new Gap(1, 0.8));
        double[] benefits = Benefits.of(model, "");
        GivenOrder order = shuffled(quanta, seed);
        int place = 1 + at % (quanta - 1);
        int[] ranks = IntStream.rangeClosed(1, quanta).map(order::rank).toArray();
        boolean outOfOrder = benefits[ranks[place - 1] - 1] < benefits[ranks[place] - 1];
        int first = ranks[place - 1];
        ranks[place - 1] = ranks[place];
        ranks[place] = first;
        OrderLaw before = OrderLaw.of(model, order);
        OrderLaw after = OrderLaw.of(model, GivenOrder.of(ranks));
        for (int n = 0; n <= quanta; n++) {
            if (n != place) {
                assertThat(after.loss(n)).isCloseTo(before.loss(n), within(1e-15));
            }
        }
        assertThat(after.loss(place) < before.loss(place)).isEqualTo(outOfOrder);
    }

    private interface Visit {
        void accept(int... ranks);
    }

    private static void permutations(List<Integer> start, int quanta, Visit visit) {
        if (start.size() == quanta) {
            visit.accept(start.stream().mapToInt(Integer::intValue).toArray());
            return;
        }
        for (int k = 1; k <= quanta; k++) {
            if (!start.contains(k)) {
                start.add(k);
                permutations(start, quanta, visit);
                start.removeLast();
            }
        }
    }

    @Property(tries = 100)
    void noOrderIsOutsideBestAndReversed(
            @ForAll @IntRange(min = 1, max = 400) int quanta,
            @ForAll @DoubleRange(min = -0.9, max = 3) double alpha,
            @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        var model = QuantaModel.of(Zipf.finite(alpha, quanta));
        OrderLaw law = OrderLaw.of(model, shuffled(quanta, seed));
        OrderLaw best = OrderLaw.of(model, new ByBenefit());
        OrderLaw worst = OrderLaw.of(model, new Reversed());
        for (int n = 0; n <= quanta; n++) {
            assertThat(law.loss(n)).isBetween(best.loss(n) * (1 - 1e-12), worst.loss(n) * (1 + 1e-12));
        }
    }

    /** The mean and variance over all orders are those of the formula. */
    @Test
    void uniformlyRandomOrderIsTheMeanOfAllOrders() {
        OrderLaw law = OrderLaw.of(SIX, new UniformlyRandom());
        for (int n = 0; n <= 6; n++) {
            int learned = n;
            double[] sums = new double[2];
            permutations(new ArrayList<>(), 6, ranks -> {
                double loss = OrderLaw.of(SIX, GivenOrder.of(ranks)).loss(learned);
                sums[0] += loss / 720;
                sums[1] += loss * loss / 720;
            });
            assertThat(law.loss(n)).isCloseTo(sums[0], within(1e-12));
            assertThat(law.variance(n)).isCloseTo(sums[1] - sums[0] * sums[0], within(1e-12));
        }
    }

    @Test
    void uniformlyRandomOrderIsAStraightLine() {
        OrderLaw law = OrderLaw.of(QuantaModel.of(Zipf.finite(0.4, 1_000_000_000)), new UniformlyRandom());
        assertThat(law.loss(250_000_000)).isCloseTo(0.75, within(1e-13));
        assertThat(law.bound(250_000_000).contains(0.75)).isTrue();
        double measured = OrderLaw.of(QuantaModel.of(TabulatedQuanta.ofCounts(5, 3)), new UniformlyRandom()).variance(1);
        assertThat(measured).isCloseTo(1.0 / 64, within(1e-17));
    }

    @Test
    void plackettLuceLiesBetweenRandomAndByFrequency() {
        for (int n = 0; n <= 6; n++) {
            double random = OrderLaw.of(SIX, new UniformlyRandom()).loss(n);
            assertThat(OrderLaw.of(SIX, new PlackettLuce(0)).loss(n)).isCloseTo(random, within(1e-13));
            assertThat(OrderLaw.of(SIX, new PlackettLuce(0)).variance(n))
                    .isCloseTo(OrderLaw.of(SIX, new UniformlyRandom()).variance(n), within(1e-13));
            assertThat(OrderLaw.of(SIX, new PlackettLuce(100)).loss(n))
                    .isCloseTo(OrderLaw.of(SIX, new ByFrequency()).loss(n), within(1e-7));
        }
    }

    /** θ → ∞: the frequency order gets probability 1, and the loss differs by no more than what the others have. */
    @Property(tries = 60)
    void plackettLuceBecomesTheFrequencyOrder(
            @ForAll @IntRange(min = 1, max = 9) int quanta, @ForAll @DoubleRange(min = 0, max = 3) double alpha) {
        var zipf = Zipf.finite(alpha, quanta);
        var model = QuantaModel.of(zipf);
        OrderLaw frequency = OrderLaw.of(model, new ByFrequency());
        double before = 0;
        for (double theta : new double[] {0, 1, 10, 100}) {
            var order = new PlackettLuce(theta);
            double probability = 1;
            for (int k = 1; k <= quanta; k++) {
                double left = 0;
                for (int j = k; j <= quanta; j++) {
                    left += order.rate(zipf, j, k);
                }
                probability /= left;
            }
            assertThat(probability).isGreaterThanOrEqualTo(before - 1e-14);
            before = probability;
            OrderLaw law = OrderLaw.of(model, order);
            for (int n = 0; n <= quanta; n++) {
                assertThat(law.loss(n)).isBetween(frequency.loss(n) - 1e-14, frequency.loss(n) + 1 - probability + 1e-13);
            }
        }
        assertThat(before).isGreaterThan(0.99);
    }

    /** Whatever is preferred, what is learned is closed under prerequisites. */
    @Property(tries = 200)
    void learnedSetsAreClosed(
            @ForAll RandomPrerequisites shape,
            @ForAll @IntRange(min = 1, max = 60) int quanta,
            @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        Prerequisites prerequisites = shape.of(quanta, seed);
        var order = WithPrerequisites.byFrequency(prerequisites);
        GivenOrder list = order.list(IntStream.rangeClosed(1, quanta).toArray());
        assertThat(prerequisites.allow(list)).isTrue();
        var model = QuantaModel.of(Zipf.finite(0.4, quanta));
        for (int n = 0; n <= quanta; n++) {
            assertThat(OrderLaw.of(model, order).loss(n)).isEqualTo(OrderLaw.of(model, list).loss(n));
        }
        assertThat(OrderLaw.of(model, WithPrerequisites.byFrequency(Prerequisites.of(quanta, List.of()))).loss(quanta / 2))
                .isCloseTo(OrderLaw.of(model, new ByFrequency()).loss(quanta / 2), within(1e-14));
    }

    /** Two quanta: the first one drawn is that of rank 1 with probability p_1/(p_1+p_2). */
    @Test
    void plackettLuceOfTwoQuanta() {
        OrderLaw law = OrderLaw.of(QuantaModel.of(TabulatedQuanta.ofCounts(3, 1)), new PlackettLuce(1));
        assertThat(law.loss(1)).isCloseTo(0.75 * 0.25 + 0.25 * 0.75, within(1e-16));
        assertThat(law.variance(1)).isCloseTo(0.75 * 0.25 * 0.25, within(1e-16));
    }

    @Test
    void ordersByFormulaNeedNoList() {
        long many = 1L << 60;
        QuantaModel model = QuantaModel.of(Zipf.finite(0.4, many));
        OrderLaw reversed = OrderLaw.of(model, new Reversed());
        assertThat(reversed.loss(many - 1)).isCloseTo(Zipf.finite(0.4, many).probability(1), within(1e-14));
        OrderLaw rising = OrderLaw.of(model.with(new Gap(1, 3)), new ByBenefit());
        assertThat(rising.loss(many / 2)).isLessThan(OrderLaw.of(model.with(new Gap(1, 3)), new ByFrequency()).loss(many / 2));
        assertThat(OrderLaw.of(QuantaModel.of(Zipf.infinite(0.4)), new ByBenefit()).loss(1000))
                .isEqualTo(Zipf.infinite(0.4).tail(1000));
    }

    /** With an offset the benefit k (k+20)^-1.4 rises before it falls, so ranks are sorted. */
    @Test
    void benefitsThatRiseAndFallAreSorted() {
        QuantaModel model = QuantaModel.of(Zipf.finite(0.4, 1000).withOffset(20)).with(new Gap(1, 1));
        OrderLaw best = OrderLaw.of(model, new ByBenefit());
        double[] benefits = Benefits.of(model, "");
        Arrays.sort(benefits);
        double left = 0;
        for (int n = 1000; n > 0; n--) {
            left += benefits[1000 - n];
            assertThat(best.loss(n - 1)).isCloseTo(left, within(1e-12 * left));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderLaw.of(
                        QuantaModel.of(Zipf.finite(0.4, 100_000_000).withOffset(20)).with(new Gap(1, 1)), new ByBenefit()))
                .withMessageContaining("at most 10000000 quanta; the model has 100000000");
    }

    /** \(p_k\Delta_k/c_k\sim k^{-3/2+\eta-\kappa}\): each of the three can turn the order round. */
    @ParameterizedTest
    @CsvSource({"0, 0, true", "1.4, 0, true", "2, 0.7, true", "2, 0.2, false", "1.4, -0.2, false", "0, -1.6, false"})
    void byBenefitPerCostWeighsAllThree(double eta, double kappa, boolean byRank) {
        var model = QuantaModel.of(Zipf.finite(0.5, 6)).with(new Gap(1, eta)).with(new Cost(1, kappa));
        OrderLaw law = OrderLaw.of(model, new ByBenefitPerCost());
        OrderLaw expected = OrderLaw.of(model, byRank ? GivenOrder.of(1, 2, 3, 4, 5, 6) : GivenOrder.of(6, 5, 4, 3, 2, 1));
        for (int n = 0; n <= 6; n++) {
            assertThat(law.loss(n)).isCloseTo(expected.loss(n), within(1e-14 * expected.loss(0)));
        }
    }

    /**
     * At α = 200, \(k^{-201}\) is no normal double from k = 34 on. Since ζ(201) is 1 + 3e-61, the loss that only quantum k has left is
     * \(\Delta k^{\eta-201}\) to 60 digits.
     */
    @ParameterizedTest
    @CsvSource({"1, 50", "1, 150", "1e200, 100"})
    void boundsHoldWhereFactorsLeaveTheDoubles(double gap, int eta) {
        QuantaModel model = QuantaModel.of(Zipf.finite(200, 120)).with(new Gap(gap, eta));
        for (int last = 2; last <= 120; last++) {
            int at = last;
            int[] ranks = IntStream.concat(IntStream.rangeClosed(1, 120).filter(k -> k != at), IntStream.of(at)).toArray();
            Bound bound = OrderLaw.of(model, GivenOrder.of(ranks)).bound(119);
            BigDecimal power = BigDecimal.valueOf(last).pow(201 - eta);
            assertThat(new BigDecimal(bound.lower()).multiply(power)).isLessThan(new BigDecimal(gap));
            assertThat(new BigDecimal(bound.upper()).multiply(power)).isGreaterThan(new BigDecimal(gap));
        }
    }

    /** The last of these losses is 1e-330 of its gap, but 1e-40 in all. */
    @Test
    void gapsMakeUpForLossesThatUnderflow() {
        QuantaModel model = QuantaModel.of(Zipf.finite(1, 1000)).with(new Gap(1e290, -108));
        int[] ranks = IntStream.rangeClosed(1, 1000).map(k -> k < 3 ? 3 - k : k).toArray();
        OrderLaw law = OrderLaw.of(model, GivenOrder.of(ranks));
        double last = 1e-40 * model.distribution().probability(1);
        assertThat(law.loss(999)).isCloseTo(last, within(1e-12 * last));
        assertThat(law.bound(999).contains(last)).isTrue();
        assertThat(law.bound(999).width()).isLessThan(1e-10 * last);
    }

    @Test
    void ordersThatDoNotApplyAreRefused() {
        QuantaModel infinite = QuantaModel.of(Zipf.infinite(0.4));
        for (LearningOrder order : List.of(new Reversed(), new UniformlyRandom())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> OrderLaw.of(infinite, order))
                    .withMessageContaining("needs a finite number of quanta");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderLaw.of(infinite, GivenOrder.of(1)))
                .withMessage("the order is one of 1 quanta; the model has infinitely many");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderLaw.of(infinite, new PlackettLuce(1)))
                .withMessageContaining("at most 10000 quanta");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderLaw.of(infinite, WithPrerequisites.byFrequency(Prerequisites.of(2, List.of()))))
                .withMessage("the prerequisites are those of 2 quanta; the model has infinitely many");
        OrderLaw law = OrderLaw.of(SIX, new ByFrequency());
        assertThatIllegalArgumentException().isThrownBy(() -> law.loss(7)).withMessageContaining("between 0 and K = 6, was 7");
        assertThatIllegalArgumentException().isThrownBy(() -> law.loss(-1)).withMessageContaining("was -1");
    }
}
