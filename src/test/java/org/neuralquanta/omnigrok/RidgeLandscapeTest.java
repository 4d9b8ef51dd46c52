package org.neuralquanta.omnigrok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.special.OracleFile;

/** L and U, against integrals by mpmath: src/test/resources/oracle/omnigrok/landscape.py. */
@Statement("T33")
class RidgeLandscapeTest {

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    @Test
    void ridgeSolutions() {
        int rows = 0;
        for (CSVRecord row : OracleFile.read("omnigrok/landscape.csv")) {
            var point = new RidgeLandscape(number(row, "aspect"), 1).ridge(number(row, "ridge"));
            assertThat(point.norm()).as("%s", row).isCloseTo(number(row, "norm"), within(1e-13 * number(row, "norm")));
            assertThat(point.train()).as("%s", row).isCloseTo(number(row, "train"), within(1e-13 * number(row, "train")));
            assertThat(point.test()).as("%s", row).isCloseTo(number(row, "test"), within(1e-13 * number(row, "test")));
            rows++;
        }
        assertThat(rows).isEqualTo(40);
    }

    /** The formulas of T33 as they stand, where they do not cancel. */
    @Property(tries = 100)
    void theFormulasOfTheStatement(
            @ForAll @DoubleRange(min = 1.05, max = 20) double lambda, @ForAll @DoubleRange(min = 0.1, max = 5) double mu) {
        double a = 1 - lambda + mu;
        double root = Math.sqrt(a * a + 4 * lambda * mu);
        double m1 = 2 / (root + a);
        double m2 = m1 / mu - ((a + 2 * lambda) / root - 1) / (2 * lambda * mu);
        var point = new RidgeLandscape(lambda, 3).ridge(mu);
        assertThat(point.norm() * point.norm()).isCloseTo(9 * (1 - 2 * mu * m1 + mu * mu * m2), within(1e-11));
        assertThat(point.train()).isCloseTo(4.5 * mu * mu * (m1 - mu * m2), within(1e-11));
        assertThat(point.test()).isCloseTo(4.5 * mu * mu * m2, within(1e-11));
    }

    @Property(tries = 200)
    void trainingLossIsAnLAndTestLossAU(
            @ForAll @DoubleRange(min = 1.05, max = 20) double lambda,
            @ForAll @DoubleRange(min = 0.02, max = 3) double share,
            @ForAll @DoubleRange(min = 0.5, max = 4) double teacher) {
        var landscape = new RidgeLandscape(lambda, teacher);
        double critical = landscape.criticalNorm();
        var here = landscape.at(share * critical);
        var beyond = landscape.at(share * critical * 1.01);
        assertThat(beyond.train()).isLessThanOrEqualTo(here.train());
        if (share * 1.01 < 1) {
            assertThat(beyond.test()).isLessThan(here.test());
            assertThat(here.train()).isPositive();
        }
        if (share > 1) {
            assertThat(beyond.test()).isGreaterThan(here.test());
            assertThat(here.train()).isZero();
        }
        assertThat(here.test()).isGreaterThanOrEqualTo(landscape.floor() * (1 - 1e-14));
    }

    /** Both branches meet at the critical norm, where the test loss is the floor. */
    @Property(tries = 50)
    void branchesMeet(@ForAll @DoubleRange(min = 1.05, max = 20) double lambda) {
        var landscape = new RidgeLandscape(lambda, 2);
        double critical = landscape.criticalNorm();
        assertThat(landscape.at(critical)).isEqualTo(new RidgeLandscape.Point(critical, 0, landscape.floor()));
        var below = landscape.at(critical * (1 - 1e-9));
        assertThat(below.test()).isCloseTo(landscape.floor(), within(1e-8));
        assertThat(below.train()).isCloseTo(0, within(1e-8));
        assertThat(landscape.at(0).train()).isEqualTo(2).isEqualTo(landscape.at(0).test());
    }

    /** A norm and the ridge that has it. */
    @Property(tries = 50)
    void normsAreInverted(
            @ForAll @DoubleRange(min = 1.05, max = 20) double lambda, @ForAll @DoubleRange(min = -4, max = 4) double logRidge) {
        var landscape = new RidgeLandscape(lambda, 1);
        var point = landscape.ridge(Math.pow(10, logRidge));
        var again = landscape.at(point.norm());
        assertThat(again.train()).isCloseTo(point.train(), within(1e-12));
        assertThat(again.test()).isCloseTo(point.test(), within(1e-12));
    }

    /** The landscape at the end of the flow: a ridge μ = γ, for which the start does not matter. */
    @Property(tries = 20)
    void theFlowEndsOnTheLandscape(
            @ForAll @DoubleRange(min = 1.2, max = 8) double lambda, @ForAll @DoubleRange(min = 0.05, max = 2) double decay) {
        LinearLimit limit = LinearModel.of(lambda, 7).withDecay(decay).limit();
        var ridge = new RidgeLandscape(lambda, 1).ridge(decay);
        assertThat(limit.end()).isCloseTo(ridge.test(), within(1e-12));
        assertThat(limit.train(400 / decay)).isCloseTo(ridge.train(), within(1e-12));
    }

    @Test
    void badInput() {
        for (double lambda : new double[] {1, 0.5, Double.NaN, 1e7}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new RidgeLandscape(lambda, 1))
                    .withMessageContaining("must be > 1")
                    .withMessageContaining("was " + lambda);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new RidgeLandscape(2, 0)).withMessageContaining("> 0, was 0.0");
        var landscape = new RidgeLandscape(2, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> landscape.at(-1)).withMessageContaining("was -1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> landscape.ridge(0)).withMessageContaining("above 0");
    }
}
