package org.neuralquanta.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.law.RaceLaw;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.order.ByFrequency;
import org.neuralquanta.order.PlackettLuce;
import org.neuralquanta.order.UniformlyRandom;
import org.neuralquanta.schedule.OrderLaw;

/** Plackett–Luce order at exactly n learned quanta, by the race (T6). */
@Statement("T6")
class ArrivalLossTest {

    private static OrderLaw law(double alpha, int quanta, double theta) {
        return OrderLaw.of(QuantaModel.of(Zipf.finite(alpha, quanta)), new PlackettLuce(theta));
    }

    /** Two routes that share no step: sums over sets, and the integral over time. */
    @Property(tries = 150)
    void agreesWithSumsOverSets(
            @ForAll @IntRange(min = 2, max = 14) int quanta,
            @ForAll @DoubleRange(min = -0.9, max = 60) double alpha,
            @ForAll @DoubleRange(min = 0, max = 20) double theta,
            @ForAll @DoubleRange(min = -2, max = 3) double eta) {
        var model = QuantaModel.of(Zipf.finite(alpha, quanta)).with(new Gap(3, eta));
        var sets = new DrawnOrderLoss(model, new PlackettLuce(theta), quanta);
        var race = new ArrivalLoss(model, new PlackettLuce(theta), quanta);
        for (int n = 0; n <= quanta; n++) {
            Enclosure bounds = race.enclosure(n);
            assertThat(bounds.overlaps(sets.enclosure(n))).as("n = " + n).isTrue();
            assertThat(bounds.contains(race.loss(n))).as("n = " + n).isTrue();
            assertThat(bounds.width()).as("n = " + n).isLessThanOrEqualTo(1e-10 * bounds.upper());
        }
    }

