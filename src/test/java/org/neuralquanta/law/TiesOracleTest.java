package org.neuralquanta.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Bound;
import org.neuralquanta.model.QuantaModel;
import org.neuralquanta.special.ErrorBudget;
import org.neuralquanta.special.OracleFile;

/** Costs and exposures that doubles hardly tell from the resource, against mpmath: src/test/resources/oracle/law-ties.py. */
@Statement({"T10", "T11", "T15", "T17"})
class TiesOracleTest {

    private static final List<CSVRecord> ROWS = OracleFile.read("law-ties.csv");

    /** Whichever side is taken, the bound covers the truth, and it is called proven. */
    @Test
    void boundsCoverBothSides() {
        int ties = 0;
        for (CSVRecord row : ROWS) {
            double x = OracleModel.number(row, "x");
            QuantaModel model = OracleModel.of(row);
            ScalingLaw law = switch (row.get("resource")) {
                case "parameters" -> ParameterLaw.of(model);
                case "data" -> DataLaw.of(model);
                default -> StepLaw.of(model);
            };
            Bound bound = law.bound(x);
            assertThat(bound).isInstanceOf(Bound.Proven.class);
            assertThat(bound.contains(law.exact(x))).as(row.toString()).isTrue();
            double relative = ErrorBudget.contained(bound.interval(), row.get("loss"), 1, row);
            ties += relative > 1e-13 ? 1 : 0;
        }
        assertThat(ties).as("ties that rounding does not decide").isGreaterThan(40);
    }
}
