package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.neuralquanta.law.OracleModel.number;

import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.CurveFamily;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.Exposure;
import org.neuralquanta.model.Gap;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.OracleFile;

/**
 * Six curves in the exact joint law, against mpmath's sum quantum by quantum at 30 digits:
 * src/test/resources/oracle/derivation-joint.py.
 */
@Statement({"T8", "T38"})
class CurveOracleTest {

    private static final List<CSVRecord> ROWS = OracleFile.read("derivation-joint.csv");

    private static QuantaModel model(CSVRecord row) {
        return QuantaModel.of(Zipf.infinite(number(row, "alpha")))
                .learnedAfter(CurveFamily.named(row.get("curve")).orElseThrow().curve(number(row, "parameter")))
                .with(new Gap(number(row, "gap"), number(row, "eta")))
                .with(new Cost(number(row, "cost"), number(row, "kappa")))
                .with(new Exposure(number(row, "delta"), 1));
    }

    /** What the first quanta cost, and half of the next one. */
    private static double parameters(CSVRecord row) {
        double quanta = number(row, "quanta");
        double units = DoubleStream.iterate(quanta, k -> k >= 1, k -> k - 1).map(k -> Math.pow(k, number(row, "kappa"))).sum();
        return number(row, "cost") * (units + 0.5 * Math.pow(quanta + 1, number(row, "kappa")));
    }

    @Test
    void exactAndBound() {
        assertThat(ROWS).extracting(row -> row.get("curve")).contains("threshold", "shots", "exponential", "logistic", "multilinear", "weibull");
        for (CSVRecord row : ROWS) {
            JointLaw law = JointLaw.of(model(row));
            double expected = number(row, "loss");
            double parameters = parameters(row);
            double data = number(row, "data");
            assertThat(law.exact(parameters, data)).as("%s", row).isCloseTo(expected, within(1e-12 * expected));
            Bound bound = law.bound(parameters, data);
            assertThat(bound.lower() * (1 - 1e-15) <= expected && expected <= bound.upper() * (1 + 1e-15)).as("%s in %s", row, bound).isTrue();
            assertThat(bound).isInstanceOf(Bound.Proven.class);
        }
    }
}
