package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.distribution.Zipf;
import org.neuralquanta.emergence.Exponential;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.model.Cost;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.OracleFile;

/**
 * Amounts that a loss takes, against roots and counts by mpmath: src/test/resources/oracle/law-inverse.py. The first points by default, all in the
 * slow profile.
 */
@Statement("T40")
class InverseOracleTest {

    private static final String STORED = "law-inverse.csv.gz";

    private static QuantaModel model(CSVRecord row) {
        double alpha = OracleModel.number(row, "alpha");
        Zipf quanta = row.get("quanta").equals("inf") ? Zipf.infinite(alpha) : Zipf.finite(alpha, Long.parseLong(row.get("quanta")));
        return QuantaModel.of(quanta)
                .learnedAfter(row.get("kind").equals("compute")
                        ? new Threshold(1)
                        : row.get("curve").equals("shots") ? new Shots((int) OracleModel.number(row, "tau")) : new Exponential())
                .with(new Cost(OracleModel.number(row, "cost"), 0));
    }

    private static Bound amount(CSVRecord row) {
        QuantaModel model = model(row);
        double loss = OracleModel.number(row, "loss");
        return switch (row.get("kind")) {
            case "data" -> DataLaw.of(model).resourceFor(loss);
            case "parameters" -> ParameterLaw.of(model).resourceFor(loss);
            case "compute" -> ComputeLaw.of(model, TrainingCost.standard()).resourceFor(loss);
            case "joint-data" -> JointLaw.of(model).samplesFor(loss, OracleModel.number(row, "other"));
            case "joint-parameters" -> JointLaw.of(model).parametersFor(loss, OracleModel.number(row, "other"));
            default -> throw new IllegalArgumentException(row.get("kind"));
        };
    }

    @Test
    void amountsLieInNarrowProvenBounds() {
        OracleFile.first(60, STORED).forEach(InverseOracleTest::check);
    }

    @Test
    @Tag("slow")
    void allPoints() {
        List<CSVRecord> rows = OracleFile.read(STORED);
        rows.forEach(InverseOracleTest::check);
        assertThat(rows).hasSize(1000);
    }

    private static void check(CSVRecord row) {
        Bound found = amount(row);
        var truth = new BigDecimal(row.get("amount"));
        OracleModel.assertProven(found, truth, new BigDecimal("1e-24"), row);
        double condition = row.get("condition").isEmpty() ? 1 : OracleModel.number(row, "condition");
        assertThat(found.width()).as("%s: %s", found, row).isLessThanOrEqualTo(Math.max(1e-10, 1e-13 * condition) * truth.doubleValue());
    }
}
