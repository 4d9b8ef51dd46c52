package org.neuralquanta.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuralquanta.special.OracleFile;

/** exp and tanh against mpmath: src/test/resources/oracle/network-elementary.py. */
class ElementaryTest {

    private static final List<CSVRecord> ROWS = OracleFile.read("network-elementary.csv");

    @ParameterizedTest
    @CsvSource({"exp, 1.5", "tanh, 4"})
    void isRightToItsUnitsInTheLastPlace(String function, double budget) {
        double worst = 0;
        int count = 0;
        for (CSVRecord row : ROWS) {
            if (!row.get("function").equals(function)) {
                continue;
            }
            float x = Float.parseFloat(row.get("x"));
            double expected = Double.parseDouble(row.get("value"));
            float actual = function.equals("exp") ? Elementary.exp(x) : Elementary.tanh(x);
            worst = Math.max(worst, Math.abs(actual - expected) / Math.ulp((float) expected));
            count++;
        }
        System.out.printf(Locale.ROOT, "%s in single precision: largest error %.2f ulp%n", function, worst);
        assertThat(count).isGreaterThan(1900);
        assertThat(worst).isLessThanOrEqualTo(budget);
    }
}
