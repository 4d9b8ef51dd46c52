package org.neuralquanta.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.newton.DampedNewton;
import org.neuralquanta.runs.Columns;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.special.OracleFile;

/** Fits of the forms in one variable against SciPy's and mpmath's, from a grid of their own. */
@Statement("T40")
class LineFitOracleTest {

    private static CurveModel model(String name) {
        return switch (name) {
            case "curve-1" -> CurveModel.curve(1);
            case "curve" -> CurveModel.curve();
            case "limited-1" -> CurveModel.limited(1);
            case "m1" -> CurveModel.m1();
            case "m2" -> CurveModel.m2();
            case "m3" -> CurveModel.m3();
            case "m4-1" -> CurveModel.m4(1);
            case "m4" -> CurveModel.m4();
            case "broken-1" -> CurveModel.broken(1);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Runs runs(String form) throws IOException {
        String data = switch (form) {
            case "broken-1" -> "broken-curve.csv";
            case "limited-1" -> "limited-curve.csv";
            default -> "learning-curve.csv";
        };
        return Runs.readCurve(Planted.data(data), Columns.byName());
    }

    @Test
    void agreesWithSciPy() throws IOException {
        List<CSVRecord> rows = OracleFile.read("fit/lines.csv");
        assertThat(rows).hasSize(18);
        for (CSVRecord row : rows) {
            RobustLoss loss = row.get("loss").equals("huber") ? RobustLoss.standard() : new RobustLoss.Squares();
            Fit fit = Fit.of(model(row.get("form")), runs(row.get("form")), loss);
            double objective = Double.parseDouble(row.get("objective"));
            assertThat(fit.objective()).as(row.toString()).isCloseTo(objective, within(1e-10 * objective));
            assertThat(fit.gradientNorm()).as(row.toString()).isLessThan(DampedNewton.POLISHED);
            List<String> names = List.of(row.get("names").split(" ", -1));
            assertThat(fit.parameters()).containsOnlyKeys(names);
            List<String> values = List.of(row.get("values").split(" ", -1));
            for (int i = 0; i < values.size(); i++) {
                double expected = Double.parseDouble(values.get(i));
                assertThat(fit.parameter(names.get(i))).as("%s of %s", names.get(i), row)
                        .isCloseTo(expected, within(1e-6 * Math.abs(expected)));
            }
        }
    }
}
