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

@Statement({"T8", "T12", "T13"})
class GammaRatioTest {

    @Test
    void agreesWithTheOracle() {
        var usual = new ErrorBudget("GammaRatio, z <= 4", 1e-14);
        var wide = new ErrorBudget("GammaRatio, 4 < z <= 100", 1e-13);
        for (CSVRecord row : OracleFile.read("gamma-ratio.csv")) {
            double z = Double.parseDouble(row.get("z"));
            double ratio = GammaRatio.value(Double.parseDouble(row.get("tau")), z);
            (z <= 4 ? usual : wide).add(ratio, row.get("ratio"), 1, row);
        }
        usual.check(500);
        wide.check(100);
    }

    /** Γ(τ+z+1)/Γ(τ) = (τ+z) Γ(τ+z)/Γ(τ). */
    @Property
    void satisfiesTheRecurrence(
            @ForAll @Scale(12) @DoubleRange(min = 0, max = 18) double logTau,
            @ForAll @Scale(12) @DoubleRange(min = -0.999, max = 3) double z) {
        double tau = Math.pow(10, logTau);
        double expected = (tau + z) * GammaRatio.value(tau, z);
        assertThat(GammaRatio.value(tau, z + 1)).isCloseTo(expected, within(1e-14 * expected));
    }

    @Test
    void rejectsWhatIsOutOfRange() {
        assertThatThrownBy(() -> GammaRatio.value(0, 1)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> GammaRatio.value(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GammaRatio.value(0.5, -0.5)).hasMessageContaining("-0.5");
        assertThatThrownBy(() -> GammaRatio.value(0.5, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GammaRatio.value(1, 101)).hasMessageContaining("101.0");
        assertThatThrownBy(() -> GammaRatio.value(1e18, 50)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> GammaRatio.gamma(1e-310)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void theEndsOfTheRangesBelongToThem() {
        assertThat(GammaRatio.value(1e-3, 1)).isCloseTo(1e-3, within(1e-17));
        assertThat(GammaRatio.value(2e18, 1)).isCloseTo(2e18, within(2e3));
        assertThat(GammaRatio.value(1, 100)).isCloseTo(9.332621544394415e157, within(1e144));
        for (double[] bad : new double[][] {{9.99e-4, 1}, {2.001e18, 1}, {2, 100.1}, {2, -1}, {0.5, -0.5}}) {
            assertThatThrownBy(() -> GammaRatio.value(bad[0], bad[1])).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
