package org.neuralquanta.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;

/** Γ at complex numbers against src/test/resources/oracle/complex-gamma.py (T48). */
@Statement("T48")
class ComplexGammaTest {

    @Test
    void storedValues() {
        var rows = OracleFile.read("complex-gamma.csv");
        assertThat(rows).hasSize(56);
        rows.forEach(row -> {
            double x = Double.parseDouble(row.get("x"));
            double y = Double.parseDouble(row.get("y"));
            ComplexGamma gamma = ComplexGamma.of(x, y);
            double accuracy = 1e-13 * (1 + Math.hypot(x, y));
            assertThat(gamma.logModulus()).as("%s", row).isEqualTo(Double.parseDouble(row.get("logModulus")), within(accuracy));
            assertThat(gamma.argument()).as("%s", row).isEqualTo(Double.parseDouble(row.get("argument")), within(accuracy));
        });
    }

    @Property(tries = 100)
    void itsFunctionalEquation(@ForAll @DoubleRange(min = 0.01, max = 30) double x, @ForAll @DoubleRange(min = -30, max = 30) double y) {
        ComplexGamma here = ComplexGamma.of(x, y);
        ComplexGamma next = ComplexGamma.of(x + 1, y);
        assertThat(next.logModulus() - here.logModulus()).isEqualTo(Math.log(Math.hypot(x, y)), within(1e-11));
        assertThat(next.argument() - here.argument()).isEqualTo(Math.atan2(y, x), within(1e-11));
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThatThrownBy(() -> ComplexGamma.of(0, 1)).hasMessageContaining("must be > 0 and at most 1e4, was 0");
        assertThatThrownBy(() -> ComplexGamma.of(Double.NaN, 1)).hasMessageContaining("was NaN");
        assertThatThrownBy(() -> ComplexGamma.of(1, 1e5)).hasMessageContaining("between -1e4 and 1e4");
    }
}
