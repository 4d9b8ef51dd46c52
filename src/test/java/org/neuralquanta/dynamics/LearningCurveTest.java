package org.neuralquanta.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.special.OracleFile;

@Statement({"T12", "T40"})
class LearningCurveTest {

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    /** log S and its first derivative by log u, by mpmath: src/test/resources/oracle/form/open-share.py. */
    @Test
    void agreesWithMpmath() {
        assertThat(OracleFile.read("form/open-share.csv")).hasSizeGreaterThan(60).allSatisfy(row -> {
            if (number(row, "logu") < 41) {
                LearningCurve curve = LearningCurve.of(1, 0, number(row, "alpha"), 1);
                double samples = Math.exp(number(row, "logu"));
                double rounding = 1e-12 * (1 + Math.abs(number(row, "logu")));
                assertThat(Math.log(curve.loss(samples))).as("%s", row).isCloseTo(number(row, "value"), within(rounding));
                assertThat(curve.fall(samples)).as("%s", row).isCloseTo(-Math.expm1(number(row, "value")), within(rounding));
                assertThat(curve.localExponent(samples)).as("%s", row).isCloseTo(-number(row, "l"), within(1e-11 * -number(row, "l") + 1e-300));
            }
        });
    }

    @Property(tries = 25)
    void samplesLeadBack(
            @ForAll @DoubleRange(min = 0.05, max = 3) double alpha,
            @ForAll @DoubleRange(min = -12, max = 12) double power,
            @ForAll @DoubleRange(min = 0, max = 2) double residual) {
        LearningCurve curve = LearningCurve.of(5, residual, alpha, 300);
        double samples = 300 * Math.pow(10, power);
        double loss = curve.loss(samples);
        double reached = curve.samplesFor(loss);
        // A rounding of the loss, over the part of it that still changes.
        double change = (loss - residual) * curve.localExponent(samples);
        assertThat(Math.abs(Math.log(reached / samples))).isLessThanOrEqualTo(1e-11 + 16 * Math.ulp(5.0) / change);
    }

    /** At the start the samples are the fall over its slope, ε₀ − L = (ε₀ − E) Σp² D/D₀. */
    @Test
    void theStartIsInverted() {
        LearningCurve curve = LearningCurve.of(1, 0, 1, 100);
        assertThat(curve.samplesFor(1)).isZero();
        // 1 − 2^−40, whose fall is exact: Σp² = ζ(4)/ζ(2)² = 2/5, and Σp³ = ζ(6)/ζ(2)³ = 8/35.
        double fall = 0x1p-40;
        double first = 100 * fall / 0.4;
        assertThat(curve.samplesFor(1 - fall) / (first * (1 + first / 100 * (8.0 / 35) / 0.8))).isCloseTo(1, within(1e-14));
        assertThat(curve.fall(first)).isCloseTo(fall, within(1e-11 * fall));
        assertThat(curve.fall(0)).isZero();
        assertThat(curve.loss(0)).isCloseTo(1, within(1e-15));
    }

    @Property(tries = 8)
    void theInflectionIsTheSteepestPlace(
            @ForAll @DoubleRange(min = 0.1, max = 2) double alpha, @ForAll @DoubleRange(min = 0.01, max = 3) double residual) {
        LearningCurve curve = LearningCurve.of(4, residual, alpha, 50);
        double place = curve.inflection().orElseThrow();
        double there = fallPerLog(curve, place, 0.01);
        for (double factor : new double[] {0.2, 0.5, 0.8, 1.25, 2, 5, 1e3}) {
            assertThat(fallPerLog(curve, place * factor, 0.01)).as("%s, %s", curve, factor).isLessThanOrEqualTo(there * (1 + 1e-6));
        }
    }

    private static double fallPerLog(LearningCurve curve, double samples, double step) {
        return Math.log(curve.loss(samples * Math.exp(-step)) / curve.loss(samples * Math.exp(step))) / (2 * step);
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> LearningCurve.of(1, 1, 0.4, 1)).hasMessageContaining("above the irreducible loss");
        assertThatThrownBy(() -> LearningCurve.of(1, -1, 0.4, 1)).hasMessageContaining(">= 0");
        assertThatThrownBy(() -> LearningCurve.of(1, 0, Double.NaN, 1)).hasMessageContaining("alpha must lie");
        assertThatThrownBy(() -> LearningCurve.of(1, 0, 0.4, 0)).hasMessageContaining("D_0 must be");
        LearningCurve curve = LearningCurve.of(1, 0.5, 0.4, 1);
        assertThatThrownBy(() -> curve.loss(-1)).hasMessageContaining("samples must be");
        assertThatThrownBy(() -> curve.samplesFor(0.5)).hasMessageContaining("loss must lie above 0.5");
        assertThatThrownBy(() -> curve.samplesFor(0.5 + 1e-9)).hasMessageContaining("at least that of 1e18");
    }
}
