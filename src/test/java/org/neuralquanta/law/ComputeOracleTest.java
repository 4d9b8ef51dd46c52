package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.special.ErrorBudget;
import org.neuralquanta.special.OracleFile;

/** The best split of compute, by trying every number of quanta, at kappa <= -1 (T20) too: src/test/resources/oracle/law-compute.py. */
@Statement({"T17", "T18", "T20"})
class ComputeOracleTest {

    private static final List<CSVRecord> ROWS = OracleFile.read("law-compute.csv");

    private static ComputeLaw law(CSVRecord row) {
        return ComputeLaw.of(OracleModel.of(row), new TrainingCost(OracleModel.number(row, "flops")));
    }

    private static double compute(CSVRecord row) {
        return OracleModel.number(row, "compute");
    }

    @Test
    void exactLoss() {
        var budget = new ErrorBudget("loss in compute", 1e-12);
        ROWS.forEach(row -> budget.add(law(row).exact(compute(row)), row.get("loss"), 1, row));
        budget.check(180);
    }

    @Test
    void enclosedLoss() {
        for (CSVRecord row : ROWS) {
            double width = ErrorBudget.contained(
                    law(row).bound(compute(row)).interval(), row.get("loss"), 1, row);
            assertThat(width).as(row.toString()).isLessThan(OracleModel.curve(row) instanceof Threshold ? 1e-11 : 1e-9);
        }
    }

    @Test
    void bestNumberOfQuanta() {
        for (CSVRecord row : ROWS) {
            assertThat(law(row).learned(compute(row)))
                    .as(row.toString())
                    .isEqualTo(Long.parseLong(row.get("learned")));
        }
    }
}
