package org.neuralquanta.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.special.ErrorBudget;
import org.neuralquanta.special.OracleFile;

/** Partial Mellin transforms against mpmath at 40 digits: src/test/resources/oracle/partial-mellin.py. */
@Statement("T39")
class PartialMellinTest {

    @Test
    void agreesWithTheOracle() {
        var budget = new ErrorBudget("PartialMellin", 1e-13);
        for (CSVRecord row : OracleFile.read("partial-mellin.csv")) {
            double w = Double.parseDouble(row.get("w"));
            double y = Double.parseDouble(row.get("y"));
            double m = Double.parseDouble(row.get("m"));
            double value = row.get("curve").equals("logistic") ? PartialMellin.logistic(w, y, m) : PartialMellin.multilinear(w, y, m);
            // exp(u - m) takes over the rounding of u - m, which is relative to u.
            budget.add(value, row.get("value"), Math.max(1, (y - m) / 10), row);
        }
        budget.check(120);
    }

    /** At w = 1 the logistic curve has an integral in closed form: log(1 + e^(m−y)). */
    @Property(tries = 200)
    void closedForm(
            @ForAll @Scale(6) @DoubleRange(min = 1e-6, max = 300) double y,
            @ForAll @Scale(6) @DoubleRange(min = -50, max = 300) double m) {
        double integral = m > y ? m - y + Math.log1p(Math.exp(y - m)) : Math.log1p(Math.exp(m - y));
        assertThat(PartialMellin.logistic(1, y, m) / integral).isCloseTo(1, within(1e-13 * Math.max(1, Math.abs(y - m))));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        for (double[] bad : new double[][] {{0, 1, 0}, {101, 1, 0}, {1, 0, 0}, {1, Double.POSITIVE_INFINITY, 0}, {1, 1, 1e5},
                {Double.NaN, 1, 0}, {1, Double.NaN, 0}, {1, 1, Double.NaN}}) {
            assertThatThrownBy(() -> PartialMellin.logistic(bad[0], bad[1], bad[2])).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(PartialMellin.logistic(1, 1e6, 0)).isZero();
    }
}
