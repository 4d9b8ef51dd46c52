package org.neuralquanta.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.neuralquanta.Statement;
import org.neuralquanta.bound.Enclosure;
import org.neuralquanta.file.Table;

/** Against mpmath at 60 digits: src/test/resources/oracle/distribution.py. */
@Statement({"T1", "T2", "T19"})
class DistributionOracleTest {

    private record Row(ParametricQuanta quanta, long rank, BigDecimal c, BigDecimal p, BigDecimal tail) {}

    private static List<Row> rows(String family) throws IOException {
        var rows = new ArrayList<Row>();
        Path file = Path.of(System.getProperty("project.basedir", "."), "src/test/resources/oracle/distribution.csv");
        try (Table table = Table.open(file)) {
            while (table.advance()) {
                if (table.text(0).equals(family)) {
                    rows.add(new Row(
                            quanta(family, table.number(1), table.number(2), table.text(3)),
                            Long.parseLong(table.text(4)),
                            new BigDecimal(table.text(5)),
                            new BigDecimal(table.text(6)),
                            new BigDecimal(table.text(7))));
                }
            }
        }
        return rows;
    }

    private static ParametricQuanta quanta(String family, double alpha, double parameter, String quanta) {
        FrequencyFamily found = FrequencyFamily.all().stream()
                .filter(candidate -> candidate.name().replace("-", "").equalsIgnoreCase(family))
                .findFirst()
                .orElseThrow();
        return found.maker()
                .of(alpha, parameter, quanta.equals("inf") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(quanta)));
    }

    private static double relativeError(double value, BigDecimal expected) {
        if (expected.signum() == 0) {
            return value == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        double difference = new BigDecimal(value).subtract(expected).doubleValue();
        return Math.abs(difference / expected.doubleValue());
    }

    private static void check(String family, int rows, double accuracy, double width) throws IOException {
        List<Row> all = rows(family);
        assertThat(all).hasSizeGreaterThanOrEqualTo(rows);
        double worst = 0;
        double widest = 0;
        for (Row row : all) {
            ParametricQuanta quanta = row.quanta;
            double error = Math.max(
                    Math.max(relativeError(quanta.normalization(), row.c), relativeError(quanta.probability(row.rank), row.p)),
                    relativeError(quanta.tail(row.rank), row.tail));
            assertThat(error).as("relative error of %s at rank %d", quanta, row.rank).isLessThan(accuracy);
            worst = Math.max(worst, error);
            Enclosure tail = quanta.tailEnclosure(row.rank);
            assertContains(tail, row.tail, row);
            assertContains(quanta.normalizationEnclosure(), row.c, row);
            if (tail.upper() > 0) {
                widest = Math.max(widest, tail.width() / tail.upper());
            }
        }
        assertThat(widest).isLessThan(width);
        System.out.printf("%s: %d points, relative error <= %.1e, width of enclosures <= %.1e%n",
                family, all.size(), worst, widest);
    }

    private static void assertContains(Enclosure enclosure, BigDecimal value, Row row) {
        assertThat(value)
                .as("%s at rank %d", row.quanta, row.rank)
                .isBetween(new BigDecimal(enclosure.lower()), new BigDecimal(enclosure.upper()));
    }

    @Test
    void zipf() throws IOException {
        check("zipf", 600, 4e-15, 1e-13);
    }

    @Test
    void logModified() throws IOException {
        check("logModified", 60, 2e-13, 1e-11);
    }
}
