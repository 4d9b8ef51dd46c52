package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.distribution.LogModifiedZipf;
import org.neuralquanta.distribution.QuantaDistribution;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Multilinear;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.optimum.LeastLoss;
import org.neuralquanta.optimum.SmoothSplit;

/** The least loss over all splits of compute, for smooth curves. */
@Statement({"T18", "T39"})
class SmoothComputeTest {

    /** With one FLOP for each parameter and sample, compute is the product N D. */
    private static final TrainingCost PRODUCT = new TrainingCost(1);

    private static final List<EmergenceCurve> CURVES = List.of(
            new Exponential(), Shots.of(2), Shots.of(7), Shots.of(100), Logistic.of(3), Logistic.of(-3), Multilinear.of(4));

    /** Every split tried, each by a plain sum: some have several local minima. */
    @Property(tries = 300)
    void noSplitIsBelowTheBoundAndTheBestIsInIt(
            @ForAll @IntRange(min = 0, max = 6) int curve,
            @ForAll @DoubleRange(min = -0.8, max = 2) double alpha,
            @ForAll @IntRange(min = 1, max = 150) int quanta,
            @ForAll @DoubleRange(min = -2, max = 2) double kappa,
            @ForAll @DoubleRange(min = 0, max = 1) double delta,
            @ForAll @DoubleRange(min = -0.5, max = 0.5) double eta,
            @ForAll @Scale(6) @DoubleRange(min = 0, max = 8) double logCompute,
            @ForAll @Scale(3) @DoubleRange(min = 0.1, max = 10) double flops) {
        double compute = Math.pow(10, logCompute);
        EmergenceCurve emergence = CURVES.get(curve);
        QuantaModel model = QuantaModel.of(Zipf.finite(alpha, quanta))
                .learnedAfter(emergence)
                .with(new Cost(1, kappa))
                .with(Exposure.ofDelta(delta))
                .with(new Gap(1, eta));
        double total = 0;
        for (int k = quanta; k >= 1; k--) {
            total += Math.pow(k, -1 - alpha);
        }
        double least = Double.POSITIVE_INFINITY;
        double parameters = 0;
        for (int n = 0; n <= quanta; n++) {
            parameters += n == 0 ? 0 : Math.pow(n, kappa);
            double loss = 0;
            for (int k = quanta; k >= 1; k--) {
                double p = Math.pow(k, -1 - alpha) / total;
                loss += p * Math.pow(k, eta) * (k > n ? 1 : emergence.open(compute / (flops * parameters) * p * Math.pow(k, -delta)));
            }
            least = Math.min(least, loss);
        }
        Bound bound = ComputeLaw.of(model, new TrainingCost(flops)).bound(compute);
        assertThat(bound.lower()).isLessThanOrEqualTo(least * (1 + 1e-12));
        assertThat(bound.upper()).isGreaterThanOrEqualTo(least * (1 - 1e-12));
        assertThat(bound.width()).isLessThanOrEqualTo(1e-9 * least + 1e-290);
        assertThat(ComputeLaw.of(model, new TrainingCost(flops)).exact(compute)).isCloseTo(least, within(1e-11 * least + 1e-290));
    }

    /** Intervals of the branch and bound, many of them about the optimum: G(n) itself at some n within. */
    @Property(tries = 400)
    void noSplitOfAnIntervalIsBelowItsBound(
            @ForAll @IntRange(min = 0, max = 6) int curve,
            @ForAll @DoubleRange(min = 0.2, max = 2) double alpha,
            @ForAll @DoubleRange(min = -0.5, max = 2) double kappa,
            @ForAll @DoubleRange(min = 0, max = 1) double delta,
            @ForAll @DoubleRange(min = 5, max = 20) double logCompute,
            @ForAll @DoubleRange(min = -1, max = 1) double place,
            @ForAll @Scale(4) @DoubleRange(min = 0.001, max = 0.25) double length,
            @ForAll @Scale(3) @DoubleRange(min = 0.1, max = 10) double flops) {
        double compute = Math.pow(10, logCompute);
        QuantaModel model = QuantaModel.of(Zipf.infinite(alpha))
                .learnedAfter(CURVES.get(curve))
                .with(new Cost(1, kappa))
                .with(Exposure.ofDelta(delta));
        var splits = new SmoothSplit(model, flops);
        double least = splits.least(compute);
        double centre = CURVES.get(curve).atZero() < 1 ? 1e4 : (double) splits.best(compute);
        long from = Math.max(1, (long) (centre * Math.exp(place - length / (1 + kappa))));
        long to = Math.max(from + 2, (long) (centre * Math.exp(place)));
        double bound = new LeastLoss(splits, compute, 1e300).over(from, to);
        for (int i = 0; i <= 8; i++) {
            long n = from + (long) ((to - from) * (i / 8.0));
            double data = splits.data(compute, n);
            assertThat(bound)
                    .as("n = %d of %d to %d, least %s", n, from, to, least)
                    .isLessThanOrEqualTo(splits.tail(n).plus(splits.learned(n, data)).upper());
        }
    }

