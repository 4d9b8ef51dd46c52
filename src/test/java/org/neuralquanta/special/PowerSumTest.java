package org.neuralquanta.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;

@Statement({"T1", "T2"})
class PowerSumTest {

    private static final long MAX_RANK = 1L << 62;

    static double value(ReferenceValue point) {
        double alpha = point.number(0);
        double q = point.number(1);
        return isInfinite(point)
                ? PowerSum.tail(alpha, q, point.rank(2))
                : PowerSum.value(alpha, q, point.rank(2), point.rank(3));
    }

    static Enclosure enclosure(ReferenceValue point) {
        double alpha = point.number(0);
        double q = point.number(1);
        return isInfinite(point)
                ? PowerSum.tailEnclosure(alpha, q, point.rank(2))
                : PowerSum.enclosure(alpha, q, point.rank(2), point.rank(3));
    }

    static boolean isInfinite(ReferenceValue point) {
        return point.arguments().get(3).equals("inf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"power-sum.csv", "power-sum-random.csv.gz"})
    void isWithinEightUlpOfTheReferenceAndTailsWithinFour(String file) {
        var finite = new UlpErrors();
        var infinite = new UlpErrors();
        for (ReferenceValue point : ReferenceValue.read(file)) {
            (isInfinite(point) ? infinite : finite).add(point.ulps(value(point)), point.arguments());
        }
        System.out.println("Power sums, finite, " + file + ": " + finite);
        System.out.println("Power sums, infinite, " + file + ": " + infinite);
        assertThat(finite.count()).isGreaterThan(500);
        assertThat(finite.max()).isLessThanOrEqualTo(8);
        assertThat(infinite.max()).isLessThanOrEqualTo(4);
        assertThat(infinite.rms()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"power-sum.csv", "power-sum-random.csv.gz"})
    void everyEnclosureContainsTheReferenceAndIsNarrow(String file) {
        List<ReferenceValue> points = ReferenceValue.read(file);
        double widest = 0;
        for (ReferenceValue point : points) {
            Enclosure enclosure = enclosure(point);
            assertThat(point.isInside(enclosure)).as("%s in %s", point, enclosure).isTrue();
            assertThat(enclosure.contains(value(point))).as("%s in %s", value(point), enclosure).isTrue();
            widest = Math.max(widest, enclosure.width() / value(point));
        }
        System.out.println("Power sums, " + file + ": widest enclosure of " + points.size() + ": " + widest);
        assertThat(widest).isLessThan(2e-14);
    }

    @Test
    void theEmptySumIsZero() {
        assertThat(PowerSum.value(0.4, 0, 5, 4)).isZero();
        assertThat(PowerSum.value(0.4, 0, 1, 0)).isZero();
        assertThat(PowerSum.enclosure(0.4, 0, MAX_RANK, MAX_RANK - 1)).isEqualTo(Enclosure.exactly(0));
    }

    @Test
    void theConstantSummandGivesTheNumberOfRanks() {
        assertThat(PowerSum.enclosure(-1, 0, 1, 1_000_000).contains(1e6)).isTrue();
        assertThat(PowerSum.enclosure(-1, 1e6, 3, MAX_RANK).contains(0x1p62)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"59, 0, 1000000000, 2000000000", "-9, 1e300, 1, 2", "59, -0.9999999999999999, 1, 10"})
    void valuesThatAreNoNormalDoublesAreErrorsThatNameTheArguments(double alpha, double q, long a, long b) {
        assertThatThrownBy(() -> PowerSum.value(alpha, q, a, b))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("alpha = " + alpha)
                .hasMessageContaining("q = " + q)
                .hasMessageContaining("from k = " + a + " to " + b);
        assertThatThrownBy(() -> PowerSum.enclosure(alpha, q, a, b)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void tailsThatAreNoNormalDoublesAreErrors() {
        assertThatThrownBy(() -> PowerSum.tail(59, 0, 1_000_000_000))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("from k = 1000000000 to infinity");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-9.1, 200.1, Double.NaN, Double.NEGATIVE_INFINITY})
    void alphaOutOfRangeIsRejectedWithItsValue(double alpha) {
        assertThatThrownBy(() -> PowerSum.value(alpha, 0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("alpha must be in [-9.0, 200.0]")
                .hasMessageContaining(Double.toString(alpha));
        assertThatThrownBy(() -> PowerSum.value(alpha, 0, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PowerSum.tail(alpha, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -2, 1.1e300, Double.NaN, Double.POSITIVE_INFINITY})
    void offsetOutOfRangeIsRejectedWithItsValue(double q) {
        assertThatThrownBy(() -> PowerSum.value(1, q, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("offset q must be > -1")
                .hasMessageContaining(Double.toString(q));
        assertThatThrownBy(() -> PowerSum.tail(1, q, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "-1, 5", "4611686018427387905, 4611686018427387905"})
    void firstRankOutOfRangeIsRejectedWithItsValue(long a, long b) {
        assertThatThrownBy(() -> PowerSum.value(1, 0, a, b))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("first rank must be in [1, 2^62], was " + a);
    }

    @ParameterizedTest
    @CsvSource({"5, 3", "5, -9223372036854775808", "5, 4611686018427387905"})
    void lastRankOutOfRangeIsRejectedWithItsValue(long a, long b) {
        assertThatThrownBy(() -> PowerSum.value(1, 0, a, b))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("last rank must be in [4, 2^62]")
                .hasMessageContaining("was " + b);
    }
}