    /** The curve falls from the whole to nothing, ever more slowly, between the order by frequency and the random one. */
    @Property(tries = 12)
    void fallsConvexlyBetweenFrequencyAndRandom(
            @ForAll @IntRange(min = 21, max = 90) int quanta,
            @ForAll @DoubleRange(min = 0, max = 20) double alpha,
            @ForAll @DoubleRange(min = 0, max = 3) double theta) {
        OrderLaw law = law(alpha, quanta, theta);
        OrderLaw frequency = OrderLaw.of(QuantaModel.of(Zipf.finite(alpha, quanta)), new ByFrequency());
        var losses = new double[quanta + 1];
        for (int n = 0; n <= quanta; n++) {
            Bound bound = law.bound(n);
            losses[n] = law.loss(n);
            assertThat(bound).isInstanceOf(Bound.Proven.class);
            assertThat(bound.contains(losses[n])).as("n = " + n).isTrue();
            assertThat(bound.width()).as("n = " + n).isLessThanOrEqualTo(1e-10 * bound.upper());
            assertThat(bound.upper()).as("n = " + n).isGreaterThanOrEqualTo(frequency.bound(n).lower());
            assertThat(bound.lower()).as("n = " + n).isLessThanOrEqualTo((1 - (double) n / quanta) * (1 + 1e-13));
            assertThat(n < 1 || losses[n] < losses[n - 1]).as("n = " + n).isTrue();
            assertThat(n < 2 || losses[n] + losses[n - 2] >= 2 * losses[n - 1] - 1e-11 * losses[n - 2]).as("n = " + n).isTrue();
        }
        assertThat(losses[0]).isCloseTo(1, within(1e-13));
        assertThat(losses[quanta]).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.4, 30", "50, 30", "0.4, 1000", "-0.5, 10000"})
    void allClocksAreAlikeAtThetaZero(double alpha, int quanta) {
        var model = QuantaModel.of(Zipf.finite(alpha, quanta)).with(new Gap(2, 0.7)).withResidual(0.5);
        OrderLaw law = OrderLaw.of(model, new PlackettLuce(0));
        OrderLaw random = OrderLaw.of(model, new UniformlyRandom());
        for (int n : new int[] {0, 1, quanta / 3, quanta - 1, quanta}) {
            assertThat(law.bound(n).interval().overlaps(random.bound(n).interval())).as("n = " + n).isTrue();
            assertThat(law.bound(n).width()).isLessThan(1e-9 * random.loss(n));
        }
    }

    /** Measured frequencies that are all alike, whatever θ: 1 − n/K is met at ties of every rank. */
    @Test
    void equalCountsAreLearnedAtRandom() {
        var counts = new long[64];
        Arrays.fill(counts, 5);
        OrderLaw law = OrderLaw.of(QuantaModel.of(TabulatedQuanta.ofCounts(counts)), new PlackettLuce(37));
        for (int n = 0; n <= 64; n++) {
            assertThat(law.bound(n).contains(1 - n / 64.0)).as("n = " + n).isTrue();
        }
    }

    /** θ = 100 at α = 50 spreads the rates over 20000 powers of ten, beyond any double. */
    @ParameterizedTest
    @CsvSource({"50, 100, 10000, 100", "3, 100, 2000, 50", "50, 3, 10000, 20", "120, 100, 30, 29"})
    void becomesTheFrequencyOrder(double alpha, double theta, int quanta, int learned) {
        OrderLaw law = law(alpha, quanta, theta);
        OrderLaw frequency = OrderLaw.of(QuantaModel.of(Zipf.finite(alpha, quanta)), new ByFrequency());
        assertThat(law.bound(learned).upper()).isGreaterThanOrEqualTo(frequency.bound(learned).lower());
        assertThat(law.loss(learned) / frequency.loss(learned)).isBetween(1 - 1e-10, 1.1);
        assertThat(law.bound(learned).width() / law.loss(learned)).isLessThan(1e-9);
    }

    /**
     * Where θ is small and α large, what is left is that the first quantum, whose clock is hardly faster than others, has not rung:
     * with nearly equal rates it is among n of K with a probability of about n/K.
     */
    @Test
    void aRareEventCarriesTheLoss() {
        OrderLaw law = law(50, 10_000, 1e-6);
        assertThat(law.loss(5000)).isCloseTo(0.5, within(0.002));
        assertThat(law(50, 10_000, 0.01).loss(9999)).isBetween(1e-204, 1e-100);
    }

    @Test
    void theFirstOrderIsNeverOutsideOfTheWhole() {
        for (int n = 1; n <= 20; n++) {
            for (double alpha : new double[] {0.4, 3, 12, 50}) {
                RaceLaw.LossAfter loss = RaceLaw.of(QuantaModel.of(Zipf.finite(alpha, 21)).withResidual(0.25), new PlackettLuce(0.6)).lossAfter(n);
                assertThat(loss.value()).isBetween(0.25, 1.25 + 1e-14);
                assertThat(loss.bound()).isInstanceOf(Bound.Estimated.class);
                assertThat(loss.bound().contains(loss.value())).isTrue();
            }
        }
    }

    /** The stated error covers the true one. A time of 1e100 leaves no quantum out whose clock is at most 1e98 times as slow as the first. */
    @Property(tries = 60)
    void theFirstOrderIsInsideItsEstimate(
            @ForAll @IntRange(min = 21, max = 300) int quanta,
            @ForAll @IntRange(min = 1, max = 1_000_000) int place,
            @ForAll @DoubleRange(min = 0.05, max = 30) double alpha,
            @ForAll @DoubleRange(min = 0, max = 1.5) double theta,
            @ForAll @DoubleRange(min = -1, max = 2) double eta) {
        int n = 1 + place % (quanta - 1);
        double rates = Math.min(theta, 98 / ((1 + alpha) * Math.log10(quanta)));
        var model = QuantaModel.of(Zipf.finite(alpha, quanta)).with(new Gap(1, eta));
        RaceLaw.LossAfter loss = RaceLaw.of(model, new PlackettLuce(rates)).lossAfter(n);
        double exact = OrderLaw.of(model, new PlackettLuce(rates)).loss(n);
        assertThat(exact).isBetween(loss.bound().lower() * (1 - 1e-10), loss.bound().upper() * (1 + 1e-10));
    }

    /** The last of 300 quanta at \(p_k\propto k^{-31}\), θ = 1.5, has a rate of 300^-46.5, about 1e-115. */
    @Test
    void aTimeBeyondTheRaceIsRefused() {
        QuantaModel model = QuantaModel.of(Zipf.finite(30, 300));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> RaceLaw.of(model, new PlackettLuce(1.5)).lossAfter(299))
                .withMessageContaining("after a time of 1e100")
                .withMessageContaining("OrderLaw");
        assertThat(OrderLaw.of(model, new PlackettLuce(1.5)).loss(299)).isPositive();
    }

    @Test
    void theVarianceOfManyQuantaIsRefused() {
        OrderLaw law = law(0.4, 21, 1);
        assertThat(law.variance(0) + law.variance(21)).isZero();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> law.variance(10))
                .withMessageContaining("at most 20 quanta; the model has 21");
    }
}
