package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.ErrorBudget;
import org.neuralquanta.special.OracleFile;

/** Leading orders against mpmath at 30 digits, Mellin transforms by quadrature: src/test/resources/oracle/law-amplitude.py. */
@Statement({"T8", "T10", "T11", "T12", "T15", "T17", "T18", "T19"})
class ClosedFormOracleTest {

    private static final List<CSVRecord> ROWS = OracleFile.read("law-amplitude.csv");

    private record Form(double exponent, double logExponent, double amplitude) {

        static Form of(PowerLaw law) {
            return new Form(law.exponent(), law.logExponent(), law.amplitude());
        }

        static Form of(Allocation.Growth law) {
            return new Form(law.exponent(), law.logExponent(), law.amplitude());
        }
    }

    private static Form form(CSVRecord row) {
        QuantaModel model = OracleModel.of(row);
        return switch (row.get("law")) {
            case "parameters" -> Form.of(ParameterLaw.of(model).asymptotic());
            case "data" -> Form.of(DataLaw.of(model).asymptotic());
            case "steps" -> Form.of(StepLaw.of(model).asymptotic());
            case "compute" -> Form.of(ComputeLaw.of(model, new TrainingCost(1)).asymptotic());
            case "parametersOfCompute" -> Form.of(ComputeLaw.of(model, new TrainingCost(1)).allocation().parameters());
            default -> throw new IllegalArgumentException(row.toString());
        };
    }

    @Test
    void amplitudes() {
        var budget = new ErrorBudget("amplitudes", 1e-11);
        for (CSVRecord row : ROWS) {
            // The split itself is where a minimum lies, which is known to the root of the precision only.
            boolean flat = row.get("law").equals("parametersOfCompute") && !row.get("curve").equals("threshold");
            budget.add(form(row).amplitude, row.get("amplitude"), flat ? 100 : 1, row);
        }
        budget.check(150);
    }

    @Test
    void exponents() {
        for (CSVRecord row : ROWS) {
            Form form = form(row);
            assertThat(form.exponent).as(row.toString()).isCloseTo(OracleModel.number(row, "exponent"), Offset.offset(1e-14));
            assertThat(form.logExponent)
                    .as(row.toString())
                    .isCloseTo(OracleModel.number(row, "logExponent"), Offset.offset(1e-13));
        }
    }
}
