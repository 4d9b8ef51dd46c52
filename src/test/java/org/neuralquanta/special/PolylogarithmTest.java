package org.neuralquanta.special;

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

@Statement("T8")
class PolylogarithmTest {

    @Test
    void agreesWithTheOracle() {
        var value = new ErrorBudget("Polylogarithm.value", 1e-14);
        var difference = new ErrorBudget("Polylogarithm.difference", 1e-14);
        var wide = new ErrorBudget("Polylogarithm, 4 < z <= 100", 1e-13);
        for (CSVRecord row : OracleFile.read("polylogarithm.csv")) {
            double z = Double.parseDouble(row.get("z"));
            double m = Double.parseDouble(row.get("m"));
            (z <= 4 ? value : wide).add(Polylogarithm.value(z, m), row.get("polylogarithm"), 1, row);
            if (z > 0) {
                (z <= 4 ? difference : wide).add(Polylogarithm.difference(z, m), row.get("difference"), 1, row);
            }
        }
        value.check(500);
        difference.check(400);
        wide.check(40);
    }

    /** The closed forms at z = 0 and z = 1. */
    @Property
    void closedForms(@ForAll @Scale(12) @DoubleRange(min = -50, max = 200) double m) {
        double zero = -1 / (1 + Math.exp(-m));
        double one = -Math.log1p(Math.exp(m));
        assertThat(Polylogarithm.value(0, m)).isCloseTo(zero, within(-1e-14 * zero));
        assertThat(Polylogarithm.value(1, m)).isCloseTo(one, within(-1e-14 * one));
    }

    /** The difference that does not cancel equals the difference where that does not cancel either. */
    @Property
    void differenceIsTheDifference(
            @ForAll @Scale(12) @DoubleRange(min = 0.01, max = 4) double z,
            @ForAll @Scale(12) @DoubleRange(min = 0, max = 200) double m) {
        double left = Polylogarithm.value(z - 1, m);
        double right = Polylogarithm.value(z, m);
        assertThat(Polylogarithm.difference(z, m)).isCloseTo(left - right, within(-3e-14 * (left + right)));
    }

    @Test
    void rejectsWhatIsOutOfRange() {
        assertThatThrownBy(() -> Polylogarithm.value(-1, 0)).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> Polylogarithm.value(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Polylogarithm.value(1, 201)).hasMessageContaining("201.0");
        assertThatThrownBy(() -> Polylogarithm.difference(0, 1)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> Polylogarithm.difference(1, -51)).hasMessageContaining("-51.0");
    }
}
