package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.distribution.TabulatedQuanta;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.QuantaModel;

/** Where frequencies are rational, a threshold is reached exactly where D p_k ≥ τ k^δ, also where both are equal. */
@Statement({"T11", "T15", "T17", "T18"})
class ThresholdTiesTest {

    private static void assertLearned(DataLaw law, double samples, long learned) {
        assertThat(law.count(samples)).as("at " + samples).isEqualTo(new Moment.Value(learned));
    }

    /** D p_5 = 1: five of five are learned, and nothing is left. */
    @Test
    void countsAtATie() {
        DataLaw law = DataLaw.of(QuantaModel.of(TabulatedQuanta.ofCounts(30, 10, 5, 3, 1)));
        assertThat(law.exact(49)).isZero();
        assertThat(law.bound(49).upper()).isZero();
        assertLearned(law, 49, 5);
        assertLearned(law, Math.nextDown(49.0), 4);
    }

    /** All counts against long arithmetic, at every tie and beside it. */
    @Property(tries = 300)
    void countsAgainstWholeNumbers(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 1, max = 1_000_000) Long> given,
            @ForAll @IntRange(min = 1, max = 50) int tau) {
        long[] counts = given.stream().mapToLong(Long::longValue).sorted().toArray();
        long total = Arrays.stream(counts).sum();
        QuantaModel model = QuantaModel.of(TabulatedQuanta.ofCounts(counts)).learnedAfter(new Threshold(tau));
        DataLaw law = DataLaw.of(model);
        StepLaw steps = StepLaw.of(model);
        for (long count : counts) {
            double tie = (double) total * tau / count;
            for (double samples : new double[] {Math.nextDown(tie), tie, Math.nextUp(tie), Math.rint(tie), total}) {
                BigDecimal needed = BigDecimal.valueOf(total).multiply(BigDecimal.valueOf(tau));
                BigDecimal there = new BigDecimal(samples);
                long left = Arrays.stream(counts).filter(c -> there.multiply(BigDecimal.valueOf(c)).compareTo(needed) < 0).sum();
                double loss = (double) left / total;
                if (samples >= 1) {
                    assertThat(law.bound(samples).contains(loss)).as("%s at %s", law.bound(samples), samples).isTrue();
                    assertThat(law.bound(samples).width()).isLessThan(1e-12 * loss + Double.MIN_NORMAL);
                    assertThat(steps.bound(samples).contains(loss)).isTrue();
                }
            }
        }
    }

    /** With exposures D p_k^2 k^-δ. */
    @Property(tries = 200)
    void powersOfCounts(
            @ForAll @Size(min = 1, max = 10) List<@LongRange(min = 1, max = 1000) Long> given,
            @ForAll @IntRange(min = 1, max = 3) int nu,
            @ForAll @IntRange(min = 0, max = 2) int delta) {
        long[] counts = given.stream().mapToLong(c -> -c).sorted().map(c -> -c).toArray();
        BigDecimal total = BigDecimal.valueOf(Arrays.stream(counts).sum());
        QuantaModel model = QuantaModel.of(TabulatedQuanta.ofCounts(counts)).with(new Exposure(delta, nu));
        for (int k = 1; k <= counts.length; k++) {
            BigDecimal steps = BigDecimal.valueOf((double) Math.round(Math.pow(total.doubleValue() / counts[k - 1], nu)));
            BigDecimal samples = BigDecimal.valueOf((double) Math.round(total.doubleValue() * Math.pow(k, delta) / counts[k - 1]));
            BigDecimal leftBySteps = BigDecimal.ZERO;
            BigDecimal leftByData = BigDecimal.ZERO;
            for (int j = 1; j <= counts.length; j++) {
                BigDecimal count = BigDecimal.valueOf(counts[j - 1]);
                boolean bySteps = steps.multiply(count.pow(nu)).compareTo(total.pow(nu)) >= 0;
                boolean byData = samples.multiply(count).compareTo(total.multiply(BigDecimal.valueOf(j).pow(delta))) >= 0;
                leftBySteps = bySteps ? leftBySteps : leftBySteps.add(count);
                leftByData = byData ? leftByData : leftByData.add(count);
            }
            Bound bySteps = StepLaw.of(model).bound(steps.doubleValue());
            assertThat(bySteps.contains(leftBySteps.doubleValue() / total.doubleValue())).isTrue();
            assertThat(bySteps.width()).isLessThan(1e-12);
            Bound byData = DataLaw.of(model).bound(samples.doubleValue());
            assertThat(byData.contains(leftByData.doubleValue() / total.doubleValue())).isTrue();
            assertThat(byData.width()).isLessThan(1e-12);
        }
    }

    /** Given frequencies are the doubles that they are: ten times the double nearest to 0.1 is more than 1, of four numbers whose sum is more than 1. */
    @Test
    void frequenciesAreTakenAsDoubles() {
        double[] given = {0.4, 0.3, 0.2, 0.1};
        BigDecimal total = Arrays.stream(given).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        DataLaw law = DataLaw.of(QuantaModel.of(TabulatedQuanta.ofFrequencies(given)));
        for (int k = 1; k <= 4; k++) {
            BigDecimal weight = new BigDecimal(given[k - 1]);
            double tie = 1 / given[k - 1];
            for (double samples : new double[] {Math.nextDown(tie), tie, Math.nextUp(tie)}) {
                boolean reached = new BigDecimal(samples).multiply(weight).compareTo(total) >= 0;
                assertLearned(law, samples, reached ? k : k - 1);
            }
        }
    }

    /** H_6 = 49/20, so ten samples of the last of six quanta are expected among 147. */
    @Test
    void harmonicNumbersAreRational() {
        DataLaw law = DataLaw.of(QuantaModel.of(Zipf.finite(0, 6)).learnedAfter(new Threshold(10)));
        assertThat(law.exact(147)).isZero();
        assertThat(law.bound(147).width()).isZero();
        assertLearned(law, 147, 6);
        assertLearned(law, Math.nextDown(147.0), 5);
    }

    /** For a whole α, a whole offset and K quanta, D p_k = τ k^δ is decided in whole numbers. */
    @Property(tries = 500)
    void wholeExponents(
            @ForAll @IntRange(min = 0, max = 4) int alpha,
            @ForAll @IntRange(min = 1, max = 40) int quanta,
            @ForAll @IntRange(min = 0, max = 3) int offset,
            @ForAll @IntRange(min = 1, max = 40) int rank,
            @ForAll @IntRange(min = 0, max = 2) int delta,
            @ForAll @IntRange(min = -1, max = 1) int ulps) {
        int k = Math.min(rank, quanta);
        BigInteger product = BigInteger.ONE;
        for (int j = 1; j <= quanta; j++) {
            product = product.multiply(BigInteger.valueOf(j + offset).pow(1 + alpha));
        }
        BigInteger sum = BigInteger.ZERO;
        for (int j = 1; j <= quanta; j++) {
            sum = sum.add(product.divide(BigInteger.valueOf(j + offset).pow(1 + alpha)));
        }
        // With τ the denominator of the normalisation in lowest terms, D is a whole number; both must be doubles.
        BigInteger common = sum.gcd(product);
        BigInteger tau = product.divide(common);
        BigInteger needed = sum.divide(common)
                .multiply(BigInteger.valueOf(k + offset).pow(1 + alpha))
                .multiply(BigInteger.valueOf(k).pow(delta));
        double threshold = tau.bitLength() <= 53 ? tau.doubleValue() : 1;
        BigDecimal numerator = new BigDecimal(needed).multiply(new BigDecimal(threshold));
        double samples = new BigDecimal(needed).doubleValue() / tau.doubleValue() * threshold;
        samples += ulps * Math.ulp(samples);
        if (samples >= 1 && samples <= 1e18) {
            DataLaw law = DataLaw.of(QuantaModel.of(Zipf.finite(alpha, quanta).withOffset(offset))
                    .learnedAfter(new Threshold(threshold))
                    .with(Exposure.ofDelta(delta)));
            boolean reached = new BigDecimal(samples).multiply(new BigDecimal(tau)).compareTo(numerator) >= 0;
            assertLearned(law, samples, reached ? k : k - 1);
            assertThat(law.bound(samples).width()).isLessThan(1e-12);
        }
    }

    @Provide
    static Arbitrary<Double> flops() {
        return Arbitraries.of(1.0, 6.0, 0.1, 7.3);
    }

    /** The compute of n quanta, f N(n) D(n), where all are rational: cost C Σ k^κ, need M/c_n. */
    @Property(tries = 500)
    void computeAtATie(
            @ForAll @Size(min = 1, max = 10) List<@LongRange(min = 1, max = 1000) Long> given,
            @ForAll @DoubleRange(min = 0.1, max = 100) double cost,
            @ForAll @IntRange(min = 0, max = 4) int kappa,
            @ForAll @IntRange(min = 1, max = 10) int rank,
            @ForAll("flops") double flops,
            @ForAll @IntRange(min = -1, max = 1) int ulps) {
        long[] counts = given.stream().mapToLong(c -> -c).sorted().map(c -> -c).toArray();
        int n = Math.min(rank, counts.length);
        BigDecimal total = BigDecimal.valueOf(Arrays.stream(counts).sum());
        ComputeLaw law =
                ComputeLaw.of(QuantaModel.of(TabulatedQuanta.ofCounts(counts)).with(new Cost(cost, kappa)), new TrainingCost(flops));
        BigDecimal units = BigDecimal.ZERO;
        for (int k = 1; k <= n; k++) {
            units = units.add(BigDecimal.valueOf(k).pow(kappa));
        }
        BigDecimal needed = new BigDecimal(flops).multiply(new BigDecimal(cost)).multiply(units).multiply(total);
        double compute = needed.doubleValue() / counts[n - 1];
        compute += ulps * Math.ulp(compute);
        boolean reached = new BigDecimal(compute).multiply(BigDecimal.valueOf(counts[n - 1])).compareTo(needed) >= 0;
        assertThat(law.learned(compute)).isEqualTo(reached ? n : n - 1);
        assertThat(law.bound(compute).width()).isLessThan(1e-12);
    }
}
