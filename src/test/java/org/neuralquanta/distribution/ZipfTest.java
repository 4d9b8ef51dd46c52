package org.neuralquanta.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;

@Statement("T1")
class ZipfTest {

    /** n^−α/α − n^−(1+α)/2 < ζ(1+α, n+1) < (n+½)^−α/α, by convexity. */
    @Property
    void tailsLieBetweenTheBoundsOfConvexity(
            @ForAll @Scale(15) @DoubleRange(min = 1e-3, max = 12) double alpha, @ForAll @LongRange(min = 1, max = 1_000_000) long n) {
        var zipf = Zipf.infinite(alpha);
        double rounding = 1e-14;
        double zeta = zipf.tail(n) / zipf.normalization();
        double lower = Math.pow((double) n, -alpha) / alpha - Math.pow((double) n, -1 - alpha) / 2;
        double upper = Math.pow(n + 0.5, -alpha) / alpha;
        assertThat(zeta).isBetween(lower * (1 - rounding), upper * (1 + rounding));
        // They are strict where they differ by more than rounding.
        if (upper - lower > 1e-12 * upper) {
            assertThat(zeta).isStrictlyBetween(lower, upper);
        }
    }

    @Property
    void manyQuantaTendToInfinitelyMany(
            @ForAll @Scale(15) @DoubleRange(min = 0.3, max = 10) double alpha, @ForAll @LongRange(min = 0, max = 1000) long n) {
        var infinite = Zipf.infinite(alpha);
        for (int bits = 20; bits <= 60; bits += 20) {
            long count = 1L << bits;
            double missing = infinite.tailEnclosure(count).upper();
            double expected = (infinite.tail(n) - missing) / (1 - missing);
            assertThat(Zipf.finite(alpha, count).tail(n)).isCloseTo(expected, within(1e-14));
        }
    }

    @Property
    void moreQuantaHaveLargerTails(
            @ForAll @Scale(15) @DoubleRange(min = -0.99, max = 5) double alpha,
            @ForAll @LongRange(min = 1, max = 1000) long n,
            @ForAll @LongRange(min = 1001, max = 1L << 61) long count) {
        Enclosure fewer = Zipf.finite(alpha, count).tailEnclosure(n);
        Enclosure more = Zipf.finite(alpha, 2 * count).tailEnclosure(n);
        assertThat(more.upper()).isGreaterThanOrEqualTo(fewer.lower());
    }

    @Property
    void alphaOfMinusOneWouldBeUniformAndOffsetsFlatten(
            @ForAll @Scale(15) @DoubleRange(min = 0.01, max = 5) double alpha, @ForAll @Scale(15) @DoubleRange(min = 0, max = 100) double offset) {
        var plain = Zipf.finite(alpha, 1000);
        var flatter = plain.withOffset(offset);
        double ratio = flatter.probability(1) / flatter.probability(2);
        assertThat(ratio).isLessThanOrEqualTo(plain.probability(1) / plain.probability(2) * (1 + 1e-14));
        assertThat(ratio).isCloseTo(Math.pow((2 + offset) / (1 + offset), 1 + alpha), within(1e-12 * ratio));
    }

    @Test
    void knownValues() {
        assertThat(Zipf.infinite(1).probability(1)).isCloseTo(6 / (Math.PI * Math.PI), within(2e-16));
        assertThat(Zipf.finite(0, 4).probability(2)).isCloseTo(0.5 / (25 / 12.0), within(1e-16));
        assertThat(Zipf.finite(-0.5, 1).probability(1)).isEqualTo(1);
        assertThat(Zipf.finite(200, 1L << 62).tail(1)).isCloseTo(0x1p-201, within(1e-70));
    }

    @Test
    void smallAlphaKeepsItsDigits() {
        // 1/ζ(1+α) = α − γ α² + …, with Euler's constant.
        double alpha = 1e-12;
        assertThat(Zipf.infinite(alpha).normalization()).isCloseTo(alpha * (1 - 0.5772156649015329 * alpha), within(1e-27));
    }

    @Test
    void frequenciesBelowTheRangeOfADoubleAreAnError() {
        var steep = Zipf.infinite(200);
        assertThat(steep.probability(30)).isPositive();
        for (long rank : new long[] {40, 1L << 62}) {
            assertThatThrownBy(() -> steep.probability(rank))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("the use frequency of rank " + rank
                            + " at alpha = 200.0 is below 2^-1022, the smallest normal double");
        }
        assertThatThrownBy(() -> steep.tail(40)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> steep.tailEnclosure(40)).isInstanceOf(ArithmeticException.class);
        assertThat(steep.rankWithTailBelow(1e-280)).isEqualTo(24);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 0, -0.1, 9.9e-13, 1e-300, 200.1, 1e6, Double.POSITIVE_INFINITY})
    void infinitelyManyQuantaNeedAPositiveAlpha(double alpha) {
        assertThatThrownBy(() -> Zipf.infinite(alpha))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("alpha must be between 1e-12 and 200 for infinitely many quanta, was " + alpha);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -1, -2, 201, Double.NEGATIVE_INFINITY})
    void finitelyManyQuantaNeedAlphaAboveMinusOne(double alpha) {
        assertThatThrownBy(() -> Zipf.finite(alpha, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("alpha must be > -1 and <= 200, was " + alpha);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, (1L << 62) + 1, Long.MIN_VALUE})
    void countsOfQuantaHaveARange(long quanta) {
        assertThatThrownBy(() -> Zipf.finite(1, quanta))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quanta must be between 1 and 2^62, was " + quanta);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -1, -3, 1.1e15, Double.POSITIVE_INFINITY})
    void offsetsHaveARange(double offset) {
        assertThatThrownBy(() -> Zipf.infinite(1).withOffset(offset))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("offset must be > -1 and <= 1e15, was " + offset);
    }

    @Test
    void offsetsThatOverflowAreAnError() {
        assertThatThrownBy(() -> Zipf.infinite(100).withOffset(1e15)).hasMessageContaining("outside the range of a double");
        assertThatThrownBy(() -> Zipf.infinite(100).withOffset(-0.999999)).hasMessageContaining("offset -0.999999");
        assertThat(Zipf.infinite(1).withOffset(1e15).tail(1)).isLessThan(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, 1.1, 9e-281})
    void levelsHaveARange(double epsilon) {
        assertThatThrownBy(() -> Zipf.infinite(1).rankWithTailBelow(epsilon))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("epsilon must be between 1e-280 and 1, was " + epsilon);
    }

    @Test
    void aLevelBeyondTheLastRankIsAnError() {
        assertThatThrownBy(() -> Zipf.infinite(0.01).rankWithTailBelow(1e-9))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("the tail falls below 1.0E-9 only beyond rank 2^62");
        assertThat(Zipf.finite(0.01, 1L << 62).rankWithTailBelow(1e-280)).isEqualTo(1L << 62);
    }

    @Test
    void equalParametersMakeEqualDistributions() {
        assertThat(Zipf.infinite(0.4).withOffset(2)).isEqualTo(Zipf.infinite(0.4).withOffset(2));
        assertThat(Zipf.infinite(0.4)).hasSameHashCodeAs(Zipf.infinite(0.4)).isNotEqualTo(Zipf.finite(0.4, 10));
        assertThat(Zipf.finite(0.4, 10)).hasToString("Zipf[alpha=0.4, offset=0.0, quanta=10]");
    }
}
