package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.ErrorBudget;
import org.neuralquanta.special.OracleFile;

/** Whole numbers of learned quanta, against mpmath at 45 digits: src/test/resources/oracle/law-staircase.py. */
@Statement({"T10", "T11", "T15", "T16", "T17"})
class StaircaseOracleTest {

    private static final List<CSVRecord> ROWS = OracleFile.read("law-staircase.csv");

    private static ScalingLaw law(CSVRecord row) {
        QuantaModel model = OracleModel.of(row);
        return switch (row.get("resource")) {
            case "parameters" -> ParameterLaw.of(model);
            case "data" -> DataLaw.of(model);
            case "steps" -> StepLaw.of(model);
            default -> throw new IllegalArgumentException(row.toString());
        };
    }

    private static double x(CSVRecord row) {
        return OracleModel.number(row, "x");
    }

    @Test
    void exactLoss() {
        var budget = new ErrorBudget("loss of staircases", 1e-12);
        ROWS.forEach(row -> budget.add(law(row).exact(x(row)), row.get("loss"), 1, row));
        budget.check(300);
    }

    @Test
    void enclosedLoss() {
        double widest = 0;
        for (CSVRecord row : ROWS) {
            widest = Math.max(widest, ErrorBudget.contained(law(row).bound(x(row)).interval(), row.get("loss"), 1, row));
        }
        System.out.printf(Locale.ROOT, "enclosures of staircases: relative width up to %.1e%n", widest);
        assertThat(widest).isLessThan(1e-11);
    }

    @Test
    void learnedQuanta() {
        for (CSVRecord row : ROWS) {
            double learned = OracleModel.number(row, "learned");
            switch (law(row)) {
                case ParameterLaw law -> assertThat((double) law.learned(x(row))).as(row.toString()).isEqualTo(learned);
                case DataLaw law -> assertThat(law.count(x(row))).as(row.toString()).isEqualTo(new Moment.Value(learned));
                default -> assertThat(row.get("resource")).isEqualTo("steps");
            }
        }
    }

    @Test
    void localExponents() {
        var budget = new ErrorBudget("local exponents of staircases", 1e-11);
        for (CSVRecord row : ROWS) {
            if (!row.get("localExponent").isEmpty()) {
                // Near the last quantum the exponent grows as n/(K-n), and so does its sensitivity to n.
                double condition = OracleModel.number(row, "localExponent");
                budget.add(law(row).localExponent(x(row)), row.get("localExponent"), condition, row);
            }
        }
        budget.check(200);
    }
}
