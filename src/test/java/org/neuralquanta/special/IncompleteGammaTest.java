package org.neuralquanta.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.csv.CSVRecord;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;

@Statement({"T8", "T12"})
class IncompleteGammaTest {

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    /** |y Q′(τ, y)| from the oracle's term. */
    private static double slope(CSVRecord row) {
        return number(row, "tau") * number(row, "term");
    }

    @Test
    void agreesWithTheOracle() {
        var upper = new ErrorBudget("IncompleteGamma.upper", 1e-14);
        var lower = new ErrorBudget("IncompleteGamma.lower", 1e-14);
        var term = new ErrorBudget("IncompleteGamma.term", 1e-14);
        var logTerm = new ErrorBudget("exp IncompleteGamma.logTerm", 2e-14);
        var hipparchus = new ErrorBudget("Hipparchus Gamma.regularizedGammaQ, for comparison", 0);
        for (CSVRecord row : OracleFile.read("incomplete-gamma.csv")) {
            double tau = number(row, "tau");
            double y = number(row, "y");
            hipparchus.add(Gamma.regularizedGammaQ(tau, y), row.get("upper"), slope(row) / number(row, "upper"), row);
            upper.add(IncompleteGamma.upper(tau, y), row.get("upper"), slope(row) / number(row, "upper"), row);
            lower.add(IncompleteGamma.lower(tau, y), row.get("lower"), slope(row) / number(row, "lower"), row);
            term.add(IncompleteGamma.term(tau, y), row.get("term"), Math.abs(tau - y), row);
            logTerm.add(Math.exp(IncompleteGamma.logTerm(tau, y)), row.get("term"), Math.abs(tau - y), row);
        }
        upper.check(500);
        lower.check(500);
        term.check(500);
        logTerm.check(500);
        hipparchus.print();
    }

    /** The width is measured over the condition number for integer τ, over max(1, y − τ) otherwise. */
    @Test
    void enclosuresContainTheOracle() {
        double widest = 0;
        double widestFraction = 0;
        for (CSVRecord row : OracleFile.read("incomplete-gamma.csv")) {
            double tau = number(row, "tau");
            double y = number(row, "y");
            var enclosure = IncompleteGamma.upperEnclosure(tau, y);
            double width = ErrorBudget.contained(enclosure, row.get("upper"), slope(row) / number(row, "upper"), row);
            if (tau == Math.rint(tau)) {
                widest = Math.max(widest, width);
            } else {
                widestFraction = Math.max(widestFraction, enclosure.width() / Math.max(1, y - tau));
            }
        }
        System.out.printf(Locale.ROOT,
                "IncompleteGamma.upperEnclosure: relative width / condition max %.2e; fractional tau, width max %.2e%n",
                widest, widestFraction);
        assertThat(widest).isLessThanOrEqualTo(1e-11);
        assertThat(widestFraction).isLessThanOrEqualTo(1e-11);
    }

    /** The width is measured over P and its condition number where y &lt; τ, over 1 otherwise; below 1e-290 numbers are only bounded. */
    @Test
    void enclosuresOfTheOtherContainTheOracle() {
        double widest = 0;
        double widestBeyond = 0;
        for (CSVRecord row : OracleFile.read("incomplete-gamma.csv")) {
            double tau = number(row, "tau");
            double y = number(row, "y");
            var enclosure = IncompleteGamma.lowerEnclosure(tau, y);
            double width = ErrorBudget.contained(enclosure, row.get("lower"), slope(row) / number(row, "lower"), row);
            if (y < tau && number(row, "lower") > 1e-290) {
                widest = Math.max(widest, width);
            } else {
                widestBeyond = Math.max(widestBeyond, enclosure.width() / Math.max(1, y - tau));
            }
        }
        System.out.printf(Locale.ROOT,
                "IncompleteGamma.lowerEnclosure: relative width / condition max %.2e; for y >= tau, width max %.2e%n", widest, widestBeyond);
        assertThat(widest).isLessThanOrEqualTo(1e-11);
        assertThat(widestBeyond).isLessThanOrEqualTo(1e-11);
    }

    @Test
    void enclosuresContainTwentyThousandRandomPoints() {
        var rows = OracleFile.read("incomplete-gamma-random.csv.gz");
        for (CSVRecord row : rows) {
            var enclosure = IncompleteGamma.upperEnclosure(number(row, "tau"), number(row, "y"));
            ErrorBudget.contained(enclosure, row.get("value"), 1, row);
        }
        assertThat(rows).hasSize(20_000);
    }

