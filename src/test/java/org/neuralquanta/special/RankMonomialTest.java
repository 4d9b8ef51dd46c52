package org.neuralquanta.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;

@Statement({"T2", "T19"})
class RankMonomialTest {

    private static RankMonomial monomial(CSVRecord row) {
        return new RankMonomial(1, number(row, "q"), number(row, "alpha"), number(row, "r"), number(row, "l"));
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static boolean infinite(CSVRecord row) {
        return row.get("last").equals("inf");
    }

    @Test
    void sumsAgreeWithTheOracleToOnePartInTenToTheThirteen() {
        var errors = new ErrorBudget("sums of monomials", 1e-13);
        for (CSVRecord row : OracleFile.read("rank-monomial.csv")) {
            errors.add(sum(row), row.get("sum"), 1, row);
        }
        errors.check(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rank-monomial.csv", "rank-monomial-random.csv.gz"})
    void enclosuresContainTheOracleAndAreNarrow(String file) {
        double widest = 0;
        for (CSVRecord row : OracleFile.read(file)) {
            Enclosure enclosure = enclosure(row);
            var truth = new BigDecimal(row.get("sum"));
            assertThat(new BigDecimal(enclosure.lower())).as(row.toString()).isLessThanOrEqualTo(truth);
            assertThat(new BigDecimal(enclosure.upper())).as(row.toString()).isGreaterThanOrEqualTo(truth);
            assertThat(enclosure.contains(sum(row))).as(row.toString()).isTrue();
            widest = Math.max(widest, enclosure.width() / enclosure.lower());
        }
        System.out.printf("enclosures of sums of monomials, %s: widest relative width %.1e%n", file, widest);
        assertThat(widest).isLessThanOrEqualTo(1e-11);
    }

    private static double sum(CSVRecord row) {
        long first = Long.parseLong(row.get("first"));
        return infinite(row) ? monomial(row).tail(first) : monomial(row).sum(first, Long.parseLong(row.get("last")));
    }

    private static Enclosure enclosure(CSVRecord row) {
        long first = Long.parseLong(row.get("first"));
        return infinite(row)
                ? monomial(row).tailEnclosure(first)
                : monomial(row).sumEnclosure(first, Long.parseLong(row.get("last")));
    }

    @Test
    void rejectsWhatIsOutOfRangeWithTheValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RankMonomial(0, 0, 1, 0, 0))
                .withMessage("coefficient must be finite and > 0, was 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RankMonomial(1, -1, 1, 0, 0))
                .withMessage("offset must be finite and > -1, was -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RankMonomial(1, 0, Double.NaN, 0, 0))
                .withMessage("alpha must be finite, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RankMonomial(1, 0, 0.5, 0.5, 1).tail(1))
                .withMessageContaining("alpha - rankPower > 0, was 0.0");
    }

    @Property
    void aSumSplitsAnywhere(
            @ForAll @Scale(6) @DoubleRange(min = -2, max = 4) double alpha,
            @ForAll @Scale(6) @DoubleRange(min = -8, max = 8) double logPower,
            @ForAll @LongRange(min = 1, max = 1_000_000_000L) long first,
            @ForAll @LongRange(min = 0, max = 1L << 60) long before,
            @ForAll @LongRange(min = 0, max = 1L << 60) long after) {
        var monomial = new RankMonomial(1, 0, alpha, 0, logPower);
        long middle = first + before;
        Enclosure parts = monomial.sumEnclosure(first, middle).plus(monomial.sumEnclosure(middle + 1, middle + after));
        assertThat(parts.overlaps(monomial.sumEnclosure(first, middle + after))).isTrue();
    }

    @Property
    void powersAndProductsAreTakenTermByTerm(
            @ForAll @Scale(6) @DoubleRange(min = 0.1, max = 3) double alpha,
            @ForAll @Scale(6) @DoubleRange(min = 0.1, max = 3) double power,
            @ForAll @LongRange(min = 1, max = 1_000_000) long rank) {
        var monomial = new RankMonomial(0.3, 2, alpha, 0.4, -1.5);
        double value = monomial.at((double) rank);
        assertThat(monomial.power(power).at((double) rank)).isCloseTo(Math.pow(value, power), withinPercentage(1e-10));
        assertThat(monomial.times(monomial).at((double) rank)).isCloseTo(value * value, withinPercentage(1e-10));
        assertThat(monomial.times(3, power).at((double) rank))
                .isCloseTo(3 * Math.pow((double) rank, power) * value, withinPercentage(1e-10));
        assertThat(monomial.logAt(Math.log((double) rank))).isCloseTo(Math.log(value), within(1e-10));
    }

    /** Against a central difference of the logarithm. */
    @Property
    void logSlopeIsTheDerivative(
            @ForAll @DoubleRange(min = 0.1, max = 3) double alpha,
            @ForAll @DoubleRange(min = -0.9, max = 30) double offset,
            @ForAll @DoubleRange(min = -2, max = 2) double rankPower,
            @ForAll @DoubleRange(min = -2, max = 2) double logPower,
            @ForAll @DoubleRange(min = 1, max = 1e4) double rank) {
        var term = new RankMonomial(2, offset, alpha, rankPower, logPower);
        double step = 1e-5;
        double difference = Math.log(term.at(rank * Math.exp(-step)) / term.at(rank * Math.exp(step))) / (2 * step);
        assertThat(term.logSlope(rank)).isCloseTo(difference, within(1e-6 * (1 + Math.abs(difference))));
        var pure = new RankMonomial(2, offset, alpha, rankPower, 0);
        assertThat(pure.logSlope(rank)).isCloseTo((1 + alpha) * rank / (rank + offset) - rankPower, within(1e-12));
    }

    /** From x to x + 1 the tail loses the term at x, also between the ranks, and at ranks it is the tail. */
    @Property(tries = 200)
    void theTailFromARealRankLosesItsTerm(
            @ForAll @DoubleRange(min = 0.1, max = 3) double alpha,
            @ForAll @DoubleRange(min = 1, max = 1e3) double first,
            @ForAll @LongRange(min = 0, max = 1) long logPower) {
        var term = new RankMonomial(2, 0.5, alpha, 0, (double) logPower);
        double tail = term.tailFrom(first);
        assertThat(tail - term.tailFrom(first + 1)).isCloseTo(term.at(first), within(1e-12 * tail));
        double whole = Math.floor(first);
        assertThat(term.tailEnclosure((long) whole).contains(term.tailFrom(whole))).isTrue();
    }

    @Test
    void aTinyAlphaIsNotRoundedAwayInAProduct() {
        var tiny = new RankMonomial(1, 0, 1e-20, 0, 0);
        var one = new RankMonomial(1, 0, -1, 0, 0);
        assertThat(tiny.times(one).alpha()).isEqualTo(1e-20);
        assertThat(one.times(tiny).alpha()).isEqualTo(1e-20);
    }
}
