package org.neuralquanta.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongToDoubleFunction;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.elementary.Kernels;

/**
 * Chi-square tests of the draws against commons-math3's distribution functions. A right draw fails a test with probability 1e-7
 * (about five standard errors), in all 16 tests together with 1.6e-6; each test must reject a mutant.
 */
class DrawsTest {

    private static final int DRAWS = 200_000;

    /** An exponent off by 1 % moves chi-square by \(N\,\mathrm{var}(\log k)\,0.014^2 \approx 700\), or 40 of its standard deviations. */
    private static final int ZIPF_DRAWS = 1_000_000;

    private static final double FALSE_ALARM = 1e-7;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 100, 1_000_000})
    void gammaDrawsHaveTheirShape(int shape) {
        GammaDraws draws = GammaDraws.ofShape(shape);
        RandomStream stream = RandomStream.of(shape, 0);
        assertThat(pValue(i -> draws.draw(stream, i), distribution(shape))).isGreaterThan(FALSE_ALARM);
        // At a million a shift by one is a thousandth of the spread. A twentieth moves chi-square by 200,000 / 400 = 500, or 45 of
        // its standard deviations.
        int mutant = shape < 1000 ? shape + 1 : shape + 50;
        assertThat(pValue(i -> draws.draw(stream, i), distribution(mutant))).isLessThan(FALSE_ALARM);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void gammaDrawsOfDrawnShapesHaveTheirMixture(int least) {
        MixedGammas draws = MixedGammas.of(least, 0.3, 0.5);
        RandomStream stream = RandomStream.of(least, 1);
        assertThat(pValue(i -> draws.draw(stream, i), mixture(least, 0.3, 0.2, 0.5))).isGreaterThan(FALSE_ALARM);
        assertThat(pValue(i -> draws.draw(stream, i), mixture(least, 0.4, 0.2, 0.4))).isLessThan(FALSE_ALARM);
    }

    private static DoubleUnaryOperator mixture(int least, double... weights) {
        return x -> IntStream.range(0, weights.length).mapToDouble(i -> weights[i] * distribution(least + i).applyAsDouble(x)).sum();
    }

    private static DoubleUnaryOperator distribution(int shape) {
        GammaDistribution gamma = new GammaDistribution(null, shape, 1);
        return gamma::cumulativeProbability;
    }

    @Test
    void normalDrawsAreNormal() {
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        NormalDistribution mutant = new NormalDistribution(null, 0, 1.02);
        RandomStream stream = RandomStream.of(3, 1);
        assertThat(pValue(i -> stream.normal(i, 0), normal::cumulativeProbability)).isGreaterThan(FALSE_ALARM);
        assertThat(pValue(i -> stream.normal(i, 0), mutant::cumulativeProbability)).isLessThan(FALSE_ALARM);
    }

    /** With 64 classes of equal probability. */
    private static double pValue(LongToDoubleFunction draw, DoubleUnaryOperator distribution) {
        int classes = 64;
        long[] counts = new long[classes];
        for (long i = 0; i < DRAWS; i++) {
            counts[Math.min(classes - 1, (int) (distribution.applyAsDouble(draw.applyAsDouble(i)) * classes))]++;
        }
        double[] expected = new double[classes];
        Arrays.fill(expected, 1.0 / classes);
        return pValue(counts, expected, DRAWS);
    }

    private static double pValue(long[] counts, double[] probabilities, int draws) {
        double statistic = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = probabilities[i] * draws;
            statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        return 1 - new ChiSquaredDistribution(null, counts.length - 1.0).cumulativeProbability(statistic);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 1.1, 1.4, 2, 4})
    void zipfDrawsHaveTheirExponent(double exponent) {
        long quanta = exponent > 2 ? 20 : 1000;
        ZipfDraws draws = ZipfDraws.of(exponent, quanta);
        RandomStream stream = RandomStream.of(5, 7);
        assertThat(zipfPValue(i -> draws.draw(stream, i), exponent, quanta)).isGreaterThan(FALSE_ALARM);
    }

    @Test
    void zipfTestRejectsMutants() {
        RandomStream stream = RandomStream.of(5, 7);
        ZipfDraws steeper = ZipfDraws.of(1.4 * 1.01, 1000);
        ZipfDraws shorter = ZipfDraws.of(1.4, 900);
        ZipfDraws right = ZipfDraws.of(1.4, 1000);
        assertThat(zipfPValue(i -> steeper.draw(stream, i), 1.4, 1000)).as("exponent +1 %").isLessThan(FALSE_ALARM);
        assertThat(zipfPValue(i -> shorter.draw(stream, i), 1.4, 1000)).as("tail dropped").isLessThan(FALSE_ALARM);
        assertThat(zipfPValue(i -> right.draw(stream, i) % 1000 + 1, 1.4, 1000)).as("rank off by one").isLessThan(FALSE_ALARM);
    }

    /** Classes of about equal expectation, each at least 1/200 of the draws. */
    private static double zipfPValue(LongUnaryOperator draw, double exponent, long quanta) {
        double sum = 0;
        for (long k = 1; k <= quanta; k++) {
            sum += StrictMath.pow((double) k, -exponent);
        }
        int[] classOfRank = new int[(int) quanta + 1];
        double[] probability = new double[201];
        int current = 0;
        for (int k = 1; k <= quanta; k++) {
            if (probability[current] >= 1.0 / 200 || (k == 901 && probability[current] > 0)) {
                current++;
            }
            classOfRank[k] = current;
            probability[current] += StrictMath.pow((double) k, -exponent) / sum;
        }
        long[] counts = new long[current + 1];
        for (long i = 0; i < ZIPF_DRAWS; i++) {
            counts[classOfRank[(int) draw.applyAsLong(i)]]++;
        }
        return pValue(counts, probability, ZIPF_DRAWS);
    }

    /** A uniform number of 53 bits could be 0, and a time infinite. */
    @Test
    void noTimeIsInfinite() {
        assertThat(-Kernels.log(RandomStream.toUniform(0))).isBetween(36.7, 36.8);
        assertThat(-Kernels.log(RandomStream.toUniform(-1))).isBetween(1.1e-16, 1.2e-16);
        double mutant = (0L >>> 11) * 0x1p-53;
        assertThat(-Kernels.log(mutant)).isInfinite();
    }

    @Test
    void oneQuantumIsAlwaysDrawn() {
        assertThat(ZipfDraws.of(1.4, 1).draw(RandomStream.of(1, 1), 1)).isEqualTo(1);
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThatThrownBy(() -> GammaDraws.ofShape(0)).hasMessage("shape must be between 1 and 1000000, was 0");
        assertThatThrownBy(() -> ZipfDraws.of(Double.NaN, 3)).hasMessageContaining("exponent must be between 0 and 100, was NaN");
        assertThatThrownBy(() -> ZipfDraws.of(1, 0)).hasMessage("quanta must be between 1 and 2^31, was 0");
    }
}