    /** Q(τ+1, y) = Q(τ, y) + y^τ e^−y/Γ(τ+1), and likewise P with a minus. */
    @Property
    void stepsByThePoissonTerm(
            @ForAll @Scale(12) @DoubleRange(min = -3, max = 5.9) double logTau,
            @ForAll @Scale(12) @DoubleRange(min = -8, max = 8) double spread) {
        double tau = Math.pow(10, logTau);
        double y = Math.max(0, tau + spread * Math.sqrt(tau));
        double term = IncompleteGamma.term(tau, y);
        double tolerance = 1e-13 * Math.max(1, Math.abs(tau - y));
        double q = IncompleteGamma.upper(tau + 1, y);
        assertThat(IncompleteGamma.upper(tau, y) + term).isCloseTo(q, within(tolerance * q));
        double p = IncompleteGamma.lower(tau, y);
        assertThat(IncompleteGamma.lower(tau + 1, y) + term).isCloseTo(p, within(tolerance * p));
        assertThat(p + IncompleteGamma.upper(tau, y)).isCloseTo(1, within(4e-15));
    }

    /** Q falls with y and rises with τ, also across the borders between methods. */
    @Property
    void isMonotone(
            @ForAll @Scale(12) @DoubleRange(min = -3, max = 5.9) double logTau,
            @ForAll @Scale(12) @DoubleRange(min = -12, max = 12) double spread,
            @ForAll @Scale(12) @DoubleRange(min = 1e-9, max = 1e-2) double step) {
        double tau = Math.pow(10, logTau);
        double y = Math.max(0, tau + spread * Math.sqrt(tau));
        double q = IncompleteGamma.upper(tau, y);
        double rounding = 1e-13 * Math.max(1, y) * q;
        assertThat(IncompleteGamma.upper(tau, y * (1 + step))).isLessThanOrEqualTo(q + rounding);
        assertThat(IncompleteGamma.upper(tau * (1 + step), y)).isGreaterThanOrEqualTo(q - rounding);
        assertThat(q).isBetween(0.0, 1.0);
    }

    @Property
    void liesInItsEnclosure(
            @ForAll @Scale(12) @DoubleRange(min = -3, max = 6) double logTau,
            @ForAll @Scale(12) @DoubleRange(min = -12, max = 12) double spread, @ForAll boolean integer) {
        double tau = integer ? Math.max(1, Math.rint(Math.pow(10, logTau))) : Math.pow(10, logTau);
        double y = Math.max(0, tau + spread * Math.sqrt(tau));
        var enclosure = IncompleteGamma.upperEnclosure(tau, y);
        double q = IncompleteGamma.upper(tau, y);
        double rounding = 1e-14 * Math.max(1, tau * IncompleteGamma.term(tau, y));
        assertThat(q).isBetween(enclosure.lower() - rounding, enclosure.upper() + rounding);
    }

    @Test
    void endsAndExtremes() {
        assertThat(IncompleteGamma.upper(2.5, 0)).isEqualTo(1);
        assertThat(IncompleteGamma.lower(2.5, 0)).isZero();
        assertThat(IncompleteGamma.term(2.5, 0)).isZero();
        assertThat(IncompleteGamma.logTerm(2.5, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(IncompleteGamma.upperEnclosure(3, 0)).isEqualTo(Enclosure.exactly(1));
        assertThat(IncompleteGamma.lowerEnclosure(3, 0)).isEqualTo(Enclosure.exactly(0));
        for (double tau : new double[] {1e-3, 0.5, 1, 7.5, 32, 100, 1e6}) {
            assertThat(IncompleteGamma.upper(tau, 1e300)).isZero();
            assertThat(IncompleteGamma.lower(tau, Double.MAX_VALUE)).isEqualTo(1);
            assertThat(IncompleteGamma.upper(tau, Double.MIN_VALUE)).isBetween(0.5 * Math.min(1, tau), 1.0);
            assertThat(IncompleteGamma.upperEnclosure(tau, Double.MAX_VALUE).upper()).isLessThan(1e-299);
            assertThat(IncompleteGamma.upperEnclosure(tau, Double.MIN_VALUE).upper()).isCloseTo(IncompleteGamma.upper(tau, Double.MIN_VALUE), within(1e-12));
        }
    }

    @Test
    void rejectsWhatIsOutOfRange() {
        for (double tau : new double[] {0, -1, 9e-4, 1.1e6, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> IncompleteGamma.upper(tau, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("" + tau);
        }
        for (double y : new double[] {-1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> IncompleteGamma.lower(1, y))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("" + y);
        }
        assertThatThrownBy(() -> IncompleteGamma.upperEnclosure(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> IncompleteGamma.lowerEnclosure(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