    static Stream<QuantaDistribution> distributions() {
        return Stream.of(
                Zipf.infinite(0.4),
                Zipf.infinite(0.05),
                Zipf.infinite(3),
                Zipf.infinite(0.4).withOffset(10),
                Zipf.finite(-0.5, 1_000_000),
                LogModifiedZipf.infinite(0.4, 1));
    }

    @Test
    void boundsAreNarrowAtAnyCompute() {
        distributions().forEach(distribution -> {
            for (EmergenceCurve curve : CURVES) {
                ComputeLaw law = ComputeLaw.of(QuantaModel.of(distribution)
                        .learnedAfter(curve)
                        .with(new Cost(1, 0.7))
                        .with(Exposure.ofDelta(0.3)), PRODUCT);
                for (double compute : new double[] {1e3, 1e11, 1e20}) {
                    Bound bound = law.bound(compute);
                    double exact = law.exact(compute);
                    assertThat(bound.contains(exact)).as("%s, %s at %s", distribution, curve, compute).isTrue();
                    // A curve that closes part of each gap without data may have no best split: there the lower bound is loose.
                    boolean endless = distribution.quanta().isEmpty() && exact == curve.atZero();
                    assertThat(bound.width())
                            .as("%s, %s at %s", distribution, curve, compute)
                            .isLessThanOrEqualTo((endless ? 1 : 1e-9) * bound.upper() + 1e-290);
                }
            }
        });
    }

    /** The amplitude of T39 at α = 0.4 by mpmath, 30 digits: the root of Ψ′ and Ψ there. */
    @Test
    void theLeastLossTendsToTheClosedForm() {
        double amplitude = 1.0309273810192494;
        ComputeLaw law = ComputeLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(new Exponential()), PRODUCT);
        double before = 1;
        for (double compute : new double[] {1e6, 1e12, 1e18, 1e24}) {
            Bound bound = law.bound(compute);
            double form = amplitude * Math.pow(compute, -0.4 / 2.4);
            double difference = Math.abs(bound.upper() / form - 1);
            assertThat(difference).isLessThan(before);
            before = 1e-2 * difference;
        }
        assertThat(law.bound(1e24).upper() / (amplitude * Math.pow(1e24, -0.4 / 2.4))).isCloseTo(1, within(1e-9));
    }

    /** With ever more quanta and ever less data, what is left tends to φ(0), which data can undercut only with enough compute. */
    @Test
    void whatClosesWithoutDataIsTheBestThatLittleComputeBuys() {
        ComputeLaw law = ComputeLaw.of(QuantaModel.of(Zipf.infinite(0.4)).learnedAfter(Logistic.of(-3)), PRODUCT);
        double withoutData = 0.04742587317756678;
        assertThat(law.exact(1e3)).isCloseTo(withoutData, within(1e-16));
        assertThat(law.bound(1e3).upper()).isCloseTo(withoutData, within(1e-15));
        assertThat(law.bound(1e3).width()).isLessThan(1e-9);
        assertThat(law.localExponent(1e3)).isZero();
        assertThatThrownBy(() -> law.learned(1e3)).hasMessageContaining("closes part of each gap without data");
        assertThat(law.exact(1e9)).isLessThan(0.01);
        assertThat(law.learned(1e9)).isPositive();
    }
}
