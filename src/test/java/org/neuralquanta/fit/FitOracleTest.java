package org.neuralquanta.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.newton.DampedNewton;
import org.neuralquanta.runs.Runs;
import org.neuralquanta.special.OracleFile;

/** Fits against SciPy's minimisers, from a grid of their own, on the half table. */
@Statement({"T11", "T21"})
class FitOracleTest {

    private static CurveModel model(String name) {
        return switch (name) {
            case "chinchilla" -> CurveModel.chinchilla();
            case "quanta" -> CurveModel.quanta();
            case "power" -> CurveModel.power();
            case "power-without-E" -> new CurveModel.Power(false);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static RobustLoss loss(String name) {
        return switch (name) {
            case "huber" -> RobustLoss.standard();
            case "squares" -> new RobustLoss.Squares();
            case "student" -> new RobustLoss.Student(4);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @Test
    void agreesWithSciPy() {
        Runs plane = Planted.half();
        Runs line = Runs.curve(Planted.column(plane, 0), Planted.losses(plane));
        List<CSVRecord> rows = OracleFile.read("fit/curves.csv");
        assertThat(rows).hasSize(7);
        double worst = 0;
        for (CSVRecord row : rows) {
            CurveModel model = model(row.get("model"));
            Fit fit = Fit.of(model, model.variables() == 1 ? line : plane, loss(row.get("loss")));
            double objective = Double.parseDouble(row.get("objective"));
            assertThat(fit.objective()).as(row.toString()).isCloseTo(objective, within(1e-6 * Math.abs(objective)));
            // Never above the optimum that SciPy found, beyond the rounding of a sum of 120 terms.
            assertThat(fit.objective()).isLessThanOrEqualTo(objective + 1e-12 * Math.abs(objective));
            assertThat(fit.gradientNorm()).isLessThan(DampedNewton.POLISHED);
            for (String name : model.parameters()) {
                double expected = Double.parseDouble(row.get(name));
                assertThat(fit.parameter(name)).as("%s of %s", name, row).isCloseTo(expected, within(1e-4 * expected));
                worst = Math.max(worst, Math.abs(fit.parameter(name) / expected - 1));
            }
            if (!row.get("scale").isEmpty()) {
                assertThat(fit.scale().orElseThrow()).isCloseTo(Double.parseDouble(row.get("scale")), within(1e-6));
            }
        }
        System.out.printf("fits against SciPy: largest relative difference of a parameter %.1e%n", worst);
    }
}
