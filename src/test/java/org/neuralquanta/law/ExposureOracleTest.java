package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.distribution.Sampling;
import org.neuralquanta.emergence.Shots;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.ErrorBudget;
import org.neuralquanta.special.OracleFile;

/**
 * Laws in data and steps against mpmath at 45 digits, by direct sums and, for large resources, by closed forms to all
 * orders: src/test/resources/oracle/law-exposure.py.
 */
@Statement({"T8", "T9", "T12", "T15"})
class ExposureOracleTest {

    private static final List<CSVRecord> ROWS = OracleFile.read("law-exposure.csv");

    private static ScalingLaw law(CSVRecord row) {
        QuantaModel model = OracleModel.of(row);
        return switch (row.get("resource")) {
            case "steps" -> StepLaw.of(model);
            case "poisson" -> DataLaw.of(model);
            case "multinomial" -> DataLaw.of(model, Sampling.MULTINOMIAL);
            default -> throw new IllegalArgumentException(row.toString());
        };
    }

    private static double x(CSVRecord row) {
        return OracleModel.number(row, "x");
    }

    @Test
    void exactLoss() {
        var budget = new ErrorBudget("loss in data and steps", 1e-12);
        ROWS.forEach(row -> budget.add(law(row).exact(x(row)), row.get("loss"), 1, row));
        budget.check(500);
    }

    @Test
    void enclosedLoss() {
        double widest = 0;
        for (CSVRecord row : ROWS) {
            double width = ErrorBudget.contained(law(row).bound(x(row)).interval(), row.get("loss"), 1, row);
            boolean fractional = OracleModel.curve(row) instanceof Shots shots && shots.tau() != Math.rint(shots.tau());
            widest = fractional ? widest : Math.max(widest, width);
        }
        System.out.printf(Locale.ROOT, "enclosures of loss in data and steps: relative width up to %.1e%n", widest);
        assertThat(widest).isLessThan(1e-9);
    }

    @Test
    @Statement("T16")
    void localExponents() {
        var budget = new ErrorBudget("local exponents in data and steps", 1e-11);
        for (CSVRecord row : ROWS) {
            // With a fixed number of samples the exponent is that of a step, which is no derivative.
            if (!row.get("localExponent").isEmpty() && !row.get("resource").equals("multinomial")) {
                budget.add(law(row).localExponent(x(row)), row.get("localExponent"), 1, row);
            }
        }
        budget.check(150);
    }

    private static void moments(String column, int least) {
        var budget = new ErrorBudget(column, 1e-12);
        for (CSVRecord row : ROWS) {
            if (!row.get(column).isEmpty() && law(row) instanceof DataLaw law && has(law, column)) {
                budget.add(value(moment(law, column, x(row))), row.get(column), 1, row);
            }
        }
        budget.check(least);
    }

    private static boolean has(DataLaw law, String column) {
        return column.equals("count") || law.variance(1) instanceof Moment.Value;
    }

    private static Moment moment(DataLaw law, String column, double x) {
        return switch (column) {
            case "count" -> law.count(x);
            case "variance" -> law.variance(x);
            default -> law.countVariance(x);
        };
    }

    private static double value(Moment moment) {
        return switch (moment) {
            case Moment.Value value -> value.value();
            case Moment.Absent absent -> throw new AssertionError(absent.reason());
        };
    }

    @Test
    @Statement("T13")
    void counts() {
        moments("count", 200);
    }

    @Test
    @Statement("T14")
    void variances() {
        moments("variance", 150);
    }

    @Test
    @Statement("T14")
    void countVariances() {
        moments("countVariance", 100);
    }
}
