package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.neuralquanta.law.OracleModel.number;

import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.ErrorBudget;
import org.neuralquanta.special.GammaRatio;
import org.neuralquanta.special.OracleFile;

/**
 * The best split of compute for curves that are given as functions and fall as slowly as a power or jump, against mpmath at 30 digits:
 * src/test/resources/oracle/own-compute.py.
 */
@Statement({"T8", "T18", "T39"})
class OwnCurveComputeTest {

    private static final List<CSVRecord> ROWS = OracleFile.read("own-compute.csv");

    private static EmergenceCurve power(double p) {
        return EmergenceCurve.of("power", y -> Math.pow(1 + y, -p));
    }

    private static EmergenceCurve curve(String name) {
        return switch (name) {
            case "cut" -> EmergenceCurve.of(name, y -> y < 3 ? Math.pow(1 + y, -2) : 0);
            case "steps" -> EmergenceCurve.of(name, y -> y < 1 ? 1 : y < 10 ? 0.5 : 0);
            case "steep" -> EmergenceCurve.of(name, y -> 1 / (1 + Math.pow(y, 1e6)));
            case "exponential" -> EmergenceCurve.of(name, y -> Math.exp(-y));
            // Its transform is not accurate from values up to 1e18: B(z, 1/2 − z).
            case "power 0.5" -> EmergenceCurve.of(name, y -> Math.pow(1 + y, -0.5))
                    .withMellin(z -> GammaRatio.gamma(z) * GammaRatio.gamma(0.5 - z) / GammaRatio.gamma(0.5));
            default -> power(Double.parseDouble(name.substring("power ".length())));
        };
    }

    private static ComputeLaw law(double alpha, EmergenceCurve curve) {
        return ComputeLaw.of(QuantaModel.of(Zipf.infinite(alpha)).learnedAfter(curve), new TrainingCost(1));
    }

    @Test
    void amplitudes() {
        var budget = new ErrorBudget("amplitudes of own curves", 1e-12);
        for (CSVRecord row : ROWS) {
            budget.add(law(number(row, "alpha"), curve(row.get("curve"))).asymptotic().amplitude(), row.get("amplitude"), 1, row);
        }
        budget.check(20);
    }

    @Test
    void theExactLawTendsToThem() {
        for (double p : new double[] {1.5, 2, 3, 8}) {
            ComputeLaw law = law(0.4, power(p));
            assertThat(law.exact(1e20) / law.asymptotic().at(1e20)).isCloseTo(1, within(1e-8));
        }
    }

    /** Sums cross a jump at any rank: they go from panels of a few ranks back to long ones, upwards and downwards. */
    @Test
    void aCurveMayJumpAtAnyRank() {
        ComputeLaw law = law(0.4, curve("steps"));
        assertThat(law.exact(1e20) / law.asymptotic().at(1e20)).isCloseTo(1, within(1e-8));
        assertThat(law.exact(1e30) / law.asymptotic().at(1e30)).isCloseTo(1, within(1e-12));
    }

    @Test
    void aTransformThatIsNotKnownIsSaid() {
        for (double p : new double[] {0.35, 0.5}) {
            assertThatThrownBy(() -> law(0.4, power(p)).asymptotic())
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("give it by a formula");
        }
    }

    /**
     * χ for a slow curve: what of the transform is beyond Y, for (1+y)^−2 and w = 1/2 in closed form, arccot √Y − √Y/(1+Y),
     * over π/2. It is added to what parameters leave, in proportion to √Y, and known to the last bits of the sum.
     */
    @Test
    void theCrossoverOfASlowCurve() {
        JointAsymptotic law = JointLaw.of(QuantaModel.of(Zipf.infinite(1)).learnedAfter(power(2))).asymptotic();
        for (double y : new double[] {0.01, 1, 30, 1e4}) {
            double root = Math.sqrt(y);
            double share = (Math.atan(1 / root) - root / (1 + y)) / (Math.PI / 2);
            assertThat(law.crossover(y)).isCloseTo(share, within(1e-14 * (1 + root)));
        }
    }
}
