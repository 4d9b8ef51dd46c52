package org.neuralquanta.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.EmergenceCurve;
import org.neuralquanta.emergence.Logistic;
import org.neuralquanta.emergence.Multilinear;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.OracleFile;

/** Losses of single samples, against mpmath: src/test/resources/oracle/samples.py. */
@Statement("T24")
class SampleOracleTest {

    private static List<CSVRecord> rows(String kind) {
        List<CSVRecord> rows = OracleFile.read("samples.csv").stream().filter(row -> row.get("kind").equals(kind)).toList();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(20);
        return rows;
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static EmergenceCurve curve(CSVRecord row) {
        double parameter = number(row, "parameter");
        return switch (row.get("curve")) {
            case "shots" -> Shots.of(parameter);
            case "logistic" -> Logistic.of(parameter);
            case "multilinear" -> Multilinear.of(parameter);
            default -> throw new IllegalArgumentException(row.toString());
        };
    }

    @Test
    void distribution() {
        for (CSVRecord row : rows("binomial")) {
            int uses = Integer.parseInt(row.get("uses"));
            var sample = new SampleLoss(Zipf.infinite(number(row, "alpha")), uses);
            double atMost = sample.atMost(Long.parseLong(row.get("at")), (number(row, "parameter") + 1e-6) / uses);
            assertThat(atMost).as(row.toString()).isCloseTo(number(row, "value"), within(1e-11 * number(row, "value")));
        }
    }

    @Test
    void momentsOverTrainingSets() {
        for (CSVRecord row : rows("data")) {
            var model = QuantaModel.of(Zipf.finite(number(row, "alpha"), Long.parseLong(row.get("quanta")))).learnedAfter(curve(row));
            var sample = DataSampleLoss.of(model, Integer.parseInt(row.get("uses")));
            double samples = number(row, "at");
            assertThat(sample.mean(samples)).as(row.toString()).isCloseTo(number(row, "value"), within(1e-11 * number(row, "value")));
            assertThat(sample.variance(samples)).as(row.toString()).isCloseTo(number(row, "second"), within(1e-11 * number(row, "value")));
        }
    }

    @Test
    void sharpness() {
        for (CSVRecord row : rows("sharpness")) {
            double[] frequencies = Arrays.stream(row.get("at").split(";")).mapToDouble(Double::parseDouble).toArray();
            double sharpness = SampleCurve.of(curve(row), frequencies).sharpness();
            assertThat(sharpness).as(row.toString()).isCloseTo(number(row, "value"), within(1e-12));
            if (frequencies.length == 1) {
                assertThat(Sharpness.of(curve(row))).as(row.toString()).isCloseTo(number(row, "value"), within(1e-12));
            }
        }
    }
}
