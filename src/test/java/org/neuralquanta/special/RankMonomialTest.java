package org.neuralquanta.special;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;

@Statement({"T2", "T19"})
class RankMonomialTest {

    private static RankMonomial monomial(CSVRecord row) {
        return new RankMonomial(1, number(row, "q"), number(row, "alpha"), number(row, "r"), number(row, "l"));
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static boolean infinite(CSVRecord row) {
        return row.get("last").equals("inf");
    }

    @Test
    void sumsAgreeWithTheOracleToOnePartInTenToTheThirteen() {
        double worst = 0;
        double squares = 0;
        var rows = OracleFile.read("rank-monomial.csv");
        for (CSVRecord row : rows) {
            long first = Long.parseLong(row.get("first"));
            double sum = infinite(row)
                    ? monomial(row).tail(first)
                    : monomial(row).sum(first, Long.parseLong(row.get("last")));
            double error = Math.abs(relative(sum, new BigDecimal(row.get("sum"))));
            if (!(error < 1e-13)) System.out.println(row + " " + sum + " " + error);
            worst = Math.max(worst, error);
            squares += error * error;
        }
        System.out.printf("RankMonomial sums: %d points, relative error max %.2e, rms %.2e%n",
                rows.size(), worst, Math.sqrt(squares / rows.size()));
        assertThat(rows).hasSizeGreaterThanOrEqualTo(500);
        assertThat(worst).isLessThanOrEqualTo(1e-13);
    }

    @Test
    void enclosuresContainTheOracle() {
        double widest = 0;
        for (CSVRecord row : OracleFile.read("rank-monomial.csv")) {
            long first = Long.parseLong(row.get("first"));
            Enclosure enclosure = infinite(row)
                    ? monomial(row).tailEnclosure(first)
                    : monomial(row).sumEnclosure(first, Long.parseLong(row.get("last")));
            var truth = new BigDecimal(row.get("sum"));
            assertThat(new BigDecimal(enclosure.lower())).as(row.toString()).isLessThanOrEqualTo(truth);
            assertThat(new BigDecimal(enclosure.upper())).as(row.toString()).isGreaterThanOrEqualTo(truth);
            if (!(enclosure.width() / enclosure.lower() < 1e-12)) System.out.println(row + " width " + enclosure.width() / enclosure.lower());
            widest = Math.max(widest, enclosure.width() / enclosure.lower());
        }
        System.out.printf("RankMonomial enclosures: widest relative width %.2e%n", widest);
        assertThat(widest).isLessThanOrEqualTo(1e-11);
    }

    static double relative(double value, BigDecimal truth) {
        return new BigDecimal(value).subtract(truth).divide(truth, MathContext.DECIMAL64).doubleValue();
    }
}
