package org.neuralquanta.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.newton.Jet;
import org.neuralquanta.newton.Jets;
import org.neuralquanta.special.OracleFile;

/** The open share and its derivatives against sums by mpmath, on both sides of where the power law takes over. */
@Statement({"T12", "T40"})
class OpenShareOracleTest {

    @Test
    void agreesWithMpmath() {
        List<CSVRecord> rows = OracleFile.read("form/open-share.csv");
        assertThat(rows).hasSizeGreaterThan(60);
        for (CSVRecord row : rows) {
            double alpha = Double.parseDouble(row.get("alpha"));
            double logu = Double.parseDouble(row.get("logu"));
            var jets = new Jets(2);
            Jet a = jets.exp(jets.coordinate(0, Math.log(alpha)));
            Jet log = OpenShare.log(jets, OpenShare.prepare(jets, a, 0), 0, jets.coordinate(1, logu));
            // From derivatives by α to those by log α, the coordinate of fits.
            double slope = alpha * Double.parseDouble(row.get("a"));
            double bend = alpha * alpha * Double.parseDouble(row.get("aa")) + slope;
            check(row, log.value, Double.parseDouble(row.get("value")), 1e-13);
            check(row, log.gradient[0], slope, 1e-12);
            check(row, log.gradient[1], Double.parseDouble(row.get("l")), 1e-12);
            check(row, log.hessian[0][0], bend, 1e-12);
            check(row, log.hessian[1][0], alpha * Double.parseDouble(row.get("al")), 1e-12);
            check(row, log.hessian[1][1], Double.parseDouble(row.get("ll")), 1e-12);
        }
    }

    private static void check(CSVRecord row, double actual, double expected, double accuracy) {
        assertThat(actual).as(row.toString()).isCloseTo(expected, within(accuracy * (1 + Math.abs(expected))));
    }

    /** A mixture of exponential functions: positive, below 1, falling, and its logarithm convex in u. */
    @Property
    void fallsAndIsConvex(@ForAll @DoubleRange(min = -7, max = 2.9) double logAlpha, @ForAll @DoubleRange(min = -8, max = 60) double logu) {
        var jets = new Jets(2);
        Jet[] prepared = OpenShare.prepare(jets, jets.exp(jets.coordinate(0, logAlpha)), 0);
        Jet log = OpenShare.log(jets, prepared, 0, jets.coordinate(1, logu));
        assertThat(log.value).isNegative();
        assertThat(log.gradient[1]).isNegative();
        assertThat(log.hessian[1][1] - log.gradient[1]).isPositive();
    }

    @Test
    void isNotDefinedOutOfRange() {
        var jets = new Jets(1);
        for (double alpha : new double[] {0, -0.1, 20.5, Double.NaN}) {
            Jet[] prepared = OpenShare.prepare(jets, jets.coordinate(0, alpha), 0);
            assertThat(OpenShare.log(jets, prepared, 0, jets.constant(1)).value).isNaN();
        }
    }
}
