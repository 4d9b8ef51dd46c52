package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.emergence.Threshold;
import org.neuralquanta.special.ErrorBudget;
import org.neuralquanta.special.OracleFile;

/**
 * The best split of compute, by trying every number of quanta, at kappa <= -1 (T20) too: src/test/resources/oracle/law-compute.py, 1000 points of
 * smooth curves (T39) and 592 of thresholds. The first of them by default, all in the slow profile.
 */
@Statement({"T17", "T18", "T20", "T39"})
class ComputeOracleTest {

    private static final String STORED = "law-compute.csv.gz";
    private static final List<CSVRecord> SOME = OracleFile.first(194, STORED);

    private static ComputeLaw law(CSVRecord row) {
        return ComputeLaw.of(OracleModel.of(row), new TrainingCost(OracleModel.number(row, "flops")));
    }

    private static double compute(CSVRecord row) {
        return OracleModel.number(row, "compute");
    }

    private static boolean isSmooth(CSVRecord row) {
        return !(OracleModel.curve(row) instanceof Threshold);
    }

    @Test
    @Tag("slow")
    void allPoints() {
        List<CSVRecord> rows = OracleFile.read(STORED);
        assertThat(rows).hasSize(1592).filteredOn(ComputeOracleTest::isSmooth).hasSize(1000);
        exactLoss(rows);
        enclosedLoss(rows);
        bestNumberOfQuanta(rows);
    }

    @Test
    void exactLoss() {
        exactLoss(SOME);
    }

    private static void exactLoss(List<CSVRecord> rows) {
        var budget = new ErrorBudget("loss in compute", 1e-12);
        rows.forEach(row -> budget.add(law(row).exact(compute(row)), row.get("loss"), 1, row));
        budget.check(rows.size());
    }

    @Test
    void enclosedLoss() {
        enclosedLoss(SOME);
    }

    private static void enclosedLoss(List<CSVRecord> rows) {
        for (CSVRecord row : rows) {
            double width = ErrorBudget.contained(
                    law(row).bound(compute(row)).interval(), row.get("loss"), 1, row);
            assertThat(width).as(row.toString()).isLessThan(isSmooth(row) ? 1e-9 : 1e-11);
        }
    }

    @Test
    void bestNumberOfQuanta() {
        bestNumberOfQuanta(SOME);
    }

    private static void bestNumberOfQuanta(List<CSVRecord> rows) {
        for (CSVRecord row : rows) {
            assertThat(law(row).learned(compute(row)))
                    .as(row.toString())
                    .isEqualTo(Long.parseLong(row.get("learned")));
        }
    }
}
